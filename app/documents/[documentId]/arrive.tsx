"use client";

import { useEffect } from "react";
import { HERE } from "#app/_ui/document-link.ts";

/** Brings what is marked into view and hands it the focus, also when the address has no fragment. Draws nothing. */
export function Arrive({ at }: { readonly at: string }) {
  // Again whenever another place is asked for on the same page.
  useEffect(() => {
    if (at === "") return;
    const place = document.getElementById(HERE);
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  }, [at]);
  return null;
}

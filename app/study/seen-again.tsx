"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { watchElsewhere } from "./elsewhere.ts";

/** For a page with figures of a learner: draws it anew when it comes into sight and another device has answered. */
export function SeenAgain({ events }: { readonly events: number }) {
  const router = useRouter();
  useEffect(() => watchElsewhere(events, () => router.refresh()).stop, [events, router]);
  return null;
}

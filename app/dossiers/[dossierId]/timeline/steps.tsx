"use client";

import { useEffect, useRef } from "react";
import { useSingleKeys } from "#app/_ui/single-keys.ts";

const KEYS: Readonly<Record<string, string>> = {
  "+": "closer",
  "=": "closer",
  "-": "wider",
  ArrowLeft: "earlier",
  ArrowRight: "later",
  "0": "all",
};

/** The links that move the look at time, and the keys that press them. Without JavaScript they are links. */
export function Steps({ children }: { readonly children: React.ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  const keysOn = useSingleKeys();
  useEffect(() => {
    if (!keysOn) return;
    const press = (event: KeyboardEvent): void => {
      const step = KEYS[event.key];
      const at = event.target;
      const busy = at instanceof HTMLElement && at.matches("input, textarea, select, [contenteditable]");
      if (step === undefined || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      const link = nav.current?.querySelector<HTMLAnchorElement>(`a[data-step="${step}"]`);
      if (link == null) return;
      event.preventDefault();
      link.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [keysOn]);
  return (
    <nav ref={nav} className="row small time-steps" aria-label="Move along the timeline">
      {children}
    </nav>
  );
}

"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: says that the next page is on its way, once that takes longer than 300 ms. */
export function Opening() {
  const { pending } = useLinkStatus();
  return (
    <span className={`opening small quiet${pending ? " pending" : ""}`} aria-hidden={!pending}>
      Opening
    </span>
  );
}

import type { PlayedOrder } from "#lib/schedule/play-days.ts";

/** A kept order; another build may have written one that is not known here. */
export function orderOf(kept: string): PlayedOrder {
  return kept === "urgent" || kept === "oldest" || kept === "shortest" ? kept : "surest";
}

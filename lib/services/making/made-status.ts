import type { KnownCard } from "#lib/db/queries/card-rows.ts";
import type { CardStatus } from "#lib/db/schema/decks.ts";
import type { KeptCard } from "#lib/decks/merge.ts";
import { keptCard } from "../decks/deck-rows.ts";

export type MadeStatus = CardStatus;

/** A card as the merge knows it. What a person rejected or merged is still generated; it is only not asked. */
export function keptOf(row: KnownCard): KeptCard {
  const kept = keptCard(row);
  return putAway(row) ? { ...kept, status: "live" } : kept;
}

/**
 * Where a card stands after it was made again: a new one is a draft; rejected and merged ones stay so; one that is back
 * is studied again when a teacher had accepted it and the dossier is given out, else it waits to be looked at.
 */
export function statusOf(kept: KeptCard, row: KnownCard | undefined, published: boolean): MadeStatus {
  if (row === undefined) return "draft";
  if (putAway(row)) return row.status;
  if (kept.status === "retired") return "retired";
  if (row.status !== "retired") return row.status;
  return published && (row.decision === "accepted" || row.decision === "edited") ? "active" : "draft";
}

/** Whether a card stands in its deck: to be studied, or to be given out with the next publication. */
export function inPlace(status: MadeStatus): boolean {
  return status === "active" || status === "draft";
}

function putAway({ decision }: KnownCard): boolean {
  return decision === "rejected" || decision === "merged";
}

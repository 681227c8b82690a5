import { utcOffsetMinutes } from "#lib/base/study-time.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { recordGroup } from "../study/record-group.ts";
import type { Review } from "../study/sent-reviews.ts";

/** What a step does to the memory of a card: an event like any other, recorded in the same write as the step. */
export type LogDeed = { readonly id: string; readonly cardId: string; readonly cardVersion: number } & (
  | { readonly kind: "suspended" | "unsuspended" | "unburied" | "marked" | "unmarked" }
  /** Left out: it is counted anew how often it was answered and forgotten. */
  | { readonly kind: "reset"; readonly keepsCounts?: true }
  | { readonly kind: "due-set" | "buried"; readonly day: string }
  /** Left out: the flag is taken away. */
  | { readonly kind: "flagged"; readonly flag?: number }
  | { readonly kind: "undone" | "redone"; readonly target: string }
);

/** The device of what the server itself puts into a learner's log. */
export const SERVER = "server";

/** Appends events to the viewer's log and folds the cards they touch. For a learner; a visitor has no memory to change. */
export async function logDeeds(tx: Writer, ctx: Ctx, at: number, deeds: readonly LogDeed[]): Promise<void> {
  const { viewer } = ctx;
  if (deeds.length === 0 || viewer.kind === "visitor") return;
  const { zone } = viewer.clock;
  const reviews = deeds.map(
    (deed, i): Review => ({
      ...deed,
      deviceId: SERVER,
      deviceSequence: at + i,
      deviceTime: at,
      utcOffsetMinutes: utcOffsetMinutes(at, zone),
      zone,
    }),
  );
  await recordGroup(tx, [{ ctx, newUserId: viewer.userId, zone, reviews, sentAt: at, receivedAt: at }]);
}

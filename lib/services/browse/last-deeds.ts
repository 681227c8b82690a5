import { type BatchStep, lastBatch } from "#lib/db/queries/journal.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { stepLabel } from "../journal/step-words.ts";

/** What was done to cards, however many steps that took. */
export type DoneDeed = {
  /** For `POST /api/steps`, in the order in which they are to be turned. */
  readonly steps: readonly string[];
  /** "1,200 cards suspended". */
  readonly label: string;
};

export type LastDeeds = {
  /** What is taken back next, and what is done again next. */
  readonly undo: DoneDeed | null;
  readonly redo: DoneDeed | null;
};

/**
 * What the viewer last did to cards in Browse, on whichever device, that can be taken back; and what they took back and
 * did nothing since. A visitor did nothing.
 */
export async function lastDeeds(ctx: Ctx): Promise<LastDeeds> {
  const userId = userIdOf(ctx);
  if (userId === null) return { undo: null, redo: null };
  const [done, undone] = await Promise.all([
    lastBatch(ctx.store.read, userId, { undone: false }),
    lastBatch(ctx.store.read, userId, { undone: true }),
  ]);
  const lastDone = Math.max(0, ...done.map(({ at }) => at));
  const lastUndone = Math.max(0, ...undone.map(({ undoneAt }) => undoneAt ?? 0));
  return { undo: deedOf(done.toReversed()), redo: lastUndone > lastDone ? deedOf(undone) : null };
}

function deedOf(steps: readonly BatchStep[]): DoneDeed | null {
  const [first] = steps;
  if (!first) return null;
  const count = steps.reduce((sum, step) => sum + step.count, 0);
  // A note that is deleted goes with all its cards; with others beside it, they are told of as cards.
  const kind = steps.find((step) => step.kind === "cards-deleted")?.kind ?? first.kind;
  const about = first.about.trim();
  const label = stepLabel(kind, { count });
  return {
    steps: steps.map(({ id }) => id),
    label: about === "" || (count > 1 && kind.endsWith("deleted")) ? label : `${label}: ${about}`,
  };
}

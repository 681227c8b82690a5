import { DomainError } from "#lib/base/errors.ts";
import { addFigures, figureState, forgetFigures } from "#lib/db/queries/figures.ts";
import { lastSeqOf } from "#lib/db/queries/logs.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { type Added, FIGURES_VERSION } from "./sum-up.ts";

/** Works out what a log adds to the sums behind a row of it: in the worker, or here in a test. */
export type SumUp = (userId: string, after: number) => Promise<Added | null>;

/** So often another write is allowed to come between. */
const TRIES = 3;

/**
 * Brings a learner's own sums up to the end of their log, and says whether they are. Safe to call at any time and twice
 * at once: what was worked out is written only where nobody was quicker.
 */
export async function rollFigures(ctx: Ctx, sumUp: SumUp): Promise<boolean> {
  const { viewer, store } = ctx;
  if (viewer.kind === "visitor") return true;
  const { userId } = viewer;
  allow(ctx, "study", { ownerId: userId }, "log");
  for (let i = 0; i < TRIES; i += 1) {
    const state = await figureState(store.read, userId, FIGURES_VERSION);
    const after = state?.throughSeq ?? 0;
    if (state && (await lastSeqOf(store.read, userId)) <= after) return true;
    const added = await sumUp(userId, after);
    if (added === null) return false;
    const written = await store.write(async (tx) => {
      const now = await figureState(tx, userId, FIGURES_VERSION);
      if ((now?.throughSeq ?? 0) !== after) return false;
      if (now === null) await forgetFigures(tx, userId);
      const state = { throughSeq: added.throughSeq, version: FIGURES_VERSION };
      await addFigures(tx, userId, added, state);
      return true;
    });
    if (written) return true;
  }
  throw new DomainError("conflict", "Answers are arriving just now. Look again in a moment.");
}

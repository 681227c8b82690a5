import { DomainError } from "#lib/base/errors.ts";
import {
  addFigures,
  figureState,
  forgetFigures,
  predictionSumsOf,
  savePredictionSums,
} from "#lib/db/queries/figures.ts";
import { eventsIn } from "#lib/db/queries/logs.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { PredictionCount } from "#lib/memory/prediction-sums.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { presetBook } from "../options/preset-book.ts";
import { type Added, FIGURES_VERSION, type SummedUp } from "./sum-up.ts";

/** Works out what a log adds to the sums behind a row of it: in the worker, or here in a test. */
export type SumUp = (userId: string, known: SummedUp) => Promise<Added | null>;

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
    const { base } = await presetBook(store.read, userId);
    const known = await knownOf(store.read, userId, base.parameters);
    if (known.missing === 0) return true;
    const added = await sumUp(userId, known);
    if (added === null) return false;
    const written = await store.write(async (tx) => {
      const now = await knownOf(tx, userId, base.parameters);
      if (now.after !== known.after || now.judgedAfter !== known.judgedAfter) return false;
      if (now.after === 0) await forgetFigures(tx, userId);
      const at = { throughSeq: added.end.seq, version: FIGURES_VERSION };
      await addFigures(tx, userId, added, { ...at, events: added.end.events });
      const sums = new PredictionCount();
      if (now.sums && now.judgedAfter > 0) sums.plus(now.sums);
      sums.plus(added.predictions);
      await savePredictionSums(tx, { userId, ...at, weights: base.parameters, sums: sums.sums() });
      return true;
    });
    if (written) return true;
  }
  throw new DomainError("conflict", "Answers are arriving just now. Look again in a moment.");
}

/** How many events of a learner's log are not in the sums yet; 0 for a visitor. */
export async function missingFigures(ctx: Ctx): Promise<number> {
  const { viewer, store } = ctx;
  if (viewer.kind === "visitor") return 0;
  const { base } = await presetBook(store.read, viewer.userId);
  return (await knownOf(store.read, viewer.userId, base.parameters)).missing;
}

async function knownOf(db: Reader | Writer, userId: string, weights: readonly number[]) {
  const [state, judged, events] = await Promise.all([
    figureState(db, userId, FIGURES_VERSION),
    predictionSumsOf(db, userId, FIGURES_VERSION),
    eventsIn(db, userId),
  ]);
  const own = judged?.weights.every((weight, i) => weight === weights[i]) ? judged : null;
  return {
    after: state?.throughSeq ?? 0,
    judgedAfter: own?.throughSeq ?? 0,
    weights,
    sums: own?.sums ?? null,
    missing: state && own?.throughSeq === state.throughSeq ? events - state.events : events,
  };
}

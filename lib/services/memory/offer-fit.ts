import { addOffer } from "#lib/db/queries/parameter-offers.ts";
import type { Offer } from "#lib/memory/offer.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { presetBook } from "../options/preset-book.ts";
import { isOfClass } from "./begin-by-class.ts";

/**
 * Fits a learner's log: in the worker, or here in a test; `around` is where it begins, where that is not the defaults.
 * Null when it was stopped.
 */
export type FitLog = (
  userId: string,
  current: readonly number[],
  around?: readonly number[],
) => Promise<Offer | null>;

const MILLION = 1_000_000;

/**
 * Fits the learner's own answers and keeps what came of it, to be looked at and taken. Null when it was stopped; nothing
 * is kept then.
 */
export async function offerFit(
  ctx: Ctx,
  fitLog: FitLog,
): Promise<{ readonly id: string; readonly offer: Offer } | null> {
  const { viewer } = ctx;
  allow(ctx, "study", viewer.kind === "learner" ? { ownerId: viewer.userId } : null, "log");
  // `allow` lets no visitor by: they have no log.
  const userId = viewer.kind === "learner" ? viewer.userId : "";
  const { base } = await presetBook(ctx.store.read, userId);
  // What a class taught is the better beginning for one of it.
  const around = isOfClass(base.parametersId) ? base.parameters : undefined;
  const offer = await fitLog(userId, base.parameters, around);
  if (offer === null) return null;
  const id = ctx.newId();
  const tried = offer.kind === "too-few" ? null : offer;
  await ctx.store.write((tx) =>
    addOffer(tx, {
      id,
      userId,
      createdAt: ctx.now(),
      state: offer.kind,
      scored: offer.scored,
      heldOut: tried?.heldOut ?? null,
      weights: tried?.parameters ?? null,
      lossBefore: tried && Math.round(tried.before.logLoss * MILLION),
      lossAfter: tried && Math.round(tried.after.logLoss * MILLION),
      rmseBefore: tried && Math.round(tried.before.rmse * MILLION),
      rmseAfter: tried && Math.round(tried.after.rmse * MILLION),
    }),
  );
  return { id, offer };
}

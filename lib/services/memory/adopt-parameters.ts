import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { classWeightsLike } from "#lib/db/queries/class-weights.ts";
import { offerOf, settleOffer } from "#lib/db/queries/parameter-offers.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { weightsOfClass } from "./begin-by-class.ts";
import { studyBy } from "./study-by.ts";

const Input = z.strictObject({ offerId: IdField });

const NO_OFFER = "There is no such offer. Reload the page.";

/**
 * Studies by fitted weights from the next answer on: every set of options that had the default weights, or earlier
 * fitted ones, gets them. What was answered before stays as it was. Safe to send twice.
 */
export async function adoptParameters(ctx: Ctx, input: unknown): Promise<void> {
  const { offerId } = parseInput(Input, input);
  const userId = userIdOf(ctx) ?? "";
  const offer = userId === "" ? null : await offerOf(ctx.store.read, userId, offerId);
  allow(ctx, "make", offer === null ? null : { ownerId: userId }, "offer");
  const at = ctx.now();
  const presetId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const now = await offerOf(tx, userId, offerId);
    if (now?.state === "adopted") return;
    if (!now || (now.state !== "better" && now.state !== "taken-back") || now.weights === null)
      throw new DomainError("invalid", NO_OFFER);
    const before = await studyBy(tx, { userId, weights: now.weights, id: offerId, presetId, at });
    await settleOffer(tx, offerId, { state: "adopted", decidedAt: at, weightsBefore: before });
  });
}

/** Goes back to the weights that were in use before. Safe to send twice. */
export async function takeBackParameters(ctx: Ctx, input: unknown): Promise<void> {
  const { offerId } = parseInput(Input, input);
  const userId = userIdOf(ctx) ?? "";
  const offer = userId === "" ? null : await offerOf(ctx.store.read, userId, offerId);
  allow(ctx, "make", offer === null ? null : { ownerId: userId }, "offer");
  const at = ctx.now();
  const presetId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const now = await offerOf(tx, userId, offerId);
    if (now?.state === "taken-back") return;
    if (now?.state !== "adopted") throw new DomainError("invalid", NO_OFFER);
    const weights = now.weightsBefore ?? DEFAULT_PARAMETERS;
    const isDefault = weights.every((weight, i) => weight === DEFAULT_PARAMETERS[i]);
    const ofClass = isDefault ? null : await classWeightsLike(tx, weights);
    const earlier = ofClass === null ? `before-${offerId}` : weightsOfClass(ofClass);
    const id = isDefault ? DEFAULT_PRESET.parametersId : earlier;
    await studyBy(tx, { userId, weights, id, presetId, at });
    await settleOffer(tx, offerId, { state: "taken-back", decidedAt: at, weightsBefore: now.weightsBefore });
  });
}

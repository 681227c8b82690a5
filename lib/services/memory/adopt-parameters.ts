import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { choosePreset, optionsOf, presetsOf, savePreset } from "#lib/db/queries/options.ts";
import { offerOf, settleOffer } from "#lib/db/queries/parameter-offers.ts";
import { keepRuleSet } from "#lib/db/queries/rule-sets.ts";
import type { Writer } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { EVERYWHERE } from "../options/preset-book.ts";
import { parseInput } from "../parse-input.ts";
import { PresetSettings, rulesIdOf } from "../study/rule-settings.ts";

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
    const id = isDefault ? DEFAULT_PRESET.parametersId : `before-${offerId}`;
    await studyBy(tx, { userId, weights, id, presetId, at });
    await settleOffer(tx, offerId, { state: "taken-back", decidedAt: at, weightsBefore: now.weightsBefore });
  });
}

type Use = {
  readonly userId: string;
  readonly weights: readonly number[];
  /** The name of the weights. */
  readonly id: string;
  /** For a new set of options, where the learner has none for everything. */
  readonly presetId: string;
  readonly at: number;
};

/** Writes weights into a learner's sets of options; gives those that counted for everything before. */
async function studyBy(tx: Writer, { userId, weights, id, presetId, at }: Use): Promise<readonly number[]> {
  const [chosen, presets] = await Promise.all([optionsOf(tx, userId), presetsOf(tx, userId)]);
  const baseId = chosen.find(({ place }) => place === EVERYWHERE)?.presetId;
  let before: readonly number[] = DEFAULT_PARAMETERS;
  for (const preset of presets) {
    const settings = PresetSettings.parse(preset.settings);
    if (preset.id === baseId) before = settings.parameters;
    await keep({ ...preset, createdAt: at }, settings);
  }
  if (baseId === undefined) {
    await keep({ id: presetId, name: "My options", version: 0, createdAt: at }, PresetSettings.parse({}));
    await choosePreset(tx, userId, EVERYWHERE, presetId);
  }
  return before;

  async function keep(
    preset: {
      readonly id: string;
      readonly name: string;
      readonly version: number;
      readonly createdAt: number;
    },
    old: PresetSettings,
  ): Promise<void> {
    const settings = { ...old, parameters: [...weights], parametersId: id };
    await savePreset(tx, {
      id: preset.id,
      ownerId: userId,
      name: preset.name,
      settings,
      version: preset.version + 1,
      createdAt: preset.createdAt,
      updatedAt: at,
    });
    await keepRuleSet(tx, { userId, id: rulesIdOf(settings), settings, createdAt: at });
  }
}

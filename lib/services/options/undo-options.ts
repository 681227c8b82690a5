import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { choosePreset, deletePreset, optionsOf, presetById, savePreset } from "#lib/db/queries/options.ts";
import { ruleSetsNamed } from "#lib/db/queries/rule-sets.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField, TitleField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { PresetSettings } from "../study/rule-settings.ts";

/** What a saving of options changed, as far as it takes to put it back. */
export const SavedOptions = z.strictObject({
  place: IdField,
  presetId: IdField,
  /** The version that was saved. */
  version: z.coerce.number().int().min(1),
  /** The set of rules that the preset was before, and its name; null for one that was made then. */
  rulesBefore: IdField.nullable(),
  nameBefore: TitleField.nullable(),
  /** The preset that the place had before; null for none of its own. */
  chosenBefore: IdField.nullable(),
});
export type SavedOptions = z.infer<typeof SavedOptions>;

const CHANGED = "These options were changed since, so that cannot be taken back. Everything stays as it is.";

/**
 * Takes a saving of options back: the preset is as it was, or gone where it was made then. What was answered meanwhile
 * keeps its rules. Safe to send twice. Throws `conflict` when the options were changed since, `not-found` for another's.
 */
export async function undoOptions(ctx: Ctx, input: unknown): Promise<void> {
  const saved = parseInput(SavedOptions, input);
  const { place, presetId, version, rulesBefore, nameBefore, chosenBefore } = saved;
  const userId = userIdOf(ctx) ?? "";
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const found = await presetById(tx, presetId);
    // Somebody else's is none, also for what would have been done already.
    const preset = found?.ownerId === userId ? found : null;
    const here = (await optionsOf(tx, userId)).find((one) => one.place === place)?.presetId ?? null;
    // A preset that was made then and taken back is no more.
    if (preset === null && rulesBefore === null && userId !== "" && here === chosenBefore) return;
    allow(ctx, "make", preset, "set of options");
    if (preset.version === version + 1 && rulesBefore !== null && here === chosenBefore) return;
    if (preset.version !== version || here !== presetId) throw new DomainError("conflict", CHANGED);
    const earlier = chosenBefore === null ? null : await presetById(tx, chosenBefore);
    if (chosenBefore !== null) allow(ctx, "make", earlier, "set of options");
    if (rulesBefore === null) {
      await choosePreset(tx, userId, place, chosenBefore);
      await deletePreset(tx, presetId);
      return;
    }
    const [rules] = await ruleSetsNamed(tx, userId, [rulesBefore]);
    const settings = PresetSettings.safeParse(rules?.settings);
    if (rules === undefined || !settings.success) throw new DomainError("conflict", CHANGED);
    await savePreset(tx, {
      id: presetId,
      ownerId: userId,
      name: nameBefore ?? preset.name,
      settings: settings.data,
      version: version + 1,
      createdAt: at,
      updatedAt: at,
    });
    await choosePreset(tx, userId, place, chosenBefore);
  });
}

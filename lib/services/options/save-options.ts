import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { choosePreset, presetById, savePreset } from "#lib/db/queries/options.ts";
import { keepRuleSet } from "#lib/db/queries/rule-sets.ts";
import { learnerFor } from "../account/guest.ts";
import { admitGuest } from "../account/guest-limit.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField, TitleField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { presetOf, rulesIdOf } from "../study/rule-settings.ts";
import { optionsPlace } from "./options-place.ts";
import { SentSettings, withKept } from "./sent-settings.ts";
import { settingsAt, settingsOf } from "./settings-at.ts";
import type { SavedOptions } from "./undo-options.ts";

const Input = z.strictObject({
  place: IdField,
  /** The preset to write; null makes a new one. */
  presetId: IdField.nullable(),
  name: TitleField,
  /** What the page showed; another window may have saved since. */
  version: z.int().min(0),
  settings: SentSettings,
  zone: z.string().max(100).optional(),
});

/**
 * Saves a preset and studies a place by it. What was answered before stays as it was: the settings are a new set of
 * rules. A visitor becomes a guest by it. Throws `not-found` for a place or a preset of somebody else, `conflict` when
 * another window saved the preset meanwhile, `invalid` for settings that the memory model cannot use. Gives what
 * `undoOptions` needs.
 */
export async function saveOptions(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly presetId: string; readonly undo: SavedOptions }> {
  const { place, presetId, name, version, settings: sent, zone } = parseInput(Input, input);
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "deck");
  const where = await optionsPlace(ctx, place);
  const at = ctx.now();
  const { viewer } = ctx;
  if (viewer.kind === "visitor")
    admitGuest(ctx.store, viewer.key?.address ?? null, at, "Nothing was saved; try again in a moment.");
  const newUserId = ctx.newId();
  const id = presetId ?? ctx.newId();
  return ctx.store.write(async (tx) => {
    const clockZone = viewer.kind === "learner" ? viewer.clock.zone : "UTC";
    const { userId } = await learnerFor(tx, ctx, { userId: newUserId, at, zone: zone ?? clockZone });
    const before = presetId === null ? null : await presetById(tx, presetId);
    if (presetId !== null && before?.ownerId !== userId) {
      throw new DomainError("not-found", "There are no such options. Reload the page.");
    }
    if (before && before.version !== version) {
      throw new DomainError(
        "conflict",
        "These options were saved in another window since. Reload the page to see them; nothing was changed.",
      );
    }
    const counts = await settingsAt(tx, userId, where);
    const settings = withKept(sent, before ? settingsOf(before) : counts.settings);
    const rulesId = rulesIdOf(settings);
    if (presetOf(rulesId, settings) === null) {
      throw new DomainError(
        "invalid",
        "The memory model cannot use these numbers. Check the steps and intervals.",
      );
    }
    const saved = (before?.version ?? 0) + 1;
    await savePreset(tx, {
      id,
      ownerId: userId,
      name,
      settings,
      version: saved,
      createdAt: at,
      updatedAt: at,
    });
    await keepRuleSet(tx, { userId, id: rulesId, settings, createdAt: at });
    await choosePreset(tx, userId, place, id);
    const undo = {
      place,
      presetId: id,
      version: saved,
      rulesBefore: before && rulesIdOf(before.settings),
      nameBefore: before?.name ?? null,
      chosenBefore: counts.chosen.get(place) ?? null,
    };
    return { presetId: id, undo };
  });
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { offerOf } from "#lib/db/queries/parameter-offers.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { optionsPlace } from "../options/options-place.ts";
import { EVERYWHERE } from "../options/preset-book.ts";
import { SentSettings, withKept } from "../options/sent-settings.ts";
import { settingsAt } from "../options/settings-at.ts";
import { parseInput } from "../parse-input.ts";
import { checkedDays, HolidayDays } from "../plans/holiday-days.ts";
import { type PresetSettings, presetOf } from "../study/rule-settings.ts";
import { todayOf } from "../study/today.ts";
import { type ChangeView, changeView } from "./change-view.ts";
import { ALL } from "./memory-scope.ts";
import type { Reckoner } from "./memory-view.ts";

const Options = z.object({ place: IdField, settings: SentSettings });

/**
 * What other options of a place would do, before they are saved. Throws as `saveOptions` does. Gives the settings that
 * were asked about too, so that a form without scripts can show them again.
 */
export async function previewOptions(
  ctx: Ctx,
  input: unknown,
  reckoner: Reckoner,
): Promise<{ readonly change: ChangeView; readonly asked: PresetSettings }> {
  const { place, settings: sent } = parseInput(Options, input);
  const where = await optionsPlace(ctx, place);
  const { settings: now } = await settingsAt(ctx.store.read, userIdOf(ctx), where);
  const asked = withKept(sent, now);
  if (presetOf("asked", asked) === null)
    throw new DomainError(
      "invalid",
      "The memory model cannot use these numbers. Check the steps and intervals.",
    );
  const of = where.kind === "all" ? ALL : `${where.kind}:${where.id}`;
  return { change: await changeView(ctx, { of, now, otherwise: asked }, reckoner), asked };
}

const Weights = z.object({ offerId: IdField });

/** What fitted weights would do, before they are taken. Throws `not-found` for another's offer or one without weights. */
export async function previewWeights(ctx: Ctx, input: unknown, reckoner: Reckoner): Promise<ChangeView> {
  const { offerId } = parseInput(Weights, input);
  const userId = userIdOf(ctx) ?? "";
  const offer = userId === "" ? null : await offerOf(ctx.store.read, userId, offerId);
  const open = offer?.state === "better" || offer?.state === "taken-back" ? offer.weights : null;
  allow(ctx, "make", open === null ? null : { ownerId: userId }, "offer");
  const now = await everywhere(ctx);
  const otherwise = { ...now, parameters: [...(open ?? now.parameters)], parametersId: offerId };
  return changeView(ctx, { of: ALL, now, otherwise }, reckoner);
}

/** What days off would do, before they are planned. Throws `invalid` for days that cannot be. */
export async function previewHoliday(ctx: Ctx, input: unknown, reckoner: Reckoner): Promise<ChangeView> {
  const { from, to } = parseInput(HolidayDays, input);
  checkedDays((await todayOf(ctx)).day, from, to);
  const now = await everywhere(ctx);
  const away = { fromDay: from, toDay: to };
  return changeView(ctx, { of: ALL, now, otherwise: now, away }, reckoner);
}

async function everywhere(ctx: Ctx): Promise<PresetSettings> {
  const place = await optionsPlace(ctx, EVERYWHERE);
  return (await settingsAt(ctx.store.read, userIdOf(ctx), place)).settings;
}

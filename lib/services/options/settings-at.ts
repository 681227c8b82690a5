import { optionsOf, type PresetRow, presetsOf } from "#lib/db/queries/options.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { PresetSettings } from "../study/rule-settings.ts";
import type { OptionsPlace } from "./options-place.ts";

/** What counts at a place, and where that was chosen. */
export type SettingsAt = {
  readonly settings: PresetSettings;
  /** Null for our defaults. */
  readonly from: { readonly id: string; readonly title: string } | null;
  /** The learner's choices by place, and presets by id. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly presets: readonly PresetRow[];
};

/** The settings that a learner studies a place by: its own, else those of the nearest place above that has some. */
export async function settingsAt(
  db: Reader | Writer,
  userId: string | null,
  place: OptionsPlace,
): Promise<SettingsAt> {
  const [chosen, presets] =
    userId === null ? [[], []] : await Promise.all([optionsOf(db, userId), presetsOf(db, userId)]);
  const byPlace = new Map(chosen.map((one) => [one.place, one.presetId]));
  const from =
    [{ id: place.id, title: place.title }, ...place.above].find((one) => byPlace.has(one.id)) ?? null;
  const row = from === null ? undefined : presets.find((one) => one.id === byPlace.get(from.id));
  return { settings: settingsOf(row), from, chosen: byPlace, presets };
}

/** The settings of a kept preset; ours for one that cannot be read. */
export function settingsOf(row: Pick<PresetRow, "settings"> | null | undefined): PresetSettings {
  const parsed = PresetSettings.safeParse(row?.settings ?? {});
  return parsed.success ? parsed.data : PresetSettings.parse({});
}

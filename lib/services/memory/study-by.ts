import { choosePreset, optionsOf, presetsOf, savePreset } from "#lib/db/queries/options.ts";
import { keepRuleSet } from "#lib/db/queries/rule-sets.ts";
import type { Writer } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { EVERYWHERE } from "../options/preset-book.ts";
import { PresetSettings, rulesIdOf } from "../study/rule-settings.ts";

/** Weights that a learner is to study by. */
export type Use = {
  readonly userId: string;
  readonly weights: readonly number[];
  /** The name of the weights. */
  readonly id: string;
  /** For a new set of options, where the learner has none for everything. */
  readonly presetId: string;
  readonly at: number;
};

/**
 * Writes weights into a learner's sets of options, so that answers from now on name rules with them; gives those that
 * counted for everything before. `only`: sets with other weights stay as they are.
 */
export async function studyBy(
  tx: Writer,
  { userId, weights, id, presetId, at }: Use,
  only: (parametersId: string) => boolean = () => true,
): Promise<readonly number[]> {
  const [chosen, presets] = await Promise.all([optionsOf(tx, userId), presetsOf(tx, userId)]);
  const baseId = chosen.find(({ place }) => place === EVERYWHERE)?.presetId;
  let before: readonly number[] = DEFAULT_PARAMETERS;
  for (const preset of presets) {
    const settings = PresetSettings.parse(preset.settings);
    if (preset.id === baseId) before = settings.parameters;
    if (only(settings.parametersId)) await keep({ ...preset, createdAt: at }, settings);
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

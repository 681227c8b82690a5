import type { SchedulePreset } from "#lib/study/types.ts";
import type { Today } from "./today.ts";

/** Nobody learns more than that in a day. */
export const MOST_MORE_NEW = 200;

/** The day with so many new cards more than the options say, for whoever asks for them today alone. */
export function withMoreNew(today: Today, more: number): Today {
  if (more === 0) return today;
  const { presets } = today;
  // One for each, so that who compares presets finds the same ones the same.
  const larger = new Map<SchedulePreset, SchedulePreset>();
  const enlarged = (preset: SchedulePreset): SchedulePreset => {
    const made = larger.get(preset) ?? { ...preset, newPerDay: preset.newPerDay + more };
    larger.set(preset, made);
    return made;
  };
  return {
    ...today,
    presets: {
      ...presets,
      base: enlarged(presets.base),
      ofDecks: async (ids) =>
        new Map([...(await presets.ofDecks(ids))].map(([id, preset]) => [id, enlarged(preset)])),
    },
  };
}

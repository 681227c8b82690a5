import { optionsOf, placesOfDecks, presetsOf } from "#lib/db/queries/options.ts";
import type { Reader } from "#lib/db/store.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { presetOf, rulesIdOf } from "../study/rule-settings.ts";

/** The place of a learner's own default, below every deck and dossier. */
export const EVERYWHERE = "all";

/** By which preset a learner studies what. */
export type PresetBook = {
  /** Where nothing else was chosen. */
  readonly base: SchedulePreset;
  /** Whether some deck may have another one than the base. */
  readonly several: boolean;
  /** The presets of decks, in the order asked. */
  readonly ofDecks: (deckIds: readonly string[]) => Promise<ReadonlyMap<string, SchedulePreset>>;
};

const DEFAULT_ONLY: PresetBook = {
  base: DEFAULT_PRESET,
  several: false,
  ofDecks: async (deckIds) => new Map(deckIds.map((id) => [id, DEFAULT_PRESET])),
};

/**
 * What a learner chose. A deck takes what was chosen for it, else for the deck above it, and so on up, else for its
 * dossier, else the learner's own default, else ours.
 */
export async function presetBook(db: Reader, userId: string | null): Promise<PresetBook> {
  const chosen = userId === null ? [] : await optionsOf(db, userId);
  if (userId === null || chosen.length === 0) return DEFAULT_ONLY;
  const known = new Map(
    (await presetsOf(db, userId)).flatMap((row) => {
      const preset = presetOf(rulesIdOf(row.settings), row.settings);
      return preset ? [[row.id, preset] as const] : [];
    }),
  );
  const byPlace = new Map(
    chosen.flatMap(({ place, presetId }) => {
      const preset = known.get(presetId);
      return preset ? [[place, preset] as const] : [];
    }),
  );
  const base = byPlace.get(EVERYWHERE) ?? DEFAULT_PRESET;
  const several = [...byPlace.keys()].some((place) => place !== EVERYWHERE);
  return {
    base,
    several,
    async ofDecks(deckIds) {
      if (!several) return new Map(deckIds.map((id) => [id, base]));
      const places = await placesOfDecks(db, deckIds);
      return new Map(deckIds.map((id) => [id, resolve(id, places, byPlace) ?? base]));
    },
  };
}

function resolve(
  deckId: string,
  places: Awaited<ReturnType<typeof placesOfDecks>>,
  byPlace: ReadonlyMap<string, SchedulePreset>,
): SchedulePreset | undefined {
  const seen = new Set<string>();
  let dossierId: string | null = null;
  for (let at: string | null = deckId; at !== null && !seen.has(at); at = places.get(at)?.parentId ?? null) {
    seen.add(at);
    const own = byPlace.get(at);
    if (own) return own;
    dossierId = places.get(at)?.dossierId ?? dossierId;
  }
  return dossierId === null ? undefined : byPlace.get(dossierId);
}

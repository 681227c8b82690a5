import { presetsOf } from "#lib/db/queries/options.ts";
import type { Reader } from "#lib/db/store.ts";
import { isShared } from "#lib/interop/anki-habits.ts";
import type { OutWay } from "#lib/interop/out/collection.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { presetBook } from "../options/preset-book.ts";
import { rulesIdOf } from "../study/rule-settings.ts";

/** By which rules each of these decks is studied, as Anki has them; decks with the same rules share one. */
export async function outRules(
  db: Reader,
  userId: string,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly preset: SchedulePreset; readonly way: OutWay }>> {
  const book = await presetBook(db, userId);
  const names = new Map((await presetsOf(db, userId)).map((row) => [rulesIdOf(row.settings), row.name]));
  const ways = new Map<SchedulePreset, OutWay>();
  return new Map(
    [...(await book.ofDecks(deckIds))].map(([deckId, preset]) => {
      const way = ways.get(preset) ?? wayOf(preset, names.get(preset.rulesId ?? "") ?? "Dossier");
      ways.set(preset, way);
      return [deckId, { preset, way }];
    }),
  );
}

const SHARES = { normal: 1, reduced: 0.5, minimum: 0 } as const;

function wayOf(preset: SchedulePreset, name: string): OutWay {
  const { newPerDay, reviewsPerDay, ways = DEFAULT_WAYS } = preset;
  const { newAmong, reviewOrder, siblingsApart, easyDays, leechAfter, leechAction } = ways;
  return {
    ...{ name, rules: preset, newPerDay, reviewsPerDay },
    habits: {
      ...{ leechAfter, leechSuspends: leechAction === "suspend", newAmong },
      ...(isShared(reviewOrder) ? { reviewOrder } : {}),
      siblingsApart,
      easyDays: easyDays.map((day) => SHARES[day]),
    },
  };
}

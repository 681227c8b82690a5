import { homeDecksOf } from "#lib/db/queries/options.ts";
import type { Reader } from "#lib/db/store.ts";
import type { QueueGroup } from "#lib/study/queue.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import type { Today } from "./today.ts";

/** By which presets some cards are studied, and what was done today under each. */
export type CardPresets = {
  readonly of: (cardId: string) => SchedulePreset;
  /** How much a card is worth learning; undefined when nobody ranked it or no preset asks. */
  readonly weightOf: (cardId: string) => number | undefined;
  /** The group of a card in a queue; undefined for the learner's own default. */
  readonly groupOf: (cardId: string) => string | undefined;
  /** The queue's own group, and the others by name. */
  readonly base: QueueGroup;
  readonly groups: ReadonlyMap<string, QueueGroup>;
};

/** A card is scheduled by the preset of its home deck, in whichever deck it is studied. */
export async function cardPresets(
  read: Reader,
  today: Today,
  cardIds: readonly string[],
): Promise<CardPresets> {
  const { base, several, ofDecks } = today.presets;
  const ranked = several || base.ways?.newOrder === "importance";
  const asked = several ? [...cardIds, ...today.doneCards.map((card) => card.id)] : cardIds;
  const homes = ranked ? await homeDecksOf(read, [...new Set(asked)]) : new Map();
  const byDeck = await ofDecks([...new Set([...homes.values()].map((home) => home.deckId))]);
  const of = (cardId: string): SchedulePreset =>
    (several ? byDeck.get(homes.get(cardId)?.deckId ?? "") : undefined) ?? base;
  const groupOf = (cardId: string): string | undefined => {
    const own = of(cardId);
    return own === base ? undefined : nameOf(own);
  };
  const group = (name: string | undefined, preset: SchedulePreset): QueueGroup => {
    const done = several ? today.doneCards.filter((card) => groupOf(card.id) === name) : today.doneCards;
    const reviews = done.filter((card) => card.review).length;
    const { newPerDay, reviewsPerDay, ways } = preset;
    return {
      newPerDay: newPerDay + today.more.cards,
      reviewsPerDay,
      ...(ways ? { ways } : {}),
      done: { newCards: done.length - reviews, reviews },
    };
  };
  const others = new Map([...byDeck.values()].filter((preset) => preset !== base).map((p) => [nameOf(p), p]));
  return {
    of,
    groupOf,
    weightOf: (cardId) => homes.get(cardId)?.weight ?? undefined,
    base: group(undefined, base),
    groups: new Map([...others].map(([name, preset]) => [name, group(name, preset)])),
  };
}

/** The name of a preset among a learner's groups; ours has none of its own. */
export function nameOf(preset: SchedulePreset): string {
  return preset.rulesId ?? "default";
}

import { placesOfDecks } from "#lib/db/queries/options.ts";
import { placesOf } from "#lib/db/queries/placed-cards.ts";
import type { Reader } from "#lib/db/store.ts";
import type { QueueCap } from "#lib/study/queue.ts";
import { nameOf } from "./card-presets.ts";
import type { Today } from "./today.ts";

/** The limits of a deck that hold for it with its parts, because some of these have options of their own. */
export type DeckCap = {
  readonly deckId: string;
  /** The deck and its parts, of those asked about. */
  readonly within: ReadonlySet<string>;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
};

/**
 * The limits of decks over their parts, as far as both are among these decks: as in Anki, the deck that is opened limits
 * what comes of all that is in it, and one above it does not. Where deck and parts have the same options these say it
 * already; who comes back to a backlog has the plan's limit alone.
 */
export async function capsOf(
  read: Reader,
  { presets, plan }: Pick<Today, "presets" | "plan">,
  deckIds: readonly string[],
): Promise<readonly DeckCap[]> {
  if (!presets.several || plan !== null || deckIds.length < 2) return [];
  const [places, byDeck] = await Promise.all([placesOfDecks(read, deckIds), presets.ofDecks(deckIds)]);
  const within = new Map(deckIds.map((id) => [id, new Set([id])]));
  for (const id of deckIds) {
    const seen = new Set([id]);
    for (let at = places.get(id)?.parentId ?? null; at !== null && !seen.has(at); ) {
      seen.add(at);
      within.get(at)?.add(id);
      at = places.get(at)?.parentId ?? null;
    }
  }
  return [...within].flatMap(([deckId, parts]) => {
    const preset = byDeck.get(deckId);
    if (!preset || [...parts].every((part) => nameOf(byDeck.get(part) ?? preset) === nameOf(preset)))
      return [];
    const { newPerDay, reviewsPerDay } = preset;
    return [{ deckId, within: parts, newPerDay, reviewsPerDay }];
  });
}

/** What those limits leave of today. */
export async function capsToday(
  read: Reader,
  today: Today,
  deckIds: readonly string[],
): Promise<readonly QueueCap[]> {
  const caps = await capsOf(read, today, deckIds);
  if (caps.length === 0) return [];
  const ids = today.doneCards.map((card) => card.id);
  const places = await placesOf(read, ids, deckIds, today.userId);
  return caps.map(({ within, newPerDay, reviewsPerDay }) => {
    const here = new Set(places.filter((place) => within.has(place.deckId)).map((place) => place.id));
    const done = today.doneCards.filter((card) => here.has(card.id));
    const reviews = done.filter((card) => card.review).length;
    return {
      decks: within,
      newLeft: newPerDay + today.more.cards - (done.length - reviews),
      reviewsLeft: reviewsPerDay - reviews,
    };
  });
}

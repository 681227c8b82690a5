import { grouped } from "#lib/base/grouped.ts";
import type { StateRow } from "#lib/db/event-rows.ts";
import { learningDueBy, reviewsDueBy } from "#lib/db/queries/due.ts";
import { type PlacedCard, placesOf, unseenIn } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { type CardPresets, cardPresets } from "./card-presets.ts";
import { statesByCard, type Today } from "./today.ts";

/** So many cards in their steps are looked at; nobody has more on one day. */
const MOST_LEARNING = 500;
/** More than the day holds, so that siblings can be left for another day. */
const SPARE = 60;

/** So many new cards are looked at where they do not come in deck order. */
const MOST_UNSEEN = 5_000;

export type Candidates = {
  /** In deck order, more than the day takes. */
  readonly unseen: readonly string[];
  readonly placed: readonly PlacedCard[];
  readonly states: ReadonlyMap<string, CardState>;
  readonly presets: CardPresets;
};

/** The cards that today may be made of: what is due, and the first of the new ones. Never all there are. */
export async function candidates(
  read: Reader,
  today: Today,
  deckIds: readonly string[],
): Promise<Candidates> {
  const byDeck = await today.presets.ofDecks(deckIds);
  const groups = grouped(deckIds, (id) => byDeck.get(id) ?? today.presets.base);
  const found = await Promise.all([...groups].map(([preset, own]) => ofPreset(read, today, preset, own)));
  const rows = [...new Map(found.flatMap((one) => one.rows).map((row) => [row.cardId, row])).values()];
  const assigned = await placesOf(read, today.assigned.byDay[0] ?? [], deckIds, today.userId);
  const unseen = [
    ...new Set([...assigned.map((card) => card.id), ...found.flatMap((one) => one.unseen)]),
  ].filter((id) => !today.assigned.waiting.has(id));
  // Two questions, so that more than fits in one statement cannot mix up the deck order of the new ones.
  const [seen, fresh, met] = await Promise.all([
    placesOf(
      read,
      rows.map((row) => row.cardId),
      deckIds,
      today.userId,
    ),
    placesOf(read, unseen, deckIds, today.userId),
    // A new card has no state, unless it was flagged, marked or put off.
    today.userId === null ? [] : statesOf(read, today.userId, unseen),
  ]);
  const placed: readonly PlacedCard[] = [...seen, ...fresh];
  const presets = await cardPresets(
    read,
    today,
    placed.map((card) => card.id),
  );
  return { unseen, placed, states: statesByCard([...rows, ...met]), presets };
}

async function ofPreset(
  read: Reader,
  today: Today,
  { newPerDay, reviewsPerDay, ways = DEFAULT_WAYS }: SchedulePreset,
  deckIds: readonly string[],
): Promise<{ readonly rows: readonly StateRow[]; readonly unseen: readonly string[] }> {
  const { userId, day, ends, done, more } = today;
  // Other presets may have had a part in what was done: then a little too much is fetched, never too little.
  const newLeft = Math.max(0, newPerDay + more.cards - (today.presets.several ? 0 : done.newCards));
  const reviewsLeft = Math.max(0, reviewsPerDay - (today.presets.several ? 0 : done.reviews));
  const ask = { now: ends - 1, day, deckIds };
  const [learning, reviews, unseen] = await Promise.all([
    userId === null ? [] : learningDueBy(read, { ...ask, userId, limit: MOST_LEARNING }),
    userId === null
      ? []
      : reviewsDueBy(read, { ...ask, userId, limit: reviewsLeft + SPARE }, ways.reviewOrder),
    unseenIn(
      read,
      deckIds,
      userId,
      // What waits stands among them, and is left out of what is found.
      ways.newOrder === "deck" ? newLeft + SPARE + today.assigned.waiting.size : MOST_UNSEEN,
    ),
  ]);
  return { rows: [...learning, ...reviews], unseen };
}

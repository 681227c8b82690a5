import { learningDueBy, reviewsDueBy } from "#lib/db/queries/due.ts";
import { type PlacedCard, placesOf, unseenIn } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { statesByCard, type Today } from "./today.ts";

/** So many cards in their steps are looked at; nobody has more on one day. */
const MOST_LEARNING = 500;
/** More than the day holds, so that siblings can be left for another day. */
const SPARE = 60;

export type Candidates = {
  /** In deck order, more than the day takes. */
  readonly unseen: readonly string[];
  readonly placed: readonly PlacedCard[];
  readonly states: ReadonlyMap<string, CardState>;
};

/** The cards that today may be made of: what is due, and the first of the new ones. Never all there are. */
export async function candidates(
  read: Reader,
  today: Today,
  deckIds: readonly string[],
): Promise<Candidates> {
  const { userId, day, ends, done } = today;
  const newLeft = Math.max(0, DEFAULT_PRESET.newPerDay - done.newCards);
  const reviewsLeft = Math.max(0, DEFAULT_PRESET.reviewsPerDay - done.reviews);
  const due =
    userId === null
      ? []
      : await Promise.all([
          learningDueBy(read, { userId, now: ends - 1, day, limit: MOST_LEARNING, deckIds }),
          reviewsDueBy(read, { userId, now: ends - 1, day, limit: reviewsLeft + SPARE, deckIds }),
        ]);
  const rows = due.flat();
  const unseen = await unseenIn(read, deckIds, userId, newLeft + SPARE);
  // Two questions, so that more than fits in one statement cannot mix up the deck order of the new ones.
  const [seen, fresh] = await Promise.all([
    placesOf(
      read,
      rows.map((row) => row.cardId),
      deckIds,
      userId,
    ),
    placesOf(read, unseen, deckIds, userId),
  ]);
  const placed: readonly PlacedCard[] = [...seen, ...fresh];
  return { unseen, placed, states: statesByCard(rows) };
}

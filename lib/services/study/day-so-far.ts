import { grouped } from "#lib/base/grouped.ts";
import { studyDayOf } from "#lib/base/study-time.ts";
import type { UnchainedRow } from "#lib/db/event-rows.ts";
import { toEvent } from "#lib/db/event-rows.ts";
import { type PlacedCard, placesOf } from "#lib/db/queries/placed-cards.ts";
import { eventsOfCards } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { type ForwardEvent, foldCard, standingEvents } from "#lib/schedule/fold.ts";
import type { LocalReview } from "#lib/study/types.ts";
import { SERVER } from "../journal/log-deeds.ts";
import { ruleBook } from "./rule-book.ts";
import type { Today } from "./today.ts";

/** So many events of today can be taken back on another device or after a reload. */
const MOST_RECENT = 60;

/** What was done today to the cards of some decks. */
export type DaySoFar = {
  /** Cards that were in today's queue and have been dealt with, as they were when the day began. */
  readonly dealt: readonly { readonly card: PlacedCard; readonly before: CardState }[];
  /** The last events that stand, in order, and their cards as they were before those events. */
  readonly recent: readonly LocalReview[];
  readonly recentCards: readonly { readonly card: PlacedCard; readonly before: CardState }[];
};

const NOTHING: DaySoFar = { dealt: [], recent: [], recentCards: [] };

/** Of the cards in today's log, what came before it too. A visitor has none. */
export async function daySoFar(read: Reader, today: Today, deckIds: readonly string[]): Promise<DaySoFar> {
  const { userId, day, log: rows } = today;
  if (userId === null || rows.length === 0) return NOTHING;
  const touched = [...new Set(rows.flatMap((row) => row.cardId ?? []))];
  const [placed, events] = await Promise.all([
    placesOf(read, touched, deckIds, userId),
    eventsOfCards(read, userId, touched),
  ]);
  // A card may stand in several decks; it is one card.
  const cards = new Map(placed.map((card) => [card.id, card]));
  const rules = await ruleBook(read, userId, events);
  const byCard = grouped(events, (event) => event.cardId);
  const eventsOf = (cardId: string): readonly ReviewEvent[] => byCard.get(cardId) ?? [];
  const without = (cardId: string, left: (event: ForwardEvent) => boolean): CardState =>
    foldCard(
      standingEvents(eventsOf(cardId)).filter((event) => !left(event)),
      rules,
      userId,
    );

  const todays = standingEvents(rows.flatMap((row) => toEvent(row) ?? [])).filter((event) =>
    cards.has(event.cardId),
  );
  const dealtIds = new Set(todays.filter(isDealing).map((event) => event.cardId));
  const byId = new Map(rows.map((row) => [row.id, row]));
  // Steps of the journal are taken back where they were made, with their cards; practice in practice.
  const journaled = new Set(rows.flatMap((row) => (row.deviceId === SERVER ? (row.cardId ?? []) : [])));
  const recent = todays
    .filter((event) => !journaled.has(event.cardId))
    .flatMap((event) => reviewOf(event, byId.get(event.id)) ?? [])
    .slice(-MOST_RECENT);
  const recentIds = new Set(recent.map((review) => review.id));
  return {
    dealt: [...dealtIds].flatMap((id) => {
      const card = cards.get(id);
      return card ? [{ card, before: without(id, (event) => studyDayOf(event.studyTime) >= day) }] : [];
    }),
    recent,
    recentCards: [...new Set(recent.map((review) => review.cardId))].flatMap((id) => {
      const card = cards.get(id);
      return card ? [{ card, before: without(id, (event) => recentIds.has(event.id)) }] : [];
    }),
  };
}

/** Whether a card that was for today is so no longer after this, or in another place. */
function isDealing(event: ForwardEvent): boolean {
  if (event.kind === "answered") return event.movesSchedule;
  return event.kind !== "flagged" && event.kind !== "marked" && event.kind !== "unmarked";
}

/** An event as a screen made it; null for one that no study screen makes. */
function reviewOf(event: ForwardEvent, row: UnchainedRow | undefined): LocalReview | null {
  if (!row) return null;
  const base = {
    id: event.id,
    cardId: event.cardId,
    cardVersion: row.cardVersion ?? 1,
    rating: null,
    target: null,
    deviceTime: row.deviceTime,
    utcOffsetMinutes: row.utcOffsetMinutes,
    zone: row.zone ?? "UTC",
    tookMs: null,
    mode: "study",
    dueShown: null,
    ...(event.rulesId === undefined ? {} : { rulesId: event.rulesId }),
  } as const;
  switch (event.kind) {
    case "answered": {
      const { kind, rating, tookMs, dueShown, mode } = event;
      return mode === "study" ? { ...base, kind, rating, tookMs, dueShown } : null;
    }
    case "buried":
      return { ...base, kind: event.kind, day: event.until };
    case "due-set":
      return { ...base, kind: event.kind, day: event.day };
    case "flagged":
      return { ...base, kind: event.kind, ...(event.flag === null ? {} : { flag: event.flag }) };
    default:
      return { ...base, kind: event.kind };
  }
}

import { and, asc, count, desc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { ReviewOrder } from "#lib/study/ways.ts";
import type { StateRow } from "../event-rows.ts";
import { cards, deckCards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { notHidden } from "./placed-cards.ts";

/** The cards that are asked in one of these decks: what is in the bin must not take the places of what is due. */
function inDecks(deckIds: readonly string[] | undefined, userId: string): SQL | undefined {
  if (deckIds === undefined) return undefined;
  return sql`exists (select 1 from ${deckCards} inner join ${cards} on ${cards.id} = ${deckCards.cardId} where ${deckCards.cardId} = ${cardStates.cardId} and ${inArray(deckCards.deckId, [...deckIds])} and ${cards.status} = 'active' and ${notHidden(userId)})`;
}

/** Spelt as in the partial indexes, which count only when the words are the same. */
const NOT_SUSPENDED = sql`${cardStates.suspended} = 0`;
const notBuried = (day: string): SQL =>
  sql`(${cardStates.buriedUntil} is null or ${cardStates.buriedUntil} <= ${day})`;

export type DueQuestion = {
  readonly userId: string;
  /** Learning cards due at this instant, review cards due on this study day. */
  readonly now: number;
  readonly day: string;
  readonly limit: number;
  readonly deckIds?: readonly string[] | undefined;
};

/** (Re)learning cards whose moment has come, the longest waiting first. */
export function learningDueBy(db: Reader, ask: DueQuestion): Promise<readonly StateRow[]> {
  return firstDue(db, ask, cardStates.dueAt, ask.now, asc(cardStates.dueAt));
}

/**
 * Review cards whose day has come, as a rule the longest overdue first: that walks an index and stops at the limit. The
 * other orders look at everything that is due.
 */
export function reviewsDueBy(
  db: Reader,
  ask: DueQuestion,
  order: ReviewOrder = "oldest",
): Promise<readonly StateRow[]> {
  return firstDue(db, ask, cardStates.dueDay, ask.day, sortOf(order, ask.day));
}

function sortOf(order: ReviewOrder, day: string): SQL {
  switch (order) {
    case "shortest":
      return asc(cardStates.intervalDays);
    case "longest":
      return desc(cardStates.intervalDays);
    case "easiest":
      return asc(cardStates.difficulty);
    case "hardest":
      return desc(cardStates.difficulty);
    case "surest":
      return fadedBy(day);
    case "weakest":
      return desc(fadedBy(day));
    case "random":
      return anyOrder(day);
    case "urgent":
      return sql`(julianday(${day}) - julianday(${cardStates.dueDay}) + 1) / max(1, ${cardStates.intervalDays}) desc`;
    default:
      return asc(cardStates.dueDay);
  }
}

/** Days since the last answer over the stability: recall falls with it. */
function fadedBy(day: string): SQL {
  return sql`(julianday(${day}) * 86400000.0 - 210866760000000.0 - ${cardStates.lastStudyTime}) / ${cardStates.stability}`;
}

/** Another order each day, and the same all day: by the last signs of the ids, which say nothing. */
function anyOrder(day: string): SQL {
  const sign = (place: number, times: number): SQL =>
    sql`unicode(substr(${cardStates.cardId}, ${sql.raw(String(-place))}, 1)) * ${sql.raw(String(times))}`;
  return sql`(${sign(1, 7)} + ${sign(2, 131)} + ${sign(3, 1009)} + cast(julianday(${day}) as integer) * (13 + ${sign(1, 1)})) % 4093`;
}

/** Walks the index of a due column from its beginning; stops at the limit. */
async function firstDue(
  db: Reader,
  ask: DueQuestion,
  due: typeof cardStates.dueAt | typeof cardStates.dueDay,
  until: number | string,
  order: SQL,
): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, ask.userId),
        lte(due, until),
        NOT_SUSPENDED,
        notBuried(ask.day),
        inDecks(ask.deckIds, ask.userId),
      ),
    )
    .orderBy(order)
    .limit(ask.limit);
}

/** Everything that is due: learning first, then reviews, at most `limit` of each. */
export async function statesDueBy(db: Reader, ask: DueQuestion): Promise<readonly StateRow[]> {
  const [learning, reviews] = await Promise.all([learningDueBy(db, ask), reviewsDueBy(db, ask)]);
  return [...learning, ...reviews];
}

/** The first study day after `day` on which review cards are due, and how many then. */
export async function nextDueDay(
  db: Reader,
  userId: string,
  day: string,
  deckIds?: readonly string[],
): Promise<{ readonly day: string; readonly cards: number } | null> {
  // A card that is buried beyond its day is not due on it.
  const shown = sql`(${cardStates.buriedUntil} is null or ${cardStates.buriedUntil} <= ${cardStates.dueDay})`;
  const mine = and(eq(cardStates.userId, userId), NOT_SUSPENDED, shown, inDecks(deckIds, userId));
  // Walks the index of due days and stops at the first card that fits.
  const [first] = await db
    .select({ day: cardStates.dueDay })
    .from(cardStates)
    .where(and(mine, gt(cardStates.dueDay, day)))
    .orderBy(asc(cardStates.dueDay))
    .limit(1);
  if (!first || first.day === null) return null;
  const [many] = await db
    .select({ cards: count() })
    .from(cardStates)
    .where(and(mine, eq(cardStates.dueDay, first.day)));
  return { day: first.day, cards: many?.cards ?? 0 };
}

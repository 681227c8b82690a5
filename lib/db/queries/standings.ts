import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { notHidden } from "./shelves.ts";

/** Which cards: those that stand in some decks, or those that are named. */
export type CardsAsked =
  | { readonly kind: "decks"; readonly deckIds: readonly string[] }
  | { readonly kind: "cards"; readonly cardIds: readonly string[] };

/** Active cards that a learner kept, of those that are asked about. */
function among(asked: CardsAsked, userId: string): SQL {
  const ids =
    asked.kind === "cards"
      ? sql`(select value from json_each(${JSON.stringify(asked.cardIds)}))`
      : sql`(select ${deckCards.cardId} from ${deckCards} where ${deckCards.deckId} in (select value from json_each(${JSON.stringify(asked.deckIds)})))`;
  return sql`${cardStates.cardId} in ${ids} and exists (select 1 from ${cards} where ${cards.id} = ${cardStates.cardId} and ${cards.status} = 'active' and ${notHidden(userId) ?? sql`1`})`;
}

/** Stability, difficulty, interval and study time of the last answer of the cards that a learner has met. */
export async function metStates(
  db: Reader,
  userId: string,
  asked: CardsAsked,
): Promise<readonly (readonly [number, number, number, number])[]> {
  // One value: building a row for each card costs five times as much.
  const [row] = await db
    .select({
      met: sql<string>`json_group_array(json_array(${cardStates.stability}, ${cardStates.difficulty}, ${cardStates.intervalDays}, ${cardStates.lastStudyTime}))`,
    })
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), ne(cardStates.phase, "new"), among(asked, userId)));
  return rowsIn(row?.met ?? "[]");
}

/** Safe: the statement above makes this array; a card that was met has all four. */
function rowsIn(json: string): readonly (readonly [number, number, number, number])[] {
  return JSON.parse(json) as readonly (readonly [number, number, number, number])[];
}

/** The cards that a learner has met, of those that are asked about. */
export async function metCards(db: Reader, userId: string, asked: CardsAsked): Promise<readonly string[]> {
  const rows = await db
    .select({ id: cardStates.cardId })
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), ne(cardStates.phase, "new"), among(asked, userId)))
    .orderBy(cardStates.cardId);
  return rows.map((row) => row.id);
}

/** How many cards come back on each study day; those in their steps on the given one. Suspended ones are not asked. */
export async function dueByDay(
  db: Reader,
  userId: string,
  asked: CardsAsked,
  today: string,
): Promise<readonly { readonly day: string; readonly cards: number }[]> {
  const day = sql<string>`coalesce(${cardStates.dueDay}, ${today})`;
  return db
    .select({ day, cards: sql<number>`count(*)` })
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, userId),
        sql`(${cardStates.dueDay} is not null or ${cardStates.dueAt} is not null) and ${cardStates.suspended} = 0`,
        among(asked, userId),
      ),
    )
    .groupBy(day)
    .orderBy(day);
}

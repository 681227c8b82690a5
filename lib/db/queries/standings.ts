import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import { personalCards } from "../schema/own.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** Which cards: those that stand in some decks, or those that are named. */
export type CardsAsked =
  | { readonly kind: "decks"; readonly deckIds: readonly string[] }
  | { readonly kind: "cards"; readonly cardIds: readonly string[] };

/**
 * Neither retired nor taken out by this learner. Said by what is left out: those are few and looked up once, where
 * looking up every card of a large shelf costs half a second. For cards that stand in a deck, so that they exist.
 */
function kept(cardId: SQL, userId: string): SQL {
  const inactive = sql`select ${cards.id} from ${cards} where ${cards.status} <> 'active'`;
  const hidden = sql`select ${personalCards.cardId} from ${personalCards} where ${personalCards.userId} = ${userId} and ${personalCards.hiddenAt} is not null`;
  return sql`${cardId} not in (${inactive}) and ${cardId} not in (${hidden})`;
}

function inList(ids: readonly string[]): SQL {
  return sql`in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** Active cards that a learner kept, of those that are asked about. */
function among(asked: CardsAsked, userId: string): SQL {
  const decks = asked.kind === "decks" ? sql` and ${deckCards.deckId} ${inList(asked.deckIds)}` : sql``;
  const standing = sql`exists (select 1 from ${deckCards} where ${deckCards.cardId} = ${cardStates.cardId}${decks})`;
  const named = asked.kind === "cards" ? sql` and ${cardStates.cardId} ${inList(asked.cardIds)}` : sql``;
  return sql`${standing}${named} and ${kept(sql`${cardStates.cardId}`, userId)}`;
}

/** The active cards that a learner kept, of those that are asked about, each once and in no order. */
export async function keptCards(db: Reader, userId: string, asked: CardsAsked): Promise<readonly string[]> {
  const rows = await db.selectDistinct({ id: deckCards.cardId }).from(deckCards).where(keptIn(asked, userId));
  return rows.map((row) => row.id);
}

/** How many those are. */
export async function countKept(db: Reader, userId: string, asked: CardsAsked): Promise<number> {
  const distinct = db
    .select({ id: deckCards.cardId })
    .from(deckCards)
    .where(keptIn(asked, userId))
    .groupBy(deckCards.cardId)
    .as("kept");
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(distinct);
  return row?.n ?? 0;
}

/** Of the cards that are named, those that stand in one of these decks, are active and were not taken out. */
export async function keptOf(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
  deckIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: deckCards.cardId })
    .from(deckCards)
    // The plus keeps the planner from walking whole decks for the sake of a few cards.
    .where(and(sql`+${deckCards.deckId} ${inList(deckIds)}`, keptIn({ kind: "cards", cardIds }, userId)));
  return rows.map((row) => row.id);
}

function keptIn(asked: CardsAsked, userId: string): SQL | undefined {
  const these =
    asked.kind === "decks"
      ? sql`${deckCards.deckId} ${inList(asked.deckIds)}`
      : sql`${deckCards.cardId} ${inList(asked.cardIds)}`;
  return and(these, kept(sql`${deckCards.cardId}`, userId));
}

/**
 * A card that was met: stability, difficulty, interval, study time of the last answer, and the study day on which it
 * comes back: empty while it is in its steps, null when it is suspended.
 */
export type MetRow = readonly [
  stability: number,
  difficulty: number,
  intervalDays: number,
  last: number,
  due: string | null,
];

/** The cards that a learner has met, of those that are asked about. */
export async function metStates(db: Reader, userId: string, asked: CardsAsked): Promise<readonly MetRow[]> {
  const due = sql`case when ${cardStates.suspended} then null else coalesce(${cardStates.dueDay}, '') end`;
  // One value: building a row for each card costs five times as much.
  const [row] = await db
    .select({
      met: sql<string>`json_group_array(json_array(${cardStates.stability}, ${cardStates.difficulty}, ${cardStates.intervalDays}, ${cardStates.lastStudyTime}, ${due}))`,
    })
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), ne(cardStates.phase, "new"), among(asked, userId)));
  return rowsIn(row?.met ?? "[]");
}

/** Safe: the statement above makes this array; a card that was met has the first four. */
function rowsIn(json: string): readonly MetRow[] {
  return JSON.parse(json) as readonly MetRow[];
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

/** How many those are. */
export async function countMet(db: Reader, userId: string, asked: CardsAsked): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), ne(cardStates.phase, "new"), among(asked, userId)));
  return row?.n ?? 0;
}

import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** What the home page counts and draws: gathered in the database, because a learner may have tens of thousands of cards. */

/** Any number of decks in one statement. */
function amongDecks(deckIds: readonly string[]): SQL {
  return sql`${deckCards.deckId} in (select value from json_each(${JSON.stringify(deckIds)}))`;
}

/** How many active cards each of these decks has. */
export async function cardsPerDeck(
  db: Reader,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ deckId: deckCards.deckId, cards: sql<number>`count(*)` })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(and(amongDecks(deckIds), eq(cards.status, "active")))
    .groupBy(deckCards.deckId);
  return new Map(rows.map((row) => [row.deckId, row.cards]));
}

/** How many active cards these decks have together, each counted once however many of them hold it. */
export async function distinctCards(db: Reader, deckIds: readonly string[]): Promise<number> {
  const [row] = await db
    .select({ cards: sql<number>`count(distinct ${deckCards.cardId})` })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(and(amongDecks(deckIds), eq(cards.status, "active")));
  return row?.cards ?? 0;
}

/** A card that was met, and what a chance of recall is computed from. */
export type MetCard = { readonly cardId: string; readonly stability: number; readonly lastStudyTime: number };

/** The cards of each of these decks that a learner has met. One value a deck: building a row for each card costs more. */
export async function metPerDeck(
  db: Reader,
  userId: string,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MetCard[]>> {
  const met = sql<string>`json_group_array(json_array(${cardStates.cardId}, ${cardStates.stability}, ${cardStates.lastStudyTime}))`;
  const rows = await db
    .select({ deckId: deckCards.deckId, met })
    .from(cardStates)
    .innerJoin(deckCards, eq(deckCards.cardId, cardStates.cardId))
    .innerJoin(cards, eq(cards.id, cardStates.cardId))
    .where(
      and(
        eq(cardStates.userId, userId),
        ne(cardStates.phase, "new"),
        amongDecks(deckIds),
        eq(cards.status, "active"),
      ),
    )
    .groupBy(deckCards.deckId);
  return new Map(rows.map((row) => [row.deckId, metCards(row.met)]));
}

/** Safe: the statement above makes these arrays, and a state that is not new has both figures. */
function metCards(json: string): readonly MetCard[] {
  const rows = JSON.parse(json) as readonly (readonly [string, number, number])[];
  return rows.map(([cardId, stability, lastStudyTime]) => ({ cardId, stability, lastStudyTime }));
}

/** Every n-th active card of each deck, in order, so that at most `lines` of each are drawn. */
export async function sampledCards(
  db: Reader,
  deckIds: readonly string[],
  lines: number,
): Promise<readonly { readonly deckId: string; readonly cardId: string }[]> {
  const numbered = db
    .select({
      deckId: deckCards.deckId,
      cardId: sql<string>`${deckCards.cardId}`.as("drawn"),
      place:
        sql<number>`row_number() over (partition by ${deckCards.deckId} order by ${deckCards.position}, ${deckCards.cardId}) - 1`.as(
          "place",
        ),
      of: sql<number>`count(*) over (partition by ${deckCards.deckId})`.as("of"),
    })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(and(amongDecks(deckIds), eq(cards.status, "active")))
    .as("numbered");
  return (
    db
      .select({ deckId: numbered.deckId, cardId: numbered.cardId })
      .from(numbered)
      // Of so many cards, those at which a line begins when the lines are spread evenly.
      .where(sql`${numbered.of} <= ${lines} or (${numbered.place} * ${lines}) % ${numbered.of} < ${lines}`)
      .orderBy(sql`${numbered.deckId}, ${numbered.place}`)
  );
}

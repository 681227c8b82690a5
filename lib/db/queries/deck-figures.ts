import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { notHidden } from "./placed-cards.ts";

/** What the home page counts and draws: gathered in the database, because a learner may have tens of thousands of cards. */

/** Any number of decks in one statement. */
function amongDecks(deckIds: readonly string[]): SQL {
  return sql`${deckCards.deckId} in (select value from json_each(${JSON.stringify(deckIds)}))`;
}

/**
 * The active cards of each of these decks, in its order: to be counted, and sampled for drawing. Each deck is walked along
 * its index and comes as one value, a fifth of what its rows would cost.
 */
export async function cardsPerDeck(
  db: Reader,
  deckIds: readonly string[],
  userId: string | null,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const decks = deckIds.map(async (deckId) => {
    const inOrder = db
      .select({ cardId: deckCards.cardId })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .where(and(eq(deckCards.deckId, deckId), eq(cards.status, "active"), notHidden(userId)))
      .orderBy(asc(deckCards.position), asc(deckCards.cardId))
      .as("in_order");
    const [row] = await db.select({ ids: sql<string>`json_group_array(${inOrder.cardId})` }).from(inOrder);
    return [deckId, idsIn(row?.ids ?? "[]")] as const;
  });
  return new Map(await Promise.all(decks));
}

/** Safe: the statement above makes this array of ids. */
function idsIn(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[];
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
        notHidden(userId),
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

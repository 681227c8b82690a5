import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { grouped } from "#lib/base/grouped.ts";
import { cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { personalCards } from "../schema/own.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** What a learner did not take out of their decks. */
export function notHidden(userId: string | null): SQL | undefined {
  if (userId === null) return undefined;
  return sql`not exists (select 1 from ${personalCards} where ${personalCards.userId} = ${userId} and ${personalCards.cardId} = ${cards.id} and ${personalCards.hiddenAt} is not null)`;
}

/** A card in a deck, as far as the queue needs it. Its answer, when cards with the same one are to be kept apart. */
export type PlacedCard = {
  readonly id: string;
  readonly deckId: string;
  readonly siblings: string;
  readonly answer?: string;
};

const shownAnswer = sql<string>`coalesce(json_extract(${cards.edited}, '$.answer'), json_extract(${cards.generated}, '$.answer'), '')`;
const placed = { id: cards.id, deckId: deckCards.deckId, siblings: cards.siblings };

/** One dossier after the other, and in each the decks side by side: new cards come in this order. */
const DECK_ORDER = [
  asc(dossiers.position),
  asc(dossiers.title),
  asc(deckCards.position),
  asc(deckCards.cardId),
];

/** The active cards of decks, in deck order, but those that this learner took out; without their answers. */
export async function cardsIn(
  db: Reader,
  deckIds: readonly string[],
  userId: string | null,
): Promise<readonly PlacedCard[]> {
  if (deckIds.length === 0) return [];
  return db
    .select(placed)
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
    .where(and(inArray(deckCards.deckId, [...deckIds]), eq(cards.status, "active"), notHidden(userId)))
    .orderBy(...DECK_ORDER);
}

/**
 * The ids of the first active cards of decks that a learner has never answered (or has reset) and did not set aside, in deck order. Each deck
 * is walked along its index until enough are found; nothing is sorted but what was found.
 */
export async function unseenIn(
  db: Reader,
  deckIds: readonly string[],
  userId: string | null,
  limit: number,
): Promise<readonly string[]> {
  if (deckIds.length === 0 || limit <= 0) return [];
  const found = new Set<string>();
  for (const deckIdsOfOne of (await byDossier(db, deckIds)).values()) {
    const walks = await Promise.all(deckIdsOfOne.map((deckId) => firstUnseen(db, deckId, userId, limit)));
    // As the database compares: byte by byte.
    const inOrder = walks.flat().sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    for (const { id } of inOrder) if (found.size < limit) found.add(id);
    if (found.size >= limit) break;
  }
  return [...found];
}

async function byDossier(
  db: Reader,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await inParts(deckIds, (part) =>
    db
      .select({ id: decks.id, dossierId: decks.dossierId })
      .from(decks)
      .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
      .where(inArray(decks.id, [...part]))
      .orderBy(asc(dossiers.position), asc(dossiers.title), asc(decks.position), asc(decks.title)),
  );
  // A deck that somebody put together stands for itself.
  return new Map(
    [...grouped(rows, (row) => row.dossierId ?? row.id)].map(([id, own]) => [id, own.map((row) => row.id)]),
  );
}

async function firstUnseen(db: Reader, deckId: string, userId: string | null, limit: number) {
  const state = sql`(select 1 from ${cardStates} where ${cardStates.userId} = ${userId ?? ""} and ${cardStates.cardId} = ${deckCards.cardId} and (${cardStates.phase} <> 'new' or ${cardStates.suspended} = 1))`;
  return db
    .select({ id: deckCards.cardId, position: deckCards.position })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(
      and(
        eq(deckCards.deckId, deckId),
        eq(cards.status, "active"),
        sql`not exists ${state}`,
        notHidden(userId),
      ),
    )
    .orderBy(asc(deckCards.position), asc(deckCards.cardId))
    .limit(limit);
}

/** What the active cards of decks answer that this learner kept, the decks one after the other; no more than `limit`. */
export async function answersIn(
  db: Reader,
  deckIds: readonly string[],
  userId: string | null,
  limit: number,
): Promise<readonly PlacedCard[]> {
  if (deckIds.length === 0) return [];
  return db
    .select({ ...placed, answer: shownAnswer })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(and(inArray(deckCards.deckId, [...deckIds]), eq(cards.status, "active"), notHidden(userId)))
    .limit(limit);
}

/** The active cards of decks that this learner kept, of those that have one of these answers. */
export async function cardsAnswering(
  db: Reader,
  answers: readonly string[],
  deckIds: readonly string[],
  userId: string | null,
): Promise<readonly PlacedCard[]> {
  if (answers.length === 0) return [];
  return inParts(deckIds, (part) =>
    db
      .select({ ...placed, answer: shownAnswer })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .where(
        and(
          inArray(deckCards.deckId, [...part]),
          inArray(shownAnswer, [...answers]),
          eq(cards.status, "active"),
          notHidden(userId),
        ),
      )
      .orderBy(asc(deckCards.position), asc(deckCards.cardId)),
  );
}

/** Where these cards stand, of those that are active in these decks and that this learner kept, in deck order. */
export async function placesOf(
  db: Reader,
  cardIds: readonly string[],
  deckIds: readonly string[],
  userId: string | null,
): Promise<readonly PlacedCard[]> {
  if (deckIds.length === 0) return [];
  return inParts(cardIds, (part) =>
    db
      .select({ ...placed, answer: shownAnswer })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
      .where(
        and(
          inArray(cards.id, [...part]),
          // The plus keeps the planner from walking whole decks for the sake of a few cards.
          sql`+${inArray(deckCards.deckId, [...deckIds])}`,
          eq(cards.status, "active"),
          notHidden(userId),
        ),
      )
      .orderBy(...DECK_ORDER),
  );
}

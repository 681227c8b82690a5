import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { grouped } from "#lib/base/grouped.ts";
import type { Category } from "#lib/cards/types.ts";
import { prepared } from "../prepared.ts";
import { type CardContent, cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { personalCards } from "../schema/own.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inTreeOrder } from "./deck-tree.ts";
import { grantedDeck } from "./grants.ts";
import { inParts } from "./in-parts.ts";

/**
 * What a learner may see: what ships with the product, the decks of their own dossiers that were given out for study and
 * have a card in them, the decks they put together, also empty ones, and those that a teacher assigned to them. A visitor
 * has no own.
 */
function openTo(userId: string | null, now: number): SQL | undefined {
  const filled = sql`exists (select 1 from ${deckCards} inner join ${cards} on ${cards.id} = ${deckCards.cardId} where ${deckCards.deckId} = ${decks.id} and ${cards.status} = 'active')`;
  const shipped = and(isNotNull(decks.dossierId), isNull(dossiers.ownerId));
  const made = and(eq(dossiers.ownerId, userId ?? ""), isNotNull(dossiers.publishedAt), filled);
  const own = and(isNull(decks.dossierId), eq(decks.ownerId, userId ?? ""), isNull(decks.assignmentId));
  const given = and(grantedDeck(userId, now), isGivenOut, filled);
  const present = [isNull(dossiers.deletedAt), isNull(decks.deletedAt), isNull(decks.archivedAt)];
  return and(userId === null ? shipped : or(shipped, made, own, given), ...present);
}

/** An own deck, or one of a dossier that was given out for study. */
const isGivenOut = or(isNull(decks.dossierId), isNotNull(dossiers.publishedAt));

export type DeckRow = {
  readonly id: string;
  readonly title: string;
  readonly category: Category | null;
  /** Null for a deck that a learner put together. */
  readonly dossierId: string | null;
  readonly dossierTitle: string;
  /** The deck that it is a part of, among the learner's own. */
  readonly parentId: string | null;
  readonly archivedAt: number | null;
  /** Whose it is: its dossier's owner, or who put it together. Null for what ships. */
  readonly ownerId: string | null;
};

/** What stands where the title of a dossier would, for decks that belong to none. */
export const OWN_DECKS = "Your decks";
/** The same for decks that a teacher put together and assigned. */
export const GIVEN_DECKS = "Assigned to you";

/** Whose a deck is: its dossier's owner, or who put it together. Null for what ships. */
const deckOwner = sql<
  string | null
>`case when ${decks.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`;

export const deckColumns = {
  id: decks.id,
  title: decks.title,
  category: decks.category,
  dossierId: decks.dossierId,
  dossierTitle: sql<string>`coalesce(${dossiers.title}, ${OWN_DECKS})`,
  parentId: decks.parentId,
  archivedAt: decks.archivedAt,
  ownerId: deckOwner,
};

/** A deck of a teacher's own is none of the pupil's decks. */
function asNamed<Row extends DeckRow>(row: Row, userId: string | null): Row {
  const given = row.dossierId === null && row.ownerId !== userId;
  return given ? { ...row, dossierTitle: GIVEN_DECKS } : row;
}

/** The decks on a learner's shelf at an instant, in order: their own first, each behind the one that it is a part of. */
export async function decksOpenTo(
  db: Reader,
  userId: string | null,
  now: number,
): Promise<readonly DeckRow[]> {
  const rows = await db
    .select(deckColumns)
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(openTo(userId, now))
    .orderBy(
      asc(dossiers.position),
      asc(dossiers.title),
      asc(decks.position),
      asc(decks.title),
      asc(decks.id),
    );
  return inTreeOrder(rows.map((row) => asNamed(row, userId)));
}

/** One deck, whose it is, and whether a teacher gave it to this learner; null when there is none, or it was not given out for study. */
export async function deckWithOwner(
  db: Reader,
  deckId: string,
  userId: string | null,
  now: number,
): Promise<(DeckRow & { readonly granted: boolean }) | null> {
  const [row] = await db
    .select({
      ...deckColumns,
      ownerId: deckOwner,
      granted: sql<number>`coalesce(${grantedDeck(userId, now)}, 0)`,
    })
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(
      and(
        eq(decks.id, deckId),
        isNull(decks.deletedAt),
        isNull(dossiers.deletedAt),
        or(
          and(isNull(decks.dossierId), isNotNull(decks.ownerId)),
          and(isNotNull(decks.dossierId), or(isNull(dossiers.ownerId), isNotNull(dossiers.publishedAt))),
        ),
      ),
    );
  return row ? asNamed({ ...row, granted: row.granted === 1 }, userId) : null;
}

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

/** The sibling key of each of these cards. */
export async function siblingsOf(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, siblings: cards.siblings })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return new Map(rows.map((row) => [row.id, row.siblings]));
}

/** A card as it is asked. */
export type CardRow = {
  readonly id: string;
  readonly version: number;
  readonly category: Category | null;
  readonly siblings: string;
  readonly content: CardContent;
};

/** What these cards ask, whatever their status. */
export async function contentsOf(db: Reader, cardIds: readonly string[]): Promise<readonly CardRow[]> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({
        id: cards.id,
        version: cards.version,
        category: cards.category,
        siblings: cards.siblings,
        edited: cards.edited,
        generated: cards.generated,
      })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return rows.flatMap(({ edited, generated, ...row }) => {
    const content = edited ?? generated;
    return content ? [{ ...row, content }] : [];
  });
}

const ownersStatement = prepared((db: Reader) =>
  db
    .select({
      id: cards.id,
      ownerId: sql<
        string | null
      >`case when ${cards.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`,
    })
    .from(cards)
    .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
    .leftJoin(decks, eq(decks.id, cards.homeDeckId))
    .where(sql`${cards.id} in (select value from json_each(${sql.placeholder("ids")}))`)
    .prepare(),
);

/** Whose these cards are (null: shipped), for those that exist, whatever their status. */
export async function ownersOfCards(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly ownerId: string | null }>> {
  const rows = await ownersStatement(db).all({ ids: JSON.stringify(cardIds) });
  return new Map(rows.map(({ id, ownerId }) => [id, { ownerId }]));
}

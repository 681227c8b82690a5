import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";
import { inTreeOrder } from "./deck-tree.ts";
import { inParts } from "./in-parts.ts";
import { type DeckRow, deckColumns } from "./shelves.ts";

/** A deck and those that are parts of it, as deep as they go, as far as they are on the shelf. */
export async function withParts(db: Reader, deck: DeckRow): Promise<readonly DeckRow[]> {
  if (deck.archivedAt !== null) return [];
  if (deck.dossierId !== null) return [deck];
  const below = sql`(with recursive below (id, depth) as (values (${deck.id}, 0) union select d.id, below.depth + 1 from decks d join below on d.parent_id = below.id where below.depth < 10) select id from below)`;
  const rows = await db
    .select(deckColumns)
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(and(sql`${decks.id} in ${below}`, isNull(decks.deletedAt), isNull(decks.archivedAt)))
    .orderBy(asc(decks.position), asc(decks.title), asc(decks.id));
  // What a teacher assigned is called so in all its parts.
  return inTreeOrder(rows.map((row) => ({ ...row, dossierTitle: deck.dossierTitle })));
}

export type OwnDeck = {
  readonly id: string;
  readonly ownerId: string | null;
  readonly title: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly archivedAt: number | null;
  readonly deletedAt: number | null;
};

const ownColumns = {
  id: decks.id,
  ownerId: decks.ownerId,
  title: decks.title,
  parentId: decks.parentId,
  position: decks.position,
  archivedAt: decks.archivedAt,
  deletedAt: decks.deletedAt,
};

/** All decks that a person put together, deleted and archived ones too, in order and not as a tree. */
export async function ownDecksOf(db: Reader | Writer, userId: string): Promise<readonly OwnDeck[]> {
  return db
    .select(ownColumns)
    .from(decks)
    .where(and(eq(decks.ownerId, userId), isNull(decks.dossierId), isNull(decks.assignmentId)))
    .orderBy(asc(decks.position), asc(decks.title), asc(decks.id));
}

/** A deck that somebody put together, deleted or not; null for one of a dossier. */
export async function ownDeck(db: Reader | Writer, deckId: string): Promise<OwnDeck | null> {
  const [row] = await db
    .select(ownColumns)
    .from(decks)
    .where(and(eq(decks.id, deckId), isNull(decks.dossierId), isNull(decks.assignmentId)));
  return row ?? null;
}

/** How many decks a person has put together, deleted ones too. */
export async function ownDeckCount(tx: Writer, userId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(decks)
    .where(and(eq(decks.ownerId, userId), isNull(decks.dossierId), isNull(decks.assignmentId)));
  return row?.count ?? 0;
}

/** Adds a deck in the bin: the step that makes it takes it out, and undo puts it back there. */
export async function addDeck(
  tx: Writer,
  row: Pick<OwnDeck, "id" | "title" | "parentId" | "position"> & { readonly ownerId: string },
  at: number,
): Promise<void> {
  await tx.insert(decks).values({ ...row, createdAt: at, updatedAt: at, deletedAt: at });
}

/** The cards of a deck in its order, whatever their status. */
export async function placesInDeck(
  db: Reader | Writer,
  deckId: string,
): Promise<readonly { readonly cardId: string; readonly position: number }[]> {
  return db
    .select({ cardId: deckCards.cardId, position: deckCards.position })
    .from(deckCards)
    .where(eq(deckCards.deckId, deckId))
    .orderBy(asc(deckCards.position), asc(deckCards.cardId));
}

/** Where cards stand in decks that a person made, deck by deck, in deck order. */
export async function placesInOwnDecks(
  db: Reader | Writer,
  userId: string,
  cardIds: readonly string[],
): Promise<readonly { readonly deckId: string; readonly cardId: string; readonly position: number }[]> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ deckId: deckCards.deckId, cardId: deckCards.cardId, position: deckCards.position })
      .from(deckCards)
      .innerJoin(decks, eq(decks.id, deckCards.deckId))
      .where(
        and(
          inArray(deckCards.cardId, [...part]),
          eq(decks.ownerId, userId),
          isNull(decks.dossierId),
          isNull(decks.deletedAt),
        ),
      ),
  );
  return rows.toSorted(
    (a, b) => compare(a.deckId, b.deckId) || a.position - b.position || compare(a.cardId, b.cardId),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first and the last place that is taken in each of some decks. */
export async function endsOfDecks(
  db: Reader | Writer,
  deckIds: readonly string[],
): Promise<readonly { readonly deckId: string; readonly first: number; readonly last: number }[]> {
  return inParts(deckIds, (part) =>
    db
      .select({
        deckId: deckCards.deckId,
        first: sql<number>`min(${deckCards.position})`,
        last: sql<number>`max(${deckCards.position})`,
      })
      .from(deckCards)
      .where(inArray(deckCards.deckId, [...part]))
      .groupBy(deckCards.deckId),
  );
}

/** The cards whose home a deck is, deleted ones too. */
export async function cardsAtHome(db: Reader | Writer, deckId: string): Promise<readonly string[]> {
  const rows = await db.select({ id: cards.id }).from(cards).where(eq(cards.homeDeckId, deckId));
  return rows.map((row) => row.id);
}

import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { actions } from "../schema/journal.ts";
import { cardTags, challenges, personalCards } from "../schema/own.ts";
import { deckOptions } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** What lies in a learner's bin, and what leaves it for good. */

export async function deletedNotesOf(db: Reader, userId: string, limit: number) {
  return db
    .select({ id: notes.id, kind: notes.kind, fields: notes.fields, deletedAt: notes.deletedAt })
    .from(notes)
    .where(and(eq(notes.ownerId, userId), isNull(notes.dossierId), isNotNull(notes.deletedAt)))
    .orderBy(desc(notes.deletedAt), asc(notes.id))
    .limit(limit);
}

export async function deletedDossiersOf(db: Reader, userId: string) {
  return db
    .select({ id: dossiers.id, title: dossiers.title, deletedAt: dossiers.deletedAt })
    .from(dossiers)
    .where(and(eq(dossiers.ownerId, userId), isNotNull(dossiers.deletedAt)))
    .orderBy(desc(dossiers.deletedAt));
}

/** Cards of others that a learner took out of their decks, the last one first. */
export async function hiddenCardsOf(
  db: Reader,
  userId: string,
  limit: number,
): Promise<
  readonly {
    readonly id: string;
    readonly content: CardContent | null;
    readonly edited: CardContent | null;
    readonly generated: CardContent | null;
    readonly hiddenAt: number | null;
  }[]
> {
  return db
    .select({
      id: cards.id,
      content: personalCards.content,
      edited: cards.edited,
      generated: cards.generated,
      hiddenAt: personalCards.hiddenAt,
    })
    .from(personalCards)
    .innerJoin(cards, eq(cards.id, personalCards.cardId))
    .where(and(eq(personalCards.userId, userId), isNotNull(personalCards.hiddenAt)))
    .orderBy(desc(personalCards.hiddenAt), asc(cards.id))
    .limit(limit);
}

/** How many cards each of these decks holds, whatever their status. */
export async function cardsInDecks(
  db: Reader,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (deckIds.length === 0) return new Map();
  const rows = await db
    .select({ deckId: deckCards.deckId, count: count() })
    .from(deckCards)
    .where(inArray(deckCards.deckId, [...deckIds]))
    .groupBy(deckCards.deckId);
  return new Map(rows.map((row) => [row.deckId, row.count]));
}

/** Notes that were deleted before an instant, the longest gone first. */
export async function notesDeletedBefore(
  tx: Writer,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(isNull(notes.dossierId), lt(notes.deletedAt, before)))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Decks that people put together and deleted before an instant. */
export async function decksDeletedBefore(
  tx: Writer,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: decks.id })
    .from(decks)
    .where(and(isNull(decks.dossierId), isNotNull(decks.ownerId), lt(decks.deletedAt, before)))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The notes that have a card at home in one of these decks. */
export async function notesAtHome(tx: Writer, deckIds: readonly string[]): Promise<readonly string[]> {
  if (deckIds.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: cards.noteId })
    .from(cards)
    .where(inArray(cards.homeDeckId, [...deckIds]));
  return rows.map((row) => row.id);
}

/**
 * Erases notes with their cards, their earlier words and what anybody laid over them, also in the journal. What was
 * answered stays in the log, which names no text. What the foreign keys do is said again, for a server that has them off.
 */
export async function eraseNotes(tx: Writer, noteIds: readonly string[]): Promise<void> {
  for (const ids of parts(noteIds, 200)) {
    const own = await tx
      .select({ id: cards.id })
      .from(cards)
      .where(inArray(cards.noteId, [...ids]));
    const cardIds = own.map((row) => row.id);
    for (const some of parts(cardIds, 400)) {
      for (const table of [cardVersions, deckCards, cardTags, personalCards, challenges])
        await tx.delete(table).where(inArray(table.cardId, [...some]));
      await tx
        .delete(evidence)
        .where(and(eq(evidence.ownerKind, "card"), inArray(evidence.ownerId, [...some])));
      await tx.delete(actions).where(inArray(actions.subjectId, [...some]));
      await tx.delete(cards).where(inArray(cards.id, [...some]));
    }
    await tx.delete(actions).where(inArray(actions.subjectId, [...ids]));
    await tx.delete(notes).where(inArray(notes.id, [...ids]));
  }
}

/** Erases decks that people put together, with the notes that are at home there. */
export async function eraseDecks(tx: Writer, deckIds: readonly string[]): Promise<void> {
  if (deckIds.length === 0) return;
  const ids = [...deckIds];
  await eraseNotes(tx, await notesAtHome(tx, ids));
  await tx.delete(deckCards).where(inArray(deckCards.deckId, ids));
  await tx.delete(deckOptions).where(inArray(deckOptions.deckId, ids));
  await tx.delete(actions).where(inArray(actions.subjectId, ids));
  await tx.update(decks).set({ parentId: null }).where(inArray(decks.parentId, ids));
  await tx.delete(decks).where(inArray(decks.id, ids));
}

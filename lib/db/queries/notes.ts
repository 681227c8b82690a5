import { and, asc, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts, parts } from "./in-parts.ts";

/** Notes that people write, and the cards that are made from them. */

export type NoteRow = {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly dossierId: string | null;
  /** Whose it is: its dossier's owner, or who wrote it. */
  readonly ownerId: string | null;
  readonly deletedAt: number | null;
};

/** Notes and whose they are, deleted ones too. */
export async function notesWithOwners(
  db: Reader | Writer,
  noteIds: readonly string[],
): Promise<readonly NoteRow[]> {
  return inParts(noteIds, (part) =>
    db
      .select({
        id: notes.id,
        kind: notes.kind,
        fields: notes.fields,
        version: notes.version,
        dossierId: notes.dossierId,
        ownerId: sql<
          string | null
        >`case when ${notes.dossierId} is null then ${notes.ownerId} else ${dossiers.ownerId} end`,
        deletedAt: notes.deletedAt,
      })
      .from(notes)
      .leftJoin(dossiers, eq(dossiers.id, notes.dossierId))
      .where(inArray(notes.id, [...part])),
  );
}

export async function noteWithOwner(db: Reader | Writer, noteId: string): Promise<NoteRow | null> {
  const [row] = await notesWithOwners(db, [noteId]);
  return row ?? null;
}

export type NoteCardRow = {
  readonly id: string;
  readonly noteId: string;
  readonly ord: number;
  readonly status: (typeof cards.$inferSelect)["status"];
  readonly version: number;
  readonly edited: CardContent | null;
  readonly generated: CardContent | null;
  readonly homeDeckId: string;
  readonly position: number;
};

const cardColumns = {
  id: cards.id,
  noteId: cards.noteId,
  ord: cards.ord,
  status: cards.status,
  version: cards.version,
  edited: cards.edited,
  generated: cards.generated,
  homeDeckId: cards.homeDeckId,
  position: cards.position,
};

/** All cards of notes, retired ones too, each note's in order. */
export async function cardsOfNotes(
  db: Reader | Writer,
  noteIds: readonly string[],
): Promise<readonly NoteCardRow[]> {
  return inParts(noteIds, (part) =>
    db
      .select(cardColumns)
      .from(cards)
      .where(inArray(cards.noteId, [...part]))
      .orderBy(asc(cards.noteId), asc(cards.ord)),
  );
}

/** These cards, whatever their status. */
export async function cardRowsById(
  db: Reader | Writer,
  cardIds: readonly string[],
): Promise<readonly NoteCardRow[]> {
  return inParts(cardIds, (part) =>
    db
      .select(cardColumns)
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
}

/** The place behind the last card of a deck. */
export async function nextPlace(tx: Writer, deckId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(deckCards.position) })
    .from(deckCards)
    .where(eq(deckCards.deckId, deckId));
  return (row?.last ?? -1) + 1;
}

export async function addNote(tx: Writer, row: typeof notes.$inferInsert): Promise<void> {
  await tx.insert(notes).values(row);
}

export type NewNoteCard = {
  readonly id: string;
  readonly noteId: string;
  readonly ord: number;
  readonly dossierId: string | null;
  readonly homeDeckId: string;
  readonly position: number;
  readonly content: CardContent;
  readonly siblings?: string;
};

/** Rows in one statement: below SQLite's limit on parameters. */
const CARDS_AT_ONCE = 25;

/**
 * Adds cards of notes to their decks, retired: the step that adds them makes them active, and undo retires them again.
 * Each is kept apart from the others of its note on one day, or from those of the same `siblings`.
 */
export async function addNoteCards(
  tx: Writer,
  rows: readonly NewNoteCard[],
  by: { readonly authorId: string; readonly at: number },
): Promise<void> {
  const { authorId, at } = by;
  for (const part of parts(rows, CARDS_AT_ONCE)) {
    await tx.insert(cards).values(
      part.map(({ content, siblings, ...row }) => ({
        ...row,
        stableId: row.id,
        siblings: siblings ?? row.noteId,
        generated: null,
        edited: content,
        status: "retired" as const,
        createdAt: at,
        updatedAt: at,
      })),
    );
    await tx
      .insert(deckCards)
      .values(part.map((row) => ({ deckId: row.homeDeckId, cardId: row.id, position: row.position })))
      .onConflictDoNothing();
    await tx.insert(cardVersions).values(
      part.map((row) => ({
        cardId: row.id,
        version: 1,
        content: row.content,
        origin: "edited",
        authorId,
        createdAt: at,
      })),
    );
  }
}

/** The first fields of a person's own notes that begin alike are compared in the core; here all are read that could be. */
export async function notesLike(
  db: Reader,
  userId: string,
  text: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly kind: string; readonly fields: NoteRow["fields"] }[]> {
  const first = sql`trim(coalesce(json_extract(${notes.fields}, '$.front.text'), json_extract(${notes.fields}, '$.text.text'), json_extract(${notes.fields}, '$.question.text'), ''))`;
  return db
    .select({ id: notes.id, kind: notes.kind, fields: notes.fields })
    .from(notes)
    .where(
      and(eq(notes.ownerId, userId), isNull(notes.deletedAt), sql`lower(${first}) = lower(trim(${text}))`),
    )
    .limit(limit);
}

/** A deck of which a card may be made a part: whose it is, whether of a dossier. Deleted ones too. */
export async function deckForNotes(db: Reader | Writer, deckId: string) {
  const [row] = await db
    .select({
      id: decks.id,
      title: decks.title,
      dossierId: decks.dossierId,
      ownerId: sql<
        string | null
      >`case when ${decks.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`,
      deletedAt: decks.deletedAt,
    })
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(and(eq(decks.id, deckId), isNull(dossiers.deletedAt)));
  return row ?? null;
}

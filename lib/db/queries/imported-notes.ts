import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { importedNotes } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type ImportedNote = typeof importedNotes.$inferSelect & {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly deletedAt: number | null;
  /** Set where the name is that of one card alone. */
  readonly cardId?: string;
};

/** A note, or one card of it, that went out under its own id. */
export type NoteOfOurs = Omit<ImportedNote, "print">;

/** The notes of a person that other programs know by these names, those in the bin too. */
export async function importedNotesOf(
  db: Reader | Writer,
  userId: string,
  guids: readonly string[],
): Promise<readonly ImportedNote[]> {
  return inParts(guids, (part) =>
    db
      .select({
        userId: importedNotes.userId,
        guid: importedNotes.guid,
        part: importedNotes.part,
        noteId: importedNotes.noteId,
        modifiedAt: importedNotes.modifiedAt,
        print: importedNotes.print,
        kind: notes.kind,
        fields: notes.fields,
        version: notes.version,
        deletedAt: notes.deletedAt,
      })
      .from(importedNotes)
      .innerJoin(notes, eq(notes.id, importedNotes.noteId))
      .where(and(eq(importedNotes.userId, userId), inArray(importedNotes.guid, [...part]))),
  );
}

/** Remembers as what a note came in, over what was remembered of it. */
export async function rememberImported(tx: Writer, row: typeof importedNotes.$inferInsert): Promise<void> {
  const { noteId, modifiedAt, print } = row;
  await tx
    .insert(importedNotes)
    .values(row)
    .onConflictDoUpdate({
      target: [importedNotes.userId, importedNotes.guid, importedNotes.part],
      set: { noteId, modifiedAt, print },
    });
}

/**
 * What went out from here and comes back: notes of a person under their ids, and cards that became notes of their own
 * there, also of dossiers that ship, under theirs.
 */
export async function notesOfOurs(
  db: Reader | Writer,
  userId: string,
  guids: readonly string[],
): Promise<readonly NoteOfOurs[]> {
  const columns = {
    noteId: notes.id,
    kind: notes.kind,
    fields: notes.fields,
    version: notes.version,
    deletedAt: notes.deletedAt,
    updatedAt: notes.updatedAt,
  };
  const written = await inParts(guids, (part) =>
    db
      .select(columns)
      .from(notes)
      .where(and(eq(notes.ownerId, userId), isNull(notes.dossierId), inArray(notes.id, [...part]))),
  );
  const single = await inParts(guids, (part) =>
    db
      .select({ ...columns, cardId: cards.id })
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
      .where(
        and(
          inArray(cards.id, [...part]),
          eq(cards.status, "active"),
          or(
            eq(notes.ownerId, userId),
            eq(dossiers.ownerId, userId),
            and(sql`${cards.dossierId} is not null`, isNull(dossiers.ownerId)),
          ),
        ),
      ),
  );
  return [
    ...written.map(({ updatedAt, ...row }) => ({
      ...{ ...row, userId, guid: row.noteId, part: 0 },
      // To the second, as it went out.
      modifiedAt: Math.floor(updatedAt / 1_000) * 1_000,
    })),
    // Its words stand in another form here: they are never taken from there.
    ...single.map(({ updatedAt: _at, ...row }) => ({
      ...{ ...row, userId, guid: row.cardId, part: 0, deletedAt: null },
      modifiedAt: Number.MAX_SAFE_INTEGER,
    })),
  ];
}

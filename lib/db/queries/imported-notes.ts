import { and, eq, inArray } from "drizzle-orm";
import { notes } from "../schema/decks.ts";
import { importedNotes } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type ImportedNote = typeof importedNotes.$inferSelect & {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly deletedAt: number | null;
};

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

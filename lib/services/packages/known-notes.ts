import { type ImportedNote, importedNotesOf, notesOfOurs } from "#lib/db/queries/imported-notes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { noteFrom } from "#lib/notes/from-fields.ts";
import { noteKey, printOf } from "./compare-notes.ts";

/** A note of a package that is here already; `ours`: it went out from here, so that its reviews are known too. */
export type KnownNote = ImportedNote & { readonly ours: boolean };

/** The notes of a package that a person has, by `noteKey`: those that came in before, and those that went out from here. */
export async function knownNotes(
  db: Reader | Writer,
  userId: string,
  guids: readonly string[],
): Promise<ReadonlyMap<string, KnownNote>> {
  const ours = await notesOfOurs(db, userId, guids.filter(isId));
  const came = await importedNotesOf(db, userId, guids);
  const names = new Set(ours.map((row) => row.guid));
  const rows = [
    ...ours.map((row) => {
      const note = noteFrom(row.kind, row.fields);
      return { ...row, print: note === null ? "" : printOf(note), ours: true };
    }),
    ...came.map((row) => ({ ...row, ours: names.has(row.guid) })),
  ];
  return new Map(rows.map((row) => [noteKey(row), row]));
}

/** Our ids are longer than those that Anki makes (ten signs). */
function isId(guid: string): boolean {
  return guid.length >= 16 && guid.length <= 200;
}

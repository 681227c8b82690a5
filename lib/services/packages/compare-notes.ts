import { hash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import type { ImportedNote } from "#lib/db/queries/imported-notes.ts";
import type { PackedNote } from "#lib/interop/packed.ts";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { fieldsOf, noteFrom } from "#lib/notes/from-fields.ts";
import { mediaIn } from "#lib/notes/media-in.ts";
import type { Note } from "#lib/notes/types.ts";
import { noteInput } from "../notes/note-input.ts";

/** A note of a package that we can keep, with a hash of its words. */
export type ReadyNote = { readonly packed: PackedNote; readonly note: Note; readonly print: string };

/** Why one cannot be kept: `about` is how it begins. */
export type NoteProblem = { readonly about: string; readonly message: string };

/** What becomes of a note: added, taken out of the bin, given other words, left because it was edited here, or left. */
export type NoteFate = "added" | "restored" | "changed" | "own" | "left";

/** The notes that we can keep, those that we cannot, and how many cards are empty: their gap was taken out of the note. */
export function readyNotes(packed: readonly PackedNote[]): {
  readonly ready: readonly ReadyNote[];
  readonly problems: readonly NoteProblem[];
  readonly empty: number;
} {
  const ready: ReadyNote[] = [];
  const problems: NoteProblem[] = [];
  const seen = new Set<string>();
  let empty = 0;
  for (const one of packed) {
    const key = noteKey(one);
    // A name that came twice would be two notes under one.
    if (seen.has(key)) continue;
    seen.add(key);
    try {
      const note = noteInput(one.words);
      const ords = new Set(cardsOfNote(note).map(({ ord }) => ord));
      const cards = one.cards.filter(({ ord }) => ords.has(ord));
      empty += one.cards.length - cards.length;
      ready.push({ packed: { ...one, cards }, note, print: printOf(note) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { words } = one;
      const about = (words.kind === "cloze" ? words.text.text : words.front.text).trim().slice(0, 80);
      problems.push({ about, message: error.message });
    }
  }
  return { ready, problems, empty };
}

/** By which a note of a package is told from all others. */
export function noteKey({ guid, part }: { readonly guid: string; readonly part: number }): string {
  return JSON.stringify([guid, part]);
}

/** A hash of what a note says. */
export function printOf(note: Note): string {
  return hash("sha256", JSON.stringify([note.kind, fieldsOf(note)]), "base64url");
}

/**
 * The newer words win, unless they were edited here since: what is written here is never lost. In the bin counts as
 * wanted again, and a package that now has the pictures fills them in.
 */
export function fateOf({ packed, note, print }: ReadyNote, known: ImportedNote | undefined): NoteFate {
  if (!known) return "added";
  if (known.deletedAt !== null) return "restored";
  const here = noteFrom(known.kind, known.fields);
  const isNewer =
    packed.modified > known.modifiedAt ||
    (packed.modified === known.modifiedAt && here !== null && mediaCount(note) > mediaCount(here));
  if (print === known.print || !isNewer) return "left";
  return here === null || printOf(here) === known.print ? "changed" : "own";
}

function mediaCount(note: Note): number {
  return mediaIn(JSON.stringify(fieldsOf(note))).length;
}

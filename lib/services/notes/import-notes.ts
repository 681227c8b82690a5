import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { mediaKey } from "#lib/base/media-key.ts";
import { foldText } from "#lib/base/text.ts";
import { firstFields } from "#lib/db/queries/note-files.ts";
import { noteWithOwner } from "#lib/db/queries/notes.ts";
import { fieldsOf, firstField, noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import { byWordsOfMedia } from "#lib/notes/named-media.ts";
import { type FileNote, readNoteFile } from "#lib/notes/note-file.ts";
import type { Note } from "#lib/notes/types.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { sameValue } from "../journal/ledger.ts";
import { knownStep, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeNote } from "./change-note.ts";
import { noteInput } from "./note-input.ts";
import { Tags } from "./tags.ts";
import { type NewNote, writeNotes } from "./write-notes.ts";

/** So many notes are taken in at once. */
export const MOST_IMPORTED = 2_000;
const MOST_PROBLEMS = 20;
const MOST_MEDIA = 5_000;

const Input = z.object({
  id: StepId,
  text: z
    .string()
    .max(5_000_000, "The file is too large. Split it, and bring the parts in one after the other."),
  /** Into this deck; null for those that the file names. */
  deckId: z.string().max(200).nullable().default(null),
  /** Where a note goes that the file puts into no deck. */
  newDeck: z.string().max(400).default("Imported"),
  /** What is done with a note that is here already: known by its id, or by its first field. */
  known: z.enum(["leave", "change", "add"]).default("leave"),
  /** The pictures and sounds of the file that were sent before, by name: under which hash each is kept. */
  media: z
    .record(z.string().max(300), z.string().regex(/^[\w-]{43}$/u))
    .refine((media) => Object.keys(media).length <= MOST_MEDIA, "These are too many pictures and sounds.")
    .default({}),
  /** Only says what would be done. */
  look: z.boolean().default(false),
  zone: z.string().max(100).optional(),
});

export type ImportedNotes = {
  readonly added: number;
  readonly changed: number;
  /** Here already and left as they are. */
  readonly left: number;
  /** Lines that make no note, at most twenty, each with why. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** How many lines that is. */
  readonly refused: number;
  /** The pictures and sounds that a text file names, at most five thousand; and how many of all are not here. */
  readonly media: { readonly names: readonly string[]; readonly missing: number };
  readonly decks: readonly { readonly path: string; readonly notes: number }[];
  /** The first notes, to see whether they were read as they were meant. */
  readonly sample: readonly { readonly title: string; readonly kind: string }[];
  /** Whether it was only looked: then nothing was added or changed. */
  readonly looked: boolean;
  /** What was done: undo takes the steps back from the last to the first. */
  readonly steps: readonly string[];
};

type Read = { readonly from: FileNote; readonly note: Note; readonly tags: readonly string[] };
type Sorted = {
  readonly fresh: readonly Read[];
  readonly changes: readonly (Read & { readonly noteId: string })[];
  readonly left: number;
};

/**
 * Takes in notes from a text file as Anki and spreadsheets write it, into decks of one's own; or with `look` says what
 * that would do. A line that makes no note refuses no other. A visitor becomes a guest by it. Safe to send twice under
 * one id.
 */
export async function importNotes(ctx: Ctx, input: unknown): Promise<ImportedNotes> {
  const { id = ctx.newId(), text, deckId, newDeck, known, media, look, zone } = parseInput(Input, input);
  const here = new Map(Object.entries(media).map(([name, hash]) => [mediaKey(name), hash]));
  const file = readNoteFile(text, here);
  if (file.notes.length > MOST_IMPORTED)
    throw new DomainError(
      "limit",
      `The file has ${file.notes.length} notes; ${MOST_IMPORTED} are taken in at once. Split it.`,
    );
  const problems: { line: number; message: string }[] = [];
  const read = file.notes.flatMap((from): readonly Read[] => {
    try {
      return [{ from, note: noteInput(from.note), tags: parseInput(Tags, from.tags) }];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ line: from.line, message: error.message });
      return [];
    }
  });
  const userId = userIdOf(ctx);
  const kept = userId === null ? [] : await firstFields(ctx.store.read, userId);
  const sorted = sortedOut(read, kept, known);
  const pathOf = ({ from }: Read) => (deckId === null ? (from.deck ?? newDeck) : null);
  const counts = new Map<string, number>();
  for (const one of sorted.fresh) {
    const path = pathOf(one);
    if (path !== null) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const told = {
    added: sorted.fresh.length,
    changed: sorted.changes.length,
    left: sorted.left,
    problems: problems.slice(0, MOST_PROBLEMS),
    refused: problems.length,
    media: {
      names: file.media.slice(0, MOST_MEDIA),
      missing: file.media.filter((name) => !here.has(mediaKey(name))).length,
    },
    decks: [...counts].map(([path, notes]) => ({ path, notes })),
    sample: read.slice(0, 5).map(({ note }) => ({ title: noteTitle(note), kind: note.kind })),
  };
  if (look || sorted.fresh.length + sorted.changes.length === 0) return { ...told, looked: look, steps: [] };
  const fresh = sorted.fresh.map((one): NewNote => ({ note: one.note, tags: one.tags, path: pathOf(one) }));
  const steps = await writeAsLearner(ctx, zone, async (tx, learner, own) => {
    const before = await knownStep(tx, own, id);
    if (before) return [before.stepId];
    const changed: string[] = [];
    for (const { noteId, from, note: said } of sorted.changes) {
      const row = await noteWithOwner(tx, noteId);
      if (row === null || row.deletedAt !== null) continue;
      const note = from.typeNamed ? said : withWhatItWas(said, noteFrom(row.kind, row.fields));
      if (note === null) continue;
      if (sameValue(noteFrom(row.kind, row.fields), noteFrom(note.kind, fieldsOf(note)))) continue;
      const stepId = ctx.newId();
      await changeNote(tx, learner, { stepId, row, note, memory: undefined });
      changed.push(stepId);
    }
    if (fresh.length === 0) return changed;
    const added = await writeNotes(tx, learner, { id, deckId, notes: fresh });
    return [...changed, added.stepId];
  });
  return { ...told, looked: false, steps };
}

/**
 * A line of a file that names no note type is only words: the note goes on asking both ways, to type, and in its
 * languages, and a choice, an order or a list stays as it is (null). With a type the file says what the note is.
 */
function withWhatItWas(said: Note, was: Note | null): Note | null {
  if (was === null || (said.kind === "cloze" && was.kind === "cloze")) return said;
  if (said.kind !== "basic" && said.kind !== "reversed") return null;
  if (was.kind !== "basic" && was.kind !== "reversed") return null;
  const { front, back } = said;
  return { ...was, front: { ...was.front, ...front }, back: { ...was.back, ...back } };
}

/** Which notes are new, which are here and get other words, and how many stay as they are. */
function sortedOut(
  read: readonly Read[],
  here: readonly { readonly id: string; readonly first: string }[],
  known: "leave" | "change" | "add",
): Sorted {
  const ids = new Set(here.map((one) => one.id));
  const byFirst = new Map(here.map((one) => [foldText(one.first), one.id]));
  const byWords = mediaNotes(here);
  const seen = new Set<string>();
  const fresh: Read[] = [];
  const changes: (Read & { noteId: string })[] = [];
  let left = 0;
  for (const one of read) {
    const first = foldText(firstField(one.note).trim());
    const guid = one.from.guid;
    const same = guid !== null && ids.has(guid) ? guid : byFirst.get(first);
    const alike = same === undefined ? byWords(one.note) : undefined;
    const noteId = same ?? alike?.id;
    // The same line twice in one file is one note.
    const twice = seen.has(first);
    seen.add(first);
    if (known === "add" || (noteId === undefined && !twice)) fresh.push(one);
    // A picture that is here is not given up for one that is not.
    else if (known === "change" && noteId !== undefined && !twice && !alike?.poorer)
      changes.push({ ...one, noteId });
    else left += 1;
  }
  return { fresh, changes, left };
}

/**
 * Finds the note whose first field shows the same pictures and sounds by their names, where either it or the line has
 * not got them: a picture that was not sent the first time is no other one.
 */
function mediaNotes(
  here: readonly { readonly id: string; readonly first: string }[],
): (note: Note) => { readonly id: string; readonly poorer: boolean } | undefined {
  const known = new Map<string, { readonly id: string; readonly missing: boolean }>();
  for (const { id, first } of here) {
    const words = byWordsOfMedia(first);
    if (words) known.set(foldText(words.text), { id, missing: words.missing });
  }
  return (note) => {
    const words = byWordsOfMedia(firstField(note).trim());
    const found = words ? known.get(foldText(words.text)) : undefined;
    if (!found || !words || !(found.missing || words.missing)) return undefined;
    return { id: found.id, poorer: words.missing && !found.missing };
  };
}

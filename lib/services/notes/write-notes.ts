import { DomainError } from "#lib/base/errors.ts";
import { addNote, addNoteCards, deckForNotes, nextPlace } from "#lib/db/queries/notes.ts";
import { addDeck, type OwnDeck, ownDecksOf } from "#lib/db/queries/own-decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { fieldsOf, noteTitle } from "#lib/notes/from-fields.ts";
import type { Note } from "#lib/notes/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { actor, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";
import { DeckName, namedIn, placeIn } from "../own-decks/deck-names.ts";
import { parseInput } from "../parse-input.ts";
import { tagRows } from "./tags.ts";

export type NewNote = {
  readonly note: Note;
  readonly tags: readonly string[];
  /** "Spanish::Verbs": made where it is missing. Null for the deck that is named for all. */
  readonly path: string | null;
};

type Asked = { readonly id: string; readonly deckId: string | null; readonly notes: readonly NewNote[] };

/**
 * Writes many notes into decks of one's own as a single step, which takes all of them back, and the decks that were made
 * for them. Inside the write of a verb. Throws `not-found` for a deck that is absent or somebody else's.
 */
export async function writeNotes(tx: Writer, ctx: Ctx, { id, deckId, notes }: Asked): Promise<StepDone> {
  const userId = actor(ctx);
  const at = await nextStepTime(tx, ctx, userId);
  const only = deckId === null ? null : await deckForNotes(tx, deckId);
  if (deckId !== null) allow(ctx, "make", only, "deck");
  if (only && (only.deletedAt !== null || only.dossierId !== null))
    throw new DomainError("not-found", "This deck takes no notes. Choose another one.", {
      deckId: "Choose another deck.",
    });
  const home = deckFinder(tx, await ownDecksOf(tx, userId), { userId, at, newId: ctx.newId });
  const places = new Map<string, number>();
  const cardIds: string[] = [];
  const noteIds: string[] = [];
  let tags: Readonly<Record<string, string | null>> = {};
  for (const { note, tags: own, path } of notes) {
    const homeDeckId = only?.id ?? (await home.at(path ?? ""));
    const noteId = ctx.newId();
    // The step takes it out of the bin, so that undo puts it there.
    const row = { id: noteId, ownerId: userId, kind: note.kind, fields: fieldsOf(note) };
    await addNote(tx, { ...row, createdAt: at, updatedAt: at, deletedAt: at });
    const position = places.get(homeDeckId) ?? (await nextPlace(tx, homeDeckId));
    const cards = cardsOfNote(note).map(({ ord, content }, i) => {
      const cardId = ctx.newId();
      return { id: cardId, noteId, dossierId: null, homeDeckId, ord, content, position: position + i };
    });
    places.set(homeDeckId, position + cards.length);
    await addNoteCards(tx, cards, { authorId: userId, at });
    const fresh = cards.map((card) => card.id);
    noteIds.push(noteId);
    cardIds.push(...fresh);
    tags = { ...tags, ...tagRows(fresh, own) };
  }
  const [first] = notes;
  const step = {
    id,
    kind: "note-written" as const,
    subjectKind: "note" as const,
    subjectId: noteIds[0] ?? "",
    about: first ? noteTitle(first.note) : "",
    count: notes.length,
  };
  const after = {
    decks: Object.fromEntries(home.made().map((made) => [made, { deletedAt: null }])),
    notes: Object.fromEntries(noteIds.map((noteId) => [noteId, { deletedAt: null }])),
    cards: Object.fromEntries(cardIds.map((cardId) => [cardId, { status: "active" as const }])),
    tags,
  };
  return takeStep(tx, step, after, { userId, at });
}

/** Finds decks by their paths and makes those that are missing, in the bin still. */
export function deckFinder(
  tx: Writer,
  decks: readonly OwnDeck[],
  by: { readonly userId: string; readonly at: number; readonly newId: () => string },
) {
  const known = new Map<string, string>();
  const made: string[] = [];
  /** The paths of those that were made. */
  const paths = new Map<string, string>();
  return {
    made: () => made,
    pathOf: (id: string) => paths.get(id) ?? "",
    async at(path: string): Promise<string> {
      let above: string | null = null;
      let key = "";
      for (const title of parseInput(DeckName, path)) {
        key = `${key}::${title}`;
        const there: string | undefined = known.get(key) ?? namedIn(decks, above, title)?.id;
        const id: string = there ?? by.newId();
        if (there === undefined) {
          const place = { parentId: above, position: placeIn(decks, above) };
          await addDeck(tx, { id, title, ...place, ownerId: by.userId }, by.at);
          made.push(id);
          paths.set(id, key.slice(2));
        }
        known.set(key, id);
        above = id;
      }
      return above ?? "";
    },
  };
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { addNote, addNoteCards, cardsOfNotes, deckForNotes, nextPlace } from "#lib/db/queries/notes.ts";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { fieldsOf, noteTitle } from "#lib/notes/from-fields.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { actor, knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { noteInput } from "./note-input.ts";
import { Tags, tagRows } from "./tags.ts";

const Input = z.object({
  /** Of the step, from the browser: the same note sent twice is written once. */
  id: StepId,
  deckId: z.string("Choose a deck.").min(1, "Choose a deck.").max(200),
  note: z.unknown(),
  tags: Tags.default([]),
});

export type WrittenNote = StepDone & { readonly noteId: string; readonly cardIds: readonly string[] };

/**
 * Writes a note into a deck of one's own and makes its cards, which are asked from now on. Safe to send twice under one
 * id. Throws `not-found` for a deck that is absent or somebody else's, `invalid` with a sentence for each field.
 */
export async function writeNote(ctx: Ctx, input: unknown): Promise<WrittenNote> {
  const { id = ctx.newId(), deckId, tags, note: given } = parseInput(Input, input);
  const note = noteInput(given);
  const deck = await deckForNotes(ctx.store.read, deckId);
  allow(ctx, "make", deck, "deck");
  const noteId = ctx.newId();
  const cards = cardsOfNote(note).map((card) => ({ ...card, id: ctx.newId() }));
  const cardIds = cards.map((card) => card.id);
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) {
      const { subjectId, ...done } = known;
      const written = await cardsOfNotes(tx, [subjectId]);
      return { ...done, noteId: subjectId, cardIds: written.map((card) => card.id) };
    }
    const home = await deckForNotes(tx, deckId);
    if (home === null || home.deletedAt !== null)
      throw new DomainError("not-found", "This deck was deleted. Choose another one.", { deckId: "deleted" });
    if (home.dossierId !== null) {
      const message =
        "This deck is made from documents. Write a card there while reviewing it, or choose a deck of your own.";
      throw new DomainError("invalid", message, { deckId: message });
    }
    const at = await nextStepTime(tx, ctx, userId);
    await addNote(tx, {
      id: noteId,
      ownerId: userId,
      kind: note.kind,
      fields: fieldsOf(note),
      createdAt: at,
      updatedAt: at,
      // The step takes it out of the bin, so that undo puts it there.
      deletedAt: at,
    });
    const position = await nextPlace(tx, deckId);
    const places = { noteId, dossierId: null, homeDeckId: deckId };
    const rows = cards.map(({ id: cardId, ord, content }, i) => ({
      id: cardId,
      ord,
      content,
      ...places,
      position: position + i,
    }));
    await addNoteCards(tx, rows, { authorId: userId, at });
    const step = {
      id,
      kind: "note-written" as const,
      subjectKind: "note" as const,
      subjectId: noteId,
      about: noteTitle(note),
    };
    const after = {
      notes: { [noteId]: { deletedAt: null } },
      cards: Object.fromEntries(cardIds.map((cardId) => [cardId, { status: "active" as const }])),
      tags: tagRows(cardIds, tags),
    };
    const done = await takeStep(tx, step, after, { userId, at });
    return { ...done, noteId, cardIds };
  });
}

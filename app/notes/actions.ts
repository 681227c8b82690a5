"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, runAction } from "#app/_edge/action.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { editNote } from "#lib/services/notes/edit-note.ts";
import { noteInput } from "#lib/services/notes/note-input.ts";
import { noteView } from "#lib/services/notes/note-view.ts";
import { type NotePreview, previewNote } from "#lib/services/notes/preview-note.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { deckByName } from "#lib/services/own-decks/deck-by-name.ts";
import { moveCards } from "#lib/services/own-decks/move-cards.ts";

/** What the editor sends: the note as it is written, where it goes, and under which number. */
export type SentNote = {
  readonly id: string;
  readonly note: unknown;
  readonly tags: readonly string[];
  /** The deck, or the name of one that is to be made. */
  readonly deckId: string | null;
  readonly newDeck: string | null;
  readonly zone: string;
};

export type SavedNote = { readonly stepId: string; readonly label: string; readonly deckId: string };

/** Adds a note; with the name of a new deck, makes that for it. A visitor becomes a guest by it. */
export async function addNote(sent: SentNote): Promise<ActionResult<SavedNote>> {
  const result = await runAction(async (ctx) => {
    const { id, note, tags, zone } = sent;
    // A note that is refused leaves no empty deck behind.
    noteInput(note);
    const deckId = sent.deckId ?? (await deckByName(ctx, { title: sent.newDeck ?? "", zone })).deckId;
    return { deckId, id, note, tags };
  });
  if (!result.ok) return result;
  // Asked anew: who was a visitor has a row by now.
  const written = await runAction(async (ctx) => {
    const { stepId, label } = await writeNote(ctx, result.value);
    return { stepId, label, deckId: result.value.deckId };
  });
  if (written.ok) revalidatePath("/", "layout");
  return written;
}

export type EditedNote = SentNote & {
  readonly noteId: string;
  readonly memory: string | null;
  readonly seen: number;
};

/** Saves a note that was there: its words, its tags and its deck, each a step of its own. */
export async function saveNote(
  sent: EditedNote,
): Promise<ActionResult<SavedNote & { readonly version: number }>> {
  const result = await runAction(async (ctx) => {
    const { id, noteId, note, memory, seen, tags } = sent;
    const done = await editNote(ctx, { id, noteId, note, seen, ...(memory === null ? {} : { memory }) });
    const { cardIds, deckId: home } = await noteView(ctx, noteId);
    await setCardTags(ctx, { cardIds, tags });
    const deckId = sent.deckId ?? (await deckByName(ctx, { title: sent.newDeck ?? "" })).deckId;
    if (deckId !== home) await moveCards(ctx, { cardIds, deckId });
    const { version } = await noteView(ctx, noteId);
    return { stepId: done.stepId, label: done.label, deckId, version };
  });
  if (result.ok) revalidatePath("/", "layout");
  return result;
}

/** How the cards of what is written would look. */
export async function preview(note: unknown, noteId: string | undefined): Promise<ActionResult<NotePreview>> {
  return runAction((ctx) => previewNote(ctx, { note, noteId }));
}

export async function takeBack(stepId: string): Promise<ActionResult<{ readonly label: string }>> {
  const result = await runAction(async (ctx) => {
    const { label } = await undoStep(ctx, { step: stepId, undo: true });
    return { label };
  });
  if (result.ok) revalidatePath("/", "layout");
  return result;
}

import { z } from "zod";
import type { StudyCard } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";
import type { StepDone } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { editNote } from "./edit-note.ts";
import { noteView } from "./note-view.ts";

const Input = z.looseObject({ noteId: z.string().min(1).max(200) });

export type EditedNote = StepDone & {
  /** The cards of the note as they are studied now; one that the note makes no more is not among them. */
  readonly cards: readonly StudyCard[];
};

/**
 * Gives a note other words from a sitting that goes on: as `editNote`, answered with what its cards are now. Safe to
 * send twice under one id.
 */
export async function editNoteHere(ctx: Ctx, input: unknown): Promise<EditedNote> {
  const { noteId } = parseInput(Input, input);
  const done = await editNote(ctx, input);
  const { cardIds } = await noteView(ctx, noteId);
  const { cards } = await cardsById(ctx, cardIds);
  return { ...done, cards };
}

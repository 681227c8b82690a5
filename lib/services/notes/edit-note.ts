import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { noteWithOwner } from "#lib/db/queries/notes.ts";
import { isNoteKind } from "#lib/notes/from-fields.ts";
import { MEMORY_EFFECTS } from "#lib/notes/memory-effect.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { actor, knownStep, type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeNote } from "./change-note.ts";
import { noteInput } from "./note-input.ts";

const Input = z.object({
  id: StepId,
  noteId: z.string().min(1).max(200),
  note: z.unknown(),
  memory: z.enum(MEMORY_EFFECTS).optional(),
  /** The version that the screen showed. */
  seen: z.int().optional(),
});

/**
 * Gives a note other words, or makes it another kind of note; its cards keep their memory as `memory` says, or as suits
 * the change. Safe to send twice under one id. Throws `stale` when the note was changed since the screen was drawn.
 */
export async function editNote(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), noteId, note: given, memory, seen } = parseInput(Input, input);
  const note = noteInput(given);
  allow(ctx, "make", await noteWithOwner(ctx.store.read, noteId), "note");
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return known;
    const row = await noteWithOwner(tx, noteId);
    if (row === null || row.deletedAt !== null || !isNoteKind(row.kind))
      throw new DomainError("not-found", "This note is not here any more. It may lie in the bin.");
    if (seen !== undefined && seen !== row.version)
      throw new DomainError(
        "stale",
        "This note was changed in another window. Reload the page; what you wrote stays in the fields.",
      );
    return changeNote(tx, ctx, { stepId: id, row, note, memory });
  });
}

import { DomainError } from "#lib/base/errors.ts";
import { cardRowsById, notesWithOwners } from "#lib/db/queries/notes.ts";
import { noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import { type Replacement, replacedIn } from "#lib/notes/replace-in-note.ts";
import type { Note } from "#lib/notes/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { Rows } from "../journal/ledger.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { knownStep, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";
import { changeOf } from "./change-note.ts";
import { memoryDeeds } from "./memory-deeds.ts";
import { noteInput } from "./note-input.ts";
import { seenCards } from "./own-layers.ts";

type Ask = {
  readonly id: string;
  readonly batch: string | undefined;
  readonly cardIds: readonly string[];
  readonly replacement: Replacement;
};

/**
 * Puts other words into the notes of some cards, as far as the viewer wrote them: whoever replaces words in many notes
 * means how they are written, so that every card keeps its memory. One step of the journal. A note that would be none any
 * more, its question empty, stays as it is. Null where nothing had to be changed. Safe to send twice under one id.
 */
export async function replaceWords(
  ctx: Ctx,
  { id, batch, cardIds, replacement }: Ask,
): Promise<(StepDone & { readonly changed: readonly string[] }) | null> {
  const userId = userIdOf(ctx);
  allow(ctx, "begin", { ownerId: userId }, "page");
  // A visitor has written and put together nothing yet.
  if (userId === null) return null;
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label, changed: cardIds };
    const own = (await seenCards(ctx, tx, cardIds)).filter((card) => card.ownerId === userId && card.written);
    const cards = await cardRowsById(
      tx,
      own.map((card) => card.id),
    );
    const notes = await notesWithOwners(tx, [...new Set(cards.map((card) => card.noteId))]);
    const changes = notes.flatMap((row) => {
      const before = row.deletedAt === null && row.ownerId === userId ? noteFrom(row.kind, row.fields) : null;
      const after = before === null ? null : replacedIn(before, replacement);
      const note = after === null ? null : whole(after);
      return note === null ? [] : [{ row, note }];
    });
    const [first] = changes;
    if (!first) return null;
    const at = await nextStepTime(tx, ctx, userId);
    const made = [];
    for (const { row, note } of changes)
      made.push(await changeOf(tx, ctx, { row, note, memory: "keep" }, { userId, at }));
    const rows: Rows = {
      notes: Object.assign({}, ...made.map((one) => one.rows.notes)),
      cards: Object.assign({}, ...made.map((one) => one.rows.cards)),
    };
    const deeds = await memoryDeeds(
      tx,
      ctx,
      at,
      made.flatMap((one) => one.effects),
    );
    const step = {
      id,
      batch,
      kind: "notes-replaced" as const,
      subjectKind: "note" as const,
      subjectId: first.row.id,
      about: noteTitle(first.note),
      count: changes.length,
    };
    const done = await takeStep(tx, step, rows, { userId, at, events: deeds });
    await logDeeds(tx, ctx, at, deeds);
    const touched = new Set(changes.map(({ row }) => row.id));
    return { ...done, changed: cards.filter((card) => touched.has(card.noteId)).map((card) => card.id) };
  });
}

/** The note if it can be kept; null where the words that are left make none. */
function whole(note: Note): Note | null {
  try {
    return noteInput(note);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

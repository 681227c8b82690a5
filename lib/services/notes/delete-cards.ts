import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { CardFields } from "#lib/db/queries/journal-rows.ts";
import { cardRowsById, cardsOfNotes, notesWithOwners } from "#lib/db/queries/notes.ts";
import type { CardOrigin } from "#lib/db/queries/personal.ts";
import type { Writer } from "#lib/db/store.ts";
import { noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import type { Ctx } from "../context.ts";
import type { Rows } from "../journal/ledger.ts";
import { BatchId, knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { hiddenRows, MOST_CARDS_AT_ONCE, seenCards } from "./own-layers.ts";

const Input = z.object({
  id: StepId,
  batch: BatchId,
  cardIds: z.array(z.string().max(200)).min(1).max(MOST_CARDS_AT_ONCE, "Delete fewer cards at once."),
  zone: z.string().max(100).optional(),
});

export type DeletedCards = StepDone & {
  /** Every card that is not asked any more: a note goes with all its cards. */
  readonly gone: readonly string[];
};

/**
 * Deletes cards, whatever they are. Notes of one's own go into the bin with all their cards; a card of one's own dossier
 * is rejected, as at the review desk; a card of somebody else leaves only the learner's own decks. What was learnt stays
 * in the log. Safe to send twice under one id. Throws `not-found` where not one of them is there for the viewer.
 */
export async function deleteCards(ctx: Ctx, input: unknown): Promise<DeletedCards> {
  const { id = ctx.newId(), batch, cardIds, zone } = parseInput(Input, input);
  return writeAsLearner(ctx, zone, async (tx, learner, userId) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label, gone: cardIds };
    const seen = await seenCards(learner, tx, cardIds);
    const [first] = seen;
    if (!first)
      throw new DomainError("not-found", "There is no such card. It may have been deleted already.");
    const at = await nextStepTime(tx, learner, userId);
    const mine = seen.filter((card) => card.ownerId === userId);
    const written = await deletedNotes(tx, mine, at);
    const rejected = rejectedCards(mine, { userId, at });
    const others = seen.filter((card) => card.ownerId !== userId).map((card) => card.id);
    const rows: Rows = {
      notes: written.notes,
      cards: { ...written.cards, ...rejected },
      personal: await hiddenRows(tx, userId, others, at),
    };
    const notes = Object.keys(written.notes).length;
    const rest = Object.keys(rejected).length + others.length;
    const step = {
      id,
      batch,
      kind: rest === 0 ? ("notes-deleted" as const) : ("cards-deleted" as const),
      subjectKind: "card" as const,
      subjectId: first.id,
      about: notes > 0 ? written.title : await questionOf(tx, first.id),
      count: rest === 0 ? notes : notes + rest,
    };
    const done = await takeStep(tx, step, rows, { userId, at });
    return { ...done, gone: [...Object.keys(rows.cards ?? {}), ...others] };
  });
}

type Deleted = Required<Pick<Rows, "notes" | "cards">> & { readonly title: string };

async function deletedNotes(tx: Writer, mine: readonly CardOrigin[], at: number): Promise<Deleted> {
  const noteIds = [...new Set(mine.filter((card) => card.written).map((card) => card.noteId))];
  const rows = await notesWithOwners(tx, noteIds);
  const cards = await cardsOfNotes(tx, noteIds);
  const [first] = rows;
  const note = first ? noteFrom(first.kind, first.fields) : null;
  return {
    notes: Object.fromEntries(rows.map((row) => [row.id, { deletedAt: at }])),
    cards: Object.fromEntries(cards.map((card) => [card.id, { status: "retired" as const }])),
    title: note ? noteTitle(note) : "",
  };
}

function rejectedCards(
  mine: readonly CardOrigin[],
  by: { readonly userId: string; readonly at: number },
): Record<string, CardFields> {
  const set: CardFields = {
    status: "rejected",
    decision: "rejected",
    decisionReason: "Deleted while studying.",
    decidedAt: by.at,
    decidedBy: by.userId,
  };
  return Object.fromEntries(mine.filter((card) => !card.written).map((card) => [card.id, set]));
}

async function questionOf(tx: Writer, cardId: string): Promise<string> {
  const [card] = await cardRowsById(tx, [cardId]);
  return (card?.edited ?? card?.generated)?.question ?? "";
}

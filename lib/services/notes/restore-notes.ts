import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { CardFields, NoteFields } from "#lib/db/queries/journal-rows.ts";
import { cardsOfNotes, deckForNotes, notesWithOwners } from "#lib/db/queries/notes.ts";
import type { Writer } from "#lib/db/store.ts";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { actor, knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { hiddenRows, MOST_CARDS_AT_ONCE, seenCards } from "./own-layers.ts";

const Notes = z.object({ id: StepId, noteIds: z.array(z.string().max(200)).min(1).max(MOST_CARDS_AT_ONCE) });

/**
 * Brings notes back from the bin with the cards that they make, and with what was learnt. Throws `conflict` where the deck
 * of one of them lies in the bin too: that one comes first.
 */
export async function restoreNotes(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), noteIds } = parseInput(Notes, input);
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label };
    const rows = await notesWithOwners(tx, noteIds);
    if (rows.length === 0) allow(ctx, "make", null, "note");
    for (const row of rows) allow(ctx, "make", row, "note");
    const at = await nextStepTime(tx, ctx, userId);
    const notes: Record<string, NoteFields> = {};
    const cards: Record<string, CardFields> = {};
    let about = "";
    for (const row of rows.filter((one) => one.deletedAt !== null)) {
      const note = noteFrom(row.kind, row.fields);
      const ords = new Set(note ? cardsOfNote(note).map((card) => card.ord) : []);
      const own = await cardsOfNotes(tx, [row.id]);
      await requireHomes(
        tx,
        own.map((card) => card.homeDeckId),
      );
      notes[row.id] = { deletedAt: null };
      for (const card of own) if (ords.has(card.ord)) cards[card.id] = { status: "active" };
      about ||= note ? noteTitle(note) : "";
    }
    const step = {
      id,
      kind: "notes-restored" as const,
      subjectKind: "note" as const,
      subjectId: rows[0]?.id ?? "",
      about,
      count: Object.keys(notes).length,
    };
    return takeStep(tx, step, { notes, cards }, { userId, at });
  });
}

async function requireHomes(tx: Writer, deckIds: readonly string[]): Promise<void> {
  for (const deckId of new Set(deckIds)) {
    const deck = await deckForNotes(tx, deckId);
    if (deck && deck.deletedAt === null) continue;
    throw new DomainError(
      "conflict",
      `Its deck ${deck?.title ?? ""} lies in the bin too. Restore the deck first.`,
    );
  }
}

const Cards = z.object({ id: StepId, cardIds: z.array(z.string().max(200)).min(1).max(MOST_CARDS_AT_ONCE) });

/** Brings cards of others back into the learner's own decks. */
export async function restoreCards(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), cardIds } = parseInput(Cards, input);
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label };
    const seen = (await seenCards(ctx, tx, cardIds)).map((card) => card.id);
    allow(ctx, "study", seen.length > 0 ? { ownerId: userId } : null, "card");
    const at = await nextStepTime(tx, ctx, userId);
    const step = {
      id,
      kind: "cards-restored" as const,
      subjectKind: "card" as const,
      subjectId: seen[0] ?? "",
      about: "",
      count: seen.length,
    };
    return takeStep(tx, step, { personal: await hiddenRows(tx, userId, seen, null) }, { userId, at });
  });
}

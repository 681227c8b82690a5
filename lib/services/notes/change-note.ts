import { DomainError } from "#lib/base/errors.ts";
import type { CardFields } from "#lib/db/queries/journal-rows.ts";
import {
  addNoteCards,
  cardsOfNotes,
  type NoteCardRow,
  type NoteRow,
  nextPlace,
} from "#lib/db/queries/notes.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { cardChanges, cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { fieldsOf, noteTitle } from "#lib/notes/from-fields.ts";
import { type MemoryEffect, suggestedEffect } from "#lib/notes/memory-effect.ts";
import type { Note } from "#lib/notes/types.ts";
import type { Ctx } from "../context.ts";
import type { By, Rows } from "../journal/ledger.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { actor, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";
import { type CardEffect, memoryDeeds } from "./memory-deeds.ts";

export type NoteChange = {
  readonly stepId: string;
  readonly row: NoteRow;
  readonly note: Note;
  /** What becomes of the memory of the cards whose words change; left out: what suits each of them. */
  readonly memory: MemoryEffect | undefined;
};

/**
 * Gives a note other words, inside the write of a verb that has passed `allow`. Its cards follow: those that stay keep
 * their memory, those that vanish are retired with their history, and those that come back have it again.
 */
export async function changeNote(tx: Writer, ctx: Ctx, change: NoteChange): Promise<StepDone> {
  const { stepId, row, note } = change;
  const by = { userId: actor(ctx), at: await nextStepTime(tx, ctx, actor(ctx)) };
  const { rows, effects } = await changeOf(tx, ctx, change, by);
  const deeds = await memoryDeeds(tx, ctx, by.at, effects);
  const step = {
    id: stepId,
    kind: "note-changed" as const,
    subjectKind: "note" as const,
    subjectId: row.id,
    about: noteTitle(note),
  };
  const done = await takeStep(tx, step, rows, { ...by, events: deeds });
  await logDeeds(tx, ctx, by.at, deeds);
  return done;
}

/**
 * What a change of a note makes of its rows, and of the memory of its cards; for a step that may change several notes.
 * Cards that it adds are there already. Throws `not-found` for a note without a card.
 */
export async function changeOf(
  tx: Writer,
  ctx: Ctx,
  { row, note, memory }: Omit<NoteChange, "stepId">,
  { userId, at }: By,
): Promise<{ readonly rows: Rows; readonly effects: readonly CardEffect[] }> {
  const kept = await cardsOfNotes(tx, [row.id]);
  const { add, keep, retire } = cardChanges(
    kept.map((card) => ({ id: card.id, ord: card.ord, retired: card.status === "retired" })),
    cardsOfNote(note),
  );
  const [first] = kept;
  if (!first) throw new DomainError("not-found", "This note has no card any more.");
  const rows: Record<string, CardFields> = {};
  const effects: CardEffect[] = [];
  for (const { id, content, revived } of keep) {
    const card = kept.find((one) => one.id === id);
    const edited = withWhatItHad(card, content);
    rows[id] = { edited, ...(revived ? { status: "active" as const } : {}) };
    const before = card?.edited ?? card?.generated;
    if (!card || !before || sameWords(before, edited)) continue;
    const effect = memory ?? suggestedEffect(before, edited);
    effects.push({ cardId: id, cardVersion: card.version + 1, effect });
  }
  for (const id of retire) rows[id] = { status: "retired" };
  const fresh = add.map(({ ord, content }) => ({ ord, content, id: ctx.newId() }));
  const { dossierId } = row;
  const place = { noteId: row.id, dossierId, homeDeckId: first.homeDeckId };
  const position = fresh.length === 0 ? 0 : await nextPlace(tx, first.homeDeckId);
  await addNoteCards(
    tx,
    fresh.map((card, i) => ({ ...card, ...place, position: position + i })),
    { authorId: userId, at },
  );
  for (const { id } of fresh) rows[id] = { status: standing(kept) };
  return {
    rows: { notes: { [row.id]: { kind: note.kind, fields: fieldsOf(note) } }, cards: rows },
    effects,
  };
}

/** A new card stands as its siblings do: a draft beside drafts. */
function standing(kept: readonly NoteCardRow[]): "active" | "draft" {
  return kept.some((card) => card.status === "draft") ? "draft" : "active";
}

/** The new words with what learners laid down beside the old ones: answers that count as right too. */
function withWhatItHad(card: NoteCardRow | undefined, content: CardContent): CardContent {
  const aliases = card?.edited?.aliases;
  return aliases && card.edited?.answer === content.answer ? { ...content, aliases } : content;
}

function sameWords(a: CardContent, b: CardContent): boolean {
  return a.question === b.question && a.answer === b.answer;
}

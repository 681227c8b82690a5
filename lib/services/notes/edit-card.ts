import { z } from "zod";
import { definedOnly } from "#lib/base/defined.ts";
import { DomainError } from "#lib/base/errors.ts";
import { cardRowsById, type NoteCardRow, noteWithOwner } from "#lib/db/queries/notes.ts";
import { originsOf, personalOf } from "#lib/db/queries/personal.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { noteFrom } from "#lib/notes/from-fields.ts";
import { MEMORY_EFFECTS, type MemoryEffect, suggestedEffect } from "#lib/notes/memory-effect.ts";
import type { Note } from "#lib/notes/types.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { Rows } from "../journal/ledger.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { actor, knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { cardOwners } from "../study/card-owners.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { changeNote } from "./change-note.ts";
import { memoryDeeds } from "./memory-deeds.ts";
import { noteInput } from "./note-input.ts";

const Words = (most: number, empty: string) =>
  z
    .string()
    .max(most, `That is longer than ${most} characters.`)
    .refine((text) => text.trim() !== "", empty);

const Content = z.object({
  question: Words(10_000, "A card needs a question."),
  answer: Words(10_000, "A card needs an answer."),
  hint: z.string().max(1_000).optional(),
  /** Typed answers that count as right too. */
  aliases: z.array(z.string().trim().min(1).max(500)).max(50).optional(),
});
/** What is left out stays as it is. */
type Changed = {
  readonly [K in keyof z.infer<typeof Content>]?: Exclude<z.infer<typeof Content>[K], undefined>;
};

const Input = z.object({
  id: StepId,
  cardId: z.string().min(1).max(200),
  content: Content.partial().refine((content) => Object.keys(content).length > 0, "Nothing was changed."),
  /** What becomes of what was learnt; left out: what suits the change. */
  memory: z.enum(MEMORY_EFFECTS).optional(),
  zone: z.string().max(100).optional(),
});

export type EditedCard = StepDone & {
  /** As it is studied now; null when it is studied no longer. */
  readonly card: StudyCard | null;
};

/**
 * Gives a card other words, from wherever one meets it. Who owns the card (a note of theirs, a card of their dossier)
 * changes it for everybody, with its earlier words kept; for anybody else they are words of their own, laid over the
 * card. What the memory does is recorded as events, in the same write. Safe to send twice under one id.
 */
export async function editCard(ctx: Ctx, input: unknown): Promise<EditedCard> {
  const { id = ctx.newId(), cardId, content, memory, zone } = parseInput(Input, input);
  const origin = (await originsOf(ctx.store.read, [cardId])).get(cardId) ?? null;
  const owners = await cardOwners(ctx.store, [cardId], userIdOf(ctx), ctx.now());
  allow(ctx, "study", owners.get(cardId) ?? null, "card");
  const { done, learner } = await writeAsLearner(ctx, zone, async (tx, asLearner, userId) => {
    const known = await knownStep(tx, userId, id);
    const edit = { stepId: id, cardId, content: definedOnly(content), memory };
    const mine = origin?.ownerId === userId;
    const step = known ?? (mine ? await changeOwn(tx, asLearner, edit) : await layOver(tx, asLearner, edit));
    return { done: step, learner: asLearner };
  });
  const { cards } = await cardsById(learner, [cardId]);
  return { ...done, card: cards[0] ?? null };
}

type Edit = {
  readonly stepId: string;
  readonly cardId: string;
  readonly content: Changed;
  readonly memory: MemoryEffect | undefined;
};

/** Changes a card of one's own for everybody: through its note where a person wrote one, else over what was made. */
async function changeOwn(tx: Writer, ctx: Ctx, edit: Edit): Promise<StepDone> {
  const card = await presentCard(tx, edit.cardId);
  const row = await noteWithOwner(tx, card.noteId);
  const note = row && row.deletedAt === null ? noteFrom(row.kind, row.fields) : null;
  const changed = note ? noteWith(note, card.ord, edit.content) : null;
  if (row && changed) {
    return changeNote(tx, ctx, {
      stepId: edit.stepId,
      row,
      note: noteInput(changed),
      memory: edit.memory,
    });
  }
  const userId = actor(ctx);
  const at = await nextStepTime(tx, ctx, userId);
  const base = wordsOf(card);
  const edited = { ...base, ...edit.content };
  const decided = { decision: "edited" as const, decisionReason: null, decidedAt: at, decidedBy: userId };
  const set = card.generated === null ? { edited } : { edited, ...decided };
  return takeEdit(tx, ctx, edit, { card, base, edited, rows: { cards: { [card.id]: set } }, at });
}

/** Lays words over a card of somebody else. Words that are as the card's own take the layer away. */
async function layOver(tx: Writer, ctx: Ctx, edit: Edit): Promise<StepDone> {
  const userId = actor(ctx);
  const at = await nextStepTime(tx, ctx, userId);
  const card = await presentCard(tx, edit.cardId);
  const layer = (await personalOf(tx, userId, [card.id])).get(card.id) ?? null;
  const beneath = wordsOf(card);
  const base = layer?.content ?? beneath;
  const edited = { ...base, ...edit.content };
  const asBefore = JSON.stringify(edited) === JSON.stringify(beneath);
  const hiddenAt = layer?.hiddenAt ?? null;
  const own =
    asBefore && hiddenAt === null
      ? null
      : { content: asBefore ? null : edited, cardVersion: card.version, hiddenAt };
  return takeEdit(tx, ctx, edit, { card, base, edited, rows: { personal: { [card.id]: own } }, at });
}

type Written = {
  readonly card: NoteCardRow;
  readonly base: CardContent;
  readonly edited: CardContent;
  readonly rows: Rows;
  readonly at: number;
};

async function takeEdit(tx: Writer, ctx: Ctx, edit: Edit, written: Written): Promise<StepDone> {
  const { card, base, edited, rows, at } = written;
  const effect = edit.memory ?? suggestedEffect(base, edited);
  const cardVersion = rows.cards ? card.version + 1 : card.version;
  const deeds = await memoryDeeds(tx, ctx, at, [{ cardId: card.id, cardVersion, effect }]);
  const step = {
    id: edit.stepId,
    kind: "words-changed" as const,
    subjectKind: "card" as const,
    subjectId: card.id,
    about: edited.question,
  };
  const done = await takeStep(tx, step, rows, { userId: actor(ctx), at, events: deeds });
  await logDeeds(tx, ctx, at, deeds);
  return done;
}

async function presentCard(tx: Writer, cardId: string): Promise<NoteCardRow> {
  const [card] = await cardRowsById(tx, [cardId]);
  if (card && card.status !== "retired") return card;
  throw new DomainError("not-found", "This card is not asked any more. It may lie in the bin.");
}

function wordsOf(card: NoteCardRow): CardContent {
  const content = card.edited ?? card.generated;
  if (content) return content;
  throw new DomainError("not-found", "This card has no words to change.");
}

/** A note with the words of one of its cards changed; null where the card has words of its own to change. */
function noteWith(note: Note, ord: number, { question, answer, hint, aliases }: Changed): Note | null {
  // What no field of a note says belongs to the card alone.
  if (hint !== undefined || aliases !== undefined) return null;
  if (note.kind !== "basic" && note.kind !== "reversed") {
    if (note.kind === "cloze" || answer !== undefined)
      throw new DomainError("invalid", "Change the note itself: its cards follow from it.", {
        question: "Change the note itself.",
      });
    return { ...note, question: { ...note.question, text: question ?? note.question.text } };
  }
  const [asked, told] = ord === 0 ? [note.front, note.back] : [note.back, note.front];
  const [front, back] = [
    { ...asked, text: question ?? asked.text },
    { ...told, text: answer ?? told.text },
  ];
  return ord === 0 ? { ...note, front, back } : { ...note, front: back, back: front };
}

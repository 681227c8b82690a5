import { z } from "zod";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { answerWords, wayFor } from "#lib/answers/way-for.ts";
import { DomainError } from "#lib/base/errors.ts";
import { type StarterRow, starterEvents, starterIn, startersOf } from "#lib/db/queries/starters.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { type ClassWork, classWork } from "./class-work.ts";
import { rulesOfCards } from "./pupil-rules.ts";
import { cellOf, standingAnswers, writeStarter } from "./starter-events.ts";
import { isOpen, starterStudyCards } from "./starter-view.ts";

/** A card of an open starter as a pupil sees it before answering: without its answer. */
export type StarterQuestion = {
  readonly cardId: string;
  readonly question: string;
  readonly category: StudyCard["category"];
  /** Typed and marked by the app; a longer answer is shown, and the pupil says whether they knew it. */
  readonly way: "typed" | "show";
  /** What was recorded; null while nothing was. */
  readonly right: boolean | null;
  /** Told only after answering. */
  readonly answer: string | null;
};

export type PupilStarter = {
  readonly id: string;
  readonly className: string;
  readonly cards: readonly StarterQuestion[];
};

/** The open starter of a class for one of its pupils; null when there is none. Throws `not-found`. */
export async function openStarter(ctx: Ctx, classId: string): Promise<PupilStarter | null> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "learn", classId);
  const [starter] = await startersOf(db, classId, 1);
  if (!starter || !isOpen(starter, ctx.now())) return null;
  const userId = userIdOf(ctx) ?? "";
  const work = await classWork(db, classId, ctx.now());
  const standing = standingAnswers(await starterEvents(db, starter, [userId]));
  const cards = await starterStudyCards(ctx, starter);
  return {
    id: starter.id,
    className: row.name,
    cards: cards
      .filter((card) => isGiven(work, userId, card.id))
      .map((card) => {
        const held = standing.get(cellOf(userId, card.id)) ?? null;
        return {
          cardId: card.id,
          question: card.question,
          category: card.category,
          way: wayOf(card),
          right: held?.right ?? null,
          answer: held ? answerWords(card) : null,
        };
      }),
  };
}

const Id = z.string().min(1).max(200);
const Input = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("typed"),
    classId: Id,
    starterId: Id,
    cardId: Id,
    response: z.string().trim().min(1, "Type an answer first.").max(500, "That is too long."),
  }),
  z.object({ kind: z.literal("shown"), classId: Id, starterId: Id, cardId: Id }),
  z.object({ kind: z.literal("graded"), classId: Id, starterId: Id, cardId: Id, right: z.boolean() }),
]);

/** What a pupil is told; `right` is null where only the answer was asked for. */
export type StarterReply = { readonly right: boolean | null; readonly answer: string };

/**
 * A pupil's answer to a card of the open starter, in their own schedule. Typed answers are marked here; of a longer one
 * the pupil sees the answer (nothing is recorded by that) and says whether they knew it. The first word counts: what is
 * recorded already, by them or by the teacher, is only told. Throws `not-found`, `conflict` when it is closed.
 */
export async function answerStarter(ctx: Ctx, input: unknown): Promise<StarterReply> {
  const sent = parseInput(Input, input);
  const { classId, starterId, cardId } = sent;
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "learn", classId);
  stillGoing(row);
  const userId = userIdOf(ctx) ?? "";
  const work = await classWork(db, classId, ctx.now());
  const pupil = work.pupils.find(({ pupilId }) => pupilId === userId);
  const starter = await openOne(ctx, classId, starterId);
  const card = (await starterStudyCards(ctx, starter)).find(({ id }) => id === cardId);
  if (!pupil || !card || !isGiven(work, userId, cardId))
    throw new DomainError("not-found", "There is no such card in this starter. Go back to your class.");
  const answer = answerWords(card);
  if (sent.kind === "shown") return { right: null, answer };
  const right = sent.kind === "typed" ? isRight(card, sent.response) : sent.right;
  const rulesId = (await rulesOfCards(db, userId, [cardId]))(cardId);
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "learn", classId);
    const events = await starterEvents(tx, starter, [userId]);
    const held = standingAnswers(events).get(cellOf(userId, cardId));
    if (held) return { right: held.right, answer };
    const response = sent.kind === "typed" ? sent.response : null;
    const change = { pupil, cardId, cardVersion: card.version, rulesId, right, response };
    await writeStarter(tx, ctx, starter, events, [change], { attemptId: starter.id });
    return { right, answer };
  });
}

async function openOne(ctx: Ctx, classId: string, starterId: string): Promise<StarterRow> {
  const starter = await starterIn(ctx.store.read, classId, starterId);
  if (!starter) throw new DomainError("not-found", "There is no such starter. Go back to your class.");
  if (!isOpen(starter, ctx.now()))
    throw new DomainError("conflict", "This starter is over. Your teacher can still enter your answer.");
  return starter;
}

function isGiven(work: ClassWork, userId: string, cardId: string): boolean {
  const place = work.cards.findIndex((card) => card.cardId === cardId);
  return work.assignments.some(({ pupilIds, cards }) => pupilIds.has(userId) && cards.includes(place));
}

function wayOf(card: StudyCard): "typed" | "show" {
  return wayFor("typed", card) === "typed" ? "typed" : "show";
}

function isRight(card: StudyCard, response: string): boolean {
  const { extra, question } = card;
  const language = extra?.answerLanguage?.language;
  const { verdict } = judgeTyped(answerWords(card), extra?.aliases ?? [], response, {
    question,
    ...(language === undefined ? {} : { language }),
  });
  return verdict !== "wrong";
}

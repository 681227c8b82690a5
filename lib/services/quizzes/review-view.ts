import type { StudyClock } from "#lib/base/study-time.ts";
import { type AttemptRow, answersOf, attemptById } from "#lib/db/queries/quiz-attempts.ts";
import { lastRecalled } from "#lib/db/queries/quiz-material.ts";
import {
  challengesOfAttempt,
  type MarkChallengeRow,
  type QuizRow,
  quizById,
  rulingsOf,
} from "#lib/db/queries/quizzes.ts";
import { type TopicGap, topicGaps } from "#lib/quiz/gap.ts";
import { meantBy } from "#lib/quiz/mark.ts";
import { type MarkedLine, markList } from "#lib/quiz/mark-list.ts";
import { settledMark } from "#lib/quiz/settled.ts";
import { LEFT_OUT } from "#lib/quiz/signature.ts";
import type { Question, Response } from "#lib/quiz/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { resolveSelection } from "../selections/cards-of-selection.ts";
import { allowWatchingQuiz, noAttempt, noQuiz } from "./access.ts";
import { finishOverdue, rulingsByQuestion } from "./finish.ts";
import { type Gate, gateOf } from "./gate.ts";
import { contextOf } from "./learner-context.ts";
import { recordHeldBack } from "./record-held-back.ts";

export type ReviewedAnswer = {
  readonly question: Question;
  readonly response: Response | null;
  /** 0 to 1; null where the question counts for nobody. */
  readonly share: number | null;
  readonly answered: boolean;
  readonly slip: boolean;
  /** For each pair or item of the question: how much of it was right. */
  readonly each: readonly number[];
  /** Of a list: what each line was taken for. */
  readonly lines: readonly MarkedLine[];
  /** What a wrong answer would have been the answer to; null where nobody knows. */
  readonly answerTo: string | null;
  readonly flagged: boolean;
  readonly late: Response | null;
  readonly markedBy: string | null;
  /** What a person wrote when they changed the mark. */
  readonly note: string | null;
  readonly challenge: Pick<MarkChallengeRow, "id" | "note" | "status" | "reply"> | null;
};

export type ReviewView = {
  readonly attemptId: string;
  readonly quizId: string;
  readonly title: string;
  readonly mode: QuizRow["mode"];
  readonly movesSchedule: boolean;
  readonly submittedAt: number;
  readonly startedAt: number;
  readonly timedOut: boolean;
  readonly clock: StudyClock | null;
  /** Who took it: null for the viewer. */
  readonly taker: string | null;
  /** The viewer settles its marks themselves: it is their own quiz, or they teach who took it. */
  readonly settles: boolean;
  readonly shown: Gate["shown"];
  readonly from: Gate["from"];
  readonly points: number | null;
  readonly most: number | null;
  /** Empty unless `shown` is `open`. */
  readonly answers: readonly ReviewedAnswer[];
  readonly gaps: readonly (TopicGap & { readonly title: string })[];
};

/**
 * An attempt that was handed in, with every receipt: for who took it, once the answers are shown, and for who teaches
 * them. Throws `not-found` for anybody else, and while it goes on.
 */
export async function reviewView(ctx: Ctx, attemptId: string): Promise<ReviewView> {
  const first = await attemptById(ctx.store.read, attemptId);
  if (first === null) throw noAttempt();
  const own = first.userId === userIdOf(ctx);
  const taker = own ? null : await takerFor(ctx, first);
  if (first.submittedAt === null) await finishOverdue(ctx, { userId: first.userId });
  const attempt = first.submittedAt === null ? await attemptById(ctx.store.read, attemptId) : first;
  const quiz = await quizById(ctx.store.read, first.quizId);
  if (attempt === null || attempt.submittedAt === null || quiz === null) throw noAttempt();
  const gate: Gate = own
    ? await gateOf(ctx.store.read, quiz, attempt, ctx.now())
    : { shown: "open", from: null };
  const open = gate.shown === "open";
  if (own && open) await recordHeldBack(ctx, { userId: attempt.userId });
  const mine = quiz.ownerId === userIdOf(ctx);
  return {
    attemptId,
    quizId: quiz.id,
    title: quiz.title,
    mode: attempt.mode,
    movesSchedule: attempt.movesSchedule,
    submittedAt: attempt.submittedAt,
    startedAt: attempt.startedAt,
    timedOut: attempt.timedOut,
    clock: ctx.viewer.kind === "learner" ? ctx.viewer.clock : null,
    taker,
    settles: own ? mine : true,
    ...gate,
    points: gate.shown === "closed" ? null : attempt.points,
    most: gate.shown === "closed" ? null : attempt.most,
    answers: open ? await answersIn(ctx, quiz, attempt) : [],
    gaps: gate.shown === "closed" ? [] : await gapsOf(ctx, quiz, attempt),
  };
}

/** The name of a pupil whose work the viewer may see; throws `not-found` for anybody else's. */
async function takerFor(ctx: Ctx, attempt: AttemptRow): Promise<string> {
  try {
    const { pupils } = await allowWatchingQuiz(ctx, ctx.store.read, attempt.quizId, "watch");
    const pupil = pupils.find((one) => one.userId === attempt.userId);
    if (pupil) return pupil.name ?? "A guest";
  } catch {
    // In the same words as for one that is not there.
  }
  throw noAttempt();
}

async function answersIn(ctx: Ctx, quiz: QuizRow, attempt: AttemptRow): Promise<readonly ReviewedAnswer[]> {
  const { read } = ctx.store;
  const [rows, rulings, challenges] = await Promise.all([
    answersOf(read, [attempt.id]),
    rulingsOf(read, quiz.id),
    challengesOfAttempt(read, attempt.id),
  ]);
  const byQuestion = rulingsByQuestion(rulings);
  return attempt.questions.map((question) => {
    const row = rows.find((one) => one.questionId === question.id);
    const challenge = challenges.find((one) => one.questionId === question.id);
    const response = row?.response ?? null;
    const mark = settledMark(question, response, byQuestion);
    const ruling = rulings.find(
      (one) => one.questionId === question.id && (one.signature === LEFT_OUT || mark.ruled),
    );
    const text = response?.kind === "text" ? response.text : "";
    return {
      question,
      response,
      share: mark.counts ? mark.share : null,
      answered: mark.answered,
      slip: mark.slip,
      each: mark.cards.map((card) => card.share),
      lines:
        question.kind === "list" && mark.answered
          ? markList(question.ideas, text, question.prompt).lines
          : [],
      answerTo: mark.share < 1 ? answerTo(question, response) : null,
      flagged: row?.flagged ?? false,
      late: row?.late ?? null,
      markedBy: row?.markedBy ?? null,
      note: ruling && mark.ruled ? ruling.note : null,
      challenge: challenge
        ? { id: challenge.id, note: challenge.note, status: challenge.status, reply: challenge.reply }
        : null,
    };
  });
}

/** The question that a wrong answer answers. */
function answerTo(question: Question, response: Response | null): string | null {
  if (question.kind === "truth") return question.answers;
  if ((question.kind === "choice" || question.kind === "who") && response?.kind === "chosen") {
    const wrong = response.chosen.find((place) => question.options[place]?.right === false);
    return wrong === undefined ? null : (question.options[wrong]?.answers ?? null);
  }
  if ((question.kind === "typed" || question.kind === "cloze") && response?.kind === "text")
    return meantBy(question, response.text)?.answers ?? null;
  return null;
}

/** By topic, the mark beside how the same cards went when they were last studied. */
async function gapsOf(ctx: Ctx, quiz: QuizRow, attempt: AttemptRow): Promise<ReviewView["gaps"]> {
  const cardIds = attempt.questions.flatMap((question) => question.cards.map((card) => card.id));
  const owner = quiz.ownerId === null ? null : await contextOf(ctx, quiz.ownerId);
  if (owner === null && quiz.ownerId !== null) throw noQuiz();
  const [recalled, rows, rulings, parts] = await Promise.all([
    lastRecalled(ctx.store.read, attempt.userId, cardIds, attempt.startedAt),
    answersOf(ctx.store.read, [attempt.id]),
    rulingsOf(ctx.store.read, quiz.id),
    owner === null ? [] : resolveSelection(owner, quiz.selection),
  ]);
  const byQuestion = rulingsByQuestion(rulings);
  const tried = attempt.questions.flatMap((question) => {
    const response = rows.find((one) => one.questionId === question.id)?.response ?? null;
    const mark = settledMark(question, response, byQuestion);
    if (!mark.counts) return [];
    const known = question.cards.flatMap((card) => recalled.get(card.id) ?? []);
    return [{ part: question.part, share: mark.share, recalled: known }];
  });
  return topicGaps(tried).map((gap) => ({ ...gap, title: parts[gap.part]?.title ?? "Removed since" }));
}

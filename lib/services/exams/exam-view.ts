import type { Selection } from "#lib/base/selection.ts";
import { daysBetween, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import { type ExamRow, examTakenBy } from "#lib/db/queries/exams.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type AheadView, aheadView } from "./ahead-view.ts";
import { allowChanging, allowTaking, mayChange } from "./allow-exam.ts";
import { blueprintOf, type Topic } from "./blueprint.ts";
import { type ExamState, stateOf } from "./exam-list.ts";
import { type OverView, overView } from "./over-view.ts";
import { type PastPredictions, pastPredictions } from "./past-predictions.ts";
import { topicOf } from "./topics.ts";

/** What everybody sees of an exam who may see it. */
export type ExamHead = {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly zone: string;
  readonly className: string | null;
  readonly mayChange: boolean;
  readonly today: StudyDay;
  readonly examDay: StudyDay;
  readonly days: number;
  readonly state: ExamState;
};

/** An exam as its page shows it. */
export type ExamView = ExamHead &
  (
    | {
        /** The viewer teaches the class that takes it, and has no plan of their own. */
        readonly kind: "taught";
        readonly topics: readonly Topic[];
        readonly cards: number;
      }
    | { readonly kind: "ahead"; readonly ahead: AheadView; readonly past: PastPredictions }
    | { readonly kind: "over"; readonly over: OverView; readonly past: PastPredictions }
  );

/** How long the page waits for the best plan before it shows the quick one. */
const PATIENCE_MS = 700;

/** One exam with its plan. Throws `not-found` for one that the viewer neither takes nor teaches. */
export async function examView(ctx: Ctx, examId: string): Promise<ExamView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const isTaken = userId !== null && (await examTakenBy(read, examId, userId)) !== null;
  if (!isTaken) {
    const exam = await allowChanging(ctx, read, examId);
    const { topics, cards } = await blueprintOf(ctx, exam.selection);
    return { ...headOf(ctx, exam, null, true), kind: "taught", topics, cards: cards.length };
  }
  const taken = await allowTaking(ctx, read, examId);
  const may = await mayChange(ctx, read, examId);
  const head = {
    ...headOf(ctx, taken.exam, taken.learner?.afterwards ?? null, may),
    className: taken.className,
  };
  const past = await pastPredictions(read, taken.userId);
  const ahead = head.state === "ahead" ? await aheadView(ctx, examId, PATIENCE_MS) : null;
  if (ahead !== null) return { ...head, kind: "ahead", ahead, past };
  return { ...head, kind: "over", over: await overView(ctx, taken), past };
}

function headOf(ctx: Ctx, exam: ExamRow, afterwards: string | null, may: boolean): ExamHead {
  const now = ctx.now();
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: exam.zone, dayStart: 4 };
  const today = studyDay(now, clock);
  const examDay = studyDay(exam.at, clock);
  const { id, title, at, zone } = exam;
  return {
    id,
    title,
    at,
    zone,
    className: null,
    mayChange: may,
    today,
    examDay,
    days: daysBetween(today, examDay),
    state: stateOf(at, afterwards, now),
  };
}

/** What the form shows that changes an exam. Throws `not-found` for one that is not the viewer's to change. */
export async function examForm(
  ctx: Ctx,
  examId: string,
): Promise<{
  readonly id: string;
  readonly version: number;
  readonly classId: string | null;
  readonly title: string;
  readonly at: number;
  readonly zone: string;
  readonly selection: Selection;
  readonly parts: readonly { readonly key: string; readonly weight: number }[];
  /** Whether somebody weighed the parts; otherwise each weighs as many cards as it has. */
  readonly weighted: boolean;
  readonly minutes: readonly number[];
  readonly target: number | null;
  readonly questions: number | null;
}> {
  const exam = await allowChanging(ctx, ctx.store.read, examId);
  const userId = userIdOf(ctx);
  const own = userId === null ? null : await examTakenBy(ctx.store.read, examId, userId);
  const { id, version, classId, title, at, zone, selection, questions } = exam;
  return {
    id,
    version,
    classId,
    title,
    at,
    zone,
    selection,
    parts: selection.map((part) => ({ key: topicOf(part), weight: part.weight })),
    weighted: !isByCards(selection, (await blueprintOf(ctx, selection)).topics),
    questions,
    minutes: own?.learner?.minutes ?? exam.minutes,
    target: own?.learner?.target ?? exam.target,
  };
}

/** Whether the weights are to each other as the numbers of cards, give or take what was added since. */
function isByCards(selection: Selection, topics: readonly Topic[]): boolean {
  const cards = new Map(topics.map((one) => [one.topic, one.cards]));
  const [all, whole] = [sum([...cards.values()]), sum(selection.map((part) => part.weight))];
  return selection.every((part) => {
    const share = (cards.get(topicOf(part)) ?? 0) / Math.max(1, all);
    return Math.abs(part.weight / whole - share) < 0.05;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

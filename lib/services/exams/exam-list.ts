import { daysBetween, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import { lastPrediction } from "#lib/db/queries/exam-records.ts";
import { classesTaughtBy, examsTakenBy, examsTaughtBy } from "#lib/db/queries/exams.ts";
import type { Ctx } from "../context.ts";
import { type Predicted, predictedIn } from "./predicted.ts";

export type ExamState = "ahead" | "over" | "closed";

/** An exam in the list. */
export type ExamLine = {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly zone: string;
  readonly className: string | null;
  /** over: its date has passed, and nobody said what happens to the cards. */
  readonly state: ExamState;
  /** Study days from today to its day; negative when it is over. */
  readonly days: number;
  /** The last prediction before it; null when none was made yet. */
  readonly expected: Predicted | null;
};

export type ExamList = {
  readonly today: StudyDay;
  /** Those that the viewer takes: the next first, what is over last. */
  readonly exams: readonly ExamLine[];
  /** Those of classes that the viewer teaches. */
  readonly taught: readonly Pick<ExamLine, "id" | "title" | "at" | "zone" | "className" | "days">[];
  /** Classes that the viewer may make one for. */
  readonly classes: readonly { readonly id: string; readonly name: string }[];
};

/** The exams of the viewer. Empty for a visitor. */
export async function examList(ctx: Ctx): Promise<ExamList> {
  const now = ctx.now();
  const { viewer } = ctx;
  if (viewer.kind === "visitor")
    return { today: studyDay(now, { zone: "UTC", dayStart: 4 }), exams: [], taught: [], classes: [] };
  const { read } = ctx.store;
  const { userId, clock } = viewer;
  const today = studyDay(now, clock);
  const [taken, taught, classes] = await Promise.all([
    examsTakenBy(read, userId),
    examsTaughtBy(read, userId),
    classesTaughtBy(read, userId),
  ]);
  const days = (at: number): number => daysBetween(today, studyDay(at, clock));
  const lines: ExamLine[] = [];
  for (const { exam, learner, className } of taken) {
    const { id, title, at, zone } = exam;
    const prediction = await lastPrediction(read, { examId: id, userId }, "exam", at);
    lines.push({
      id,
      title,
      at,
      zone,
      className,
      state: stateOf(exam.at, learner?.afterwards ?? null, now),
      days: days(at),
      expected: predictedIn(prediction),
    });
  }
  return {
    today,
    exams: [
      ...lines.filter((line) => line.state === "ahead"),
      ...lines.filter((line) => line.state !== "ahead").reverse(),
    ],
    taught: taught.map(({ exam: { id, title, at, zone }, className }) => ({
      id,
      title,
      at,
      zone,
      className,
      days: days(at),
    })),
    classes,
  };
}

/** Whether an exam lies ahead is the clock's to say; whether it is closed, the learner's. */
export function stateOf(at: number, afterwards: string | null, now: number): ExamState {
  if (at > now) return "ahead";
  return afterwards === null ? "over" : "closed";
}

import { type StudyClock, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import { predictionsOf } from "#lib/db/queries/exam-records.ts";
import type { Ctx } from "../context.ts";
import { allowTaking } from "./allow-exam.ts";
import { type PastPredictions, pastPredictions } from "./past-predictions.ts";

/** Whether predictions were right. */
export type CalibrationView = {
  readonly title: string;
  readonly today: StudyDay;
  readonly clock: StudyClock;
  readonly past: PastPredictions;
  /** How many predictions of this exam were made and kept. */
  readonly made: number;
};

/** The predictions of all exams of the viewer that met their result. Throws `not-found` for an exam they do not take. */
export async function calibrationView(ctx: Ctx, examId: string): Promise<CalibrationView> {
  const { read } = ctx.store;
  const { exam, userId } = await allowTaking(ctx, read, examId);
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: exam.zone, dayStart: 4 };
  return {
    title: exam.title,
    today: studyDay(ctx.now(), clock),
    clock,
    past: await pastPredictions(read, userId),
    made: (await predictionsOf(read, { examId, userId }, "exam")).length,
  };
}

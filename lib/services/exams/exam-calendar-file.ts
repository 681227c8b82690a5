import { type CalendarEntry, calendarFile } from "#lib/base/calendar-file.ts";
import type { Ctx } from "../context.ts";
import { daysOf } from "./ahead-view.ts";
import { allowTaking } from "./allow-exam.ts";
import { planNow } from "./plan-now.ts";

/** How long the exam stands in a calendar: nobody said how long it takes. */
const EXAM_MINUTES = 60;
const PATIENCE_MS = 4_000;

/**
 * The days of an exam's plan as a calendar file, with the exam itself. Brought in again after a change of the plan, it
 * takes the place of what stood there. Throws `not-found` for an exam that the viewer does not take.
 */
export async function examCalendarFile(
  ctx: Ctx,
  examId: string,
): Promise<{ readonly title: string; readonly text: string }> {
  const { exam } = await allowTaking(ctx, ctx.store.read, examId);
  const now = await planNow(ctx, { patienceMs: PATIENCE_MS });
  const open = now?.request.exams.find((one) => one.exam.id === examId);
  const days = now && open ? daysOf(now.request, open, now.plan.days) : [];
  const entries: readonly CalendarEntry[] = [
    ...days
      .filter((line) => line.newCards + line.reviews > 0)
      .map(
        (line): CalendarEntry => ({
          kind: "day",
          uid: `${exam.id}-${line.day}@dossier`,
          day: line.day,
          title: `Study for ${exam.title}: ${Math.max(1, Math.round(line.minutes))} min`,
          text: `${line.newCards} new, ${line.reviews} to review. As planned on the day of this file; the plan follows what you know.`,
        }),
      ),
    {
      kind: "moment",
      uid: `${exam.id}@dossier`,
      at: exam.at,
      minutes: EXAM_MINUTES,
      title: exam.title,
      text: "",
    },
  ];
  return { title: exam.title, text: calendarFile(exam.title, entries, ctx.now()) };
}

import { daysBetween } from "#lib/base/study-time.ts";
import { learningDueBy } from "#lib/db/queries/due.ts";
import { keptPlan } from "#lib/db/queries/exam-plans.ts";
import { examsTakenBy } from "#lib/db/queries/exams.ts";
import type { PackedExam } from "#lib/study/pack.ts";
import type { Ctx } from "../context.ts";
import { blueprintOf } from "../exams/blueprint.ts";
import type { Today } from "./today.ts";

/** So many cards of exams go along at most. */
const MOST_CARDS = 1_000;

/**
 * The learner's exams that lie ahead, with the cards that their plan has for the next days: as it was worked out last,
 * because no plan is made for the sake of a device. Reading only.
 */
export async function packedExams(ctx: Ctx, today: Today): Promise<readonly PackedExam[]> {
  const { userId, now } = today;
  if (userId === null) return [];
  const { read } = ctx.store;
  const ahead = (await examsTakenBy(read, userId)).filter(({ exam }) => exam.at > now);
  const kept = ahead.length === 0 ? null : await keptPlan(read, userId);
  if (kept === null) return [];
  // A plan of an older build has no such list.
  const along = (kept.plan.along ?? []).slice(Math.max(0, daysBetween(kept.studyDay, today.day)));
  const steps = await learningDueBy(read, { userId, now: today.ends - 1, day: today.day, limit: 500 });
  let room = MOST_CARDS;
  const exams: PackedExam[] = [];
  for (const { exam } of ahead) {
    const covered = new Set((await blueprintOf(ctx, exam.selection)).cards.map((card) => card.cardId));
    const days = along.map((ids) => {
      const own = ids.filter((id) => covered.has(id)).slice(0, room);
      room -= own.length;
      return own;
    });
    const begun = steps.map((row) => row.cardId).filter((id) => covered.has(id));
    exams.push({ id: exam.id, title: exam.title, days, begun });
  }
  return exams;
}

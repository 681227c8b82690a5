import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isZone } from "#lib/base/study-time.ts";
import { addExam, examsTakenBy, examsTaughtBy } from "#lib/db/queries/exams.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { checkedBlueprint, checkedInstant, ExamFields } from "./exam-input.ts";

const Input = ExamFields.extend({
  /** For a class that the viewer teaches; left out for one of their own. */
  classId: z.string().min(1).max(100).nullable().default(null),
  /** The device's zone; a learner's own counts first. */
  zone: z.string().refine(isZone, "This zone is not known here.").optional(),
});

/** Plans for more at once help nobody. */
const MOST_AHEAD = 30;

/**
 * Makes an exam: one's own, or for a class that one teaches. A visitor becomes a guest by it. Throws `invalid` for what
 * cannot be, `not-found` for a deck or class that is not the viewer's to use, `limit` when there are too many.
 */
export async function createExam(ctx: Ctx, input: unknown): Promise<{ readonly examId: string }> {
  const { classId, zone: deviceZone, ...fields } = parseInput(Input, input);
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  if (classId !== null) await allowInClass(ctx, ctx.store.read, "teach", classId);
  const zone = ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : (deviceZone ?? "UTC");
  const at = checkedInstant(fields, zone, ctx.now());
  const selection = await checkedBlueprint(ctx, fields, classId !== null);
  const id = ctx.newId();
  const now = ctx.now();
  await writeAsLearner(ctx, deviceZone, async (tx, learner, userId) => {
    if (classId !== null) await allowInClass(learner, tx, "teach", classId);
    await checkCount(tx, userId, classId, now);
    const { title, minutes, target, questions } = fields;
    await addExam(tx, {
      id,
      ownerId: classId === null ? userId : null,
      classId,
      createdBy: userId,
      title,
      at,
      zone,
      selection,
      minutes,
      target,
      questions,
      createdAt: now,
      updatedAt: now,
    });
  });
  return { examId: id };
}

async function checkCount(tx: Writer, userId: string, classId: string | null, now: number): Promise<void> {
  const all =
    classId === null
      ? (await examsTakenBy(tx, userId)).filter(({ exam }) => exam.classId === null)
      : (await examsTaughtBy(tx, userId)).filter(({ exam }) => exam.classId === classId);
  if (all.filter(({ exam }) => exam.at > now).length >= MOST_AHEAD)
    throw new DomainError("limit", `At most ${MOST_AHEAD} exams lie ahead at once. Delete one first.`);
}

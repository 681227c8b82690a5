import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Goal } from "#lib/classes/types.ts";
import { examForGoal, quizForGoal } from "#lib/db/queries/assignment-attempts.ts";
import {
  type AssignmentRow,
  addAssignment,
  assignmentById,
  assignmentCount,
  changeAssignmentRow,
  setTargets,
} from "#lib/db/queries/assignments.ts";
import { placeNames } from "#lib/db/queries/place-names.ts";
import type { Reader } from "#lib/db/store.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { actor } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { AssignmentInput, fieldsOf, Id } from "./assignment-input.ts";
import { assignable, checkTargets } from "./may-assign.ts";
import { refreshGrants } from "./refresh-grants.ts";
import { whatIn } from "./what-words.ts";

const MOST_ASSIGNMENTS = 500;

const New = AssignmentInput.extend({
  classId: Id,
  /** From the form, so that a button pressed twice assigns once. */
  id: z.uuid().optional(),
});

/**
 * Assigns cards to a class, groups of it or single pupils. They are in the pupils' queues from its first day on; nothing
 * is copied. Safe to send twice under one id. Throws `not-found` for a class that the viewer does not teach and for a
 * deck that is not theirs to give, `invalid` for dates in no order or nobody to give it to.
 */
export async function createAssignment(ctx: Ctx, input: unknown): Promise<{ readonly assignmentId: string }> {
  const given = parseInput(New, input);
  const { classId, id = ctx.newId() } = given;
  const { read } = ctx.store;
  await allowInClass(ctx, read, "teach", classId);
  const wanted = await asMeant(ctx, read, classId, given, null);
  const at = ctx.now();
  const fields = fieldsOf(wanted, at);
  await assignable(ctx, wanted.selection);
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "teach", classId);
    stillGoing(row);
    const there = await assignmentById(tx, id);
    if (there !== null) {
      if (there.classId === classId && there.createdBy === userIdOf(ctx)) return;
      throw new DomainError("conflict", "This form was sent before. Load the page again.");
    }
    if ((await assignmentCount(tx, classId)) >= MOST_ASSIGNMENTS)
      throw new DomainError("limit", `A class has room for ${MOST_ASSIGNMENTS} assignments.`);
    const targets = await checkTargets(tx, classId, given.targets);
    await addAssignment(tx, { ...fields, id, classId, createdBy: actor(ctx) }, at);
    await setTargets(tx, id, targets);
    await refreshGrants(tx, classId, at);
  });
  return { assignmentId: id };
}

const Changed = AssignmentInput.extend({ id: Id, version: z.number().int().min(1) });

/**
 * Changes an assignment. What pupils learnt, wrote over cards or answered stays as it is. Throws `stale` when somebody
 * else changed it since the page was drawn: nothing is written then, and the form keeps what was typed.
 */
export async function changeAssignment(ctx: Ctx, input: unknown): Promise<{ readonly version: number }> {
  const given = parseInput(Changed, input);
  const { read } = ctx.store;
  const before = await teachable(ctx, given.id);
  const wanted = await asMeant(ctx, read, before.classId, given, before.goal);
  const at = ctx.now();
  const fields = fieldsOf(wanted, at);
  refuseOthersTags(ctx, before, wanted);
  await assignable(ctx, wanted.selection, before.selection);
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "teach", before.classId);
    stillGoing(row);
    const targets = await checkTargets(tx, before.classId, given.targets);
    if (!(await changeAssignmentRow(tx, given.id, given.version, fields, at))) throw changedMeanwhile();
    await setTargets(tx, given.id, targets);
    await refreshGrants(tx, before.classId, at);
  });
  return { version: given.version + 1 };
}

/** An assignment whose class the viewer teaches; `not-found` in the same words for any other. */
export async function teachable(ctx: Ctx, id: string): Promise<AssignmentRow> {
  const row = await assignmentById(ctx.store.read, id);
  if (row === null) throw absent();
  try {
    await allowInClass(ctx, ctx.store.read, "teach", row.classId);
  } catch (error) {
    // Nobody learns which ids are real.
    throw error instanceof DomainError && error.code === "not-found" ? absent() : error;
  }
  return row;
}

export function absent(): DomainError {
  return new DomainError(
    "not-found",
    "There is no such assignment. It may have been removed; go back to the class.",
  );
}

export function changedMeanwhile(): DomainError {
  return new DomainError(
    "stale",
    "Somebody else changed this assignment while you were writing. Nothing of yours is lost: look at theirs in another window, then load this page again.",
  );
}

/** A quiz or an exam brings its own cards; what has no name is called what it is of. Throws `not-found` for one that is not the viewer's or the class's. */
async function asMeant(
  ctx: Ctx,
  db: Reader,
  classId: string,
  given: AssignmentInput,
  before: Goal | null,
): Promise<AssignmentInput> {
  const { goal } = given;
  if (goal.kind === "quiz") {
    const quiz = await quizForGoal(db, goal.quizId);
    const kept = before?.kind === "quiz" && before.quizId === goal.quizId;
    if (quiz === null || !(kept || quiz.ownerId === userIdOf(ctx))) throw noSuch("quiz");
    return { ...given, title: given.title || quiz.title, selection: quiz.selection };
  }
  if (goal.kind === "exam") {
    const exam = await examForGoal(db, goal.examId);
    if (exam === null || exam.classId !== classId) throw noSuch("exam");
    return { ...given, title: given.title || exam.title, selection: exam.selection };
  }
  if (given.title !== "") return given;
  const title = whatIn(given.selection, await placeNames(db, [given.selection])).join(", ");
  return { ...given, title: title.slice(0, 120) };
}

function noSuch(what: string): DomainError {
  return new DomainError("not-found", `There is no such ${what}. It may have been removed; pick again.`);
}

/** A tag is its owner's: what a co-teacher would put under the same word is something else. */
function refuseOthersTags(ctx: Ctx, before: AssignmentRow, { selection }: AssignmentInput): void {
  if (before.createdBy === userIdOf(ctx)) return;
  const known = new Set(before.selection.flatMap((part) => (part.kind === "tag" ? part.tag : [])));
  if (selection.some((part) => part.kind === "tag" && !known.has(part.tag)))
    throw new DomainError(
      "invalid",
      "Only whoever made an assignment can add their tags to it. Make one of your own, or pick decks.",
    );
}

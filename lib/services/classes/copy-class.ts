import { z } from "zod";
import { goalLater, weeksAhead, weeksLater } from "#lib/classes/shift-dates.ts";
import {
  addCopiedAssignment,
  assignmentsToCopy,
  type CopiedAssignment,
} from "#lib/db/queries/class-copies.ts";
import { groupsOf } from "#lib/db/queries/class-people.ts";
import { addClass, addGroup, putMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { mayOwnOneMore, teacherOf } from "./create-class.ts";
import { ClassNameField, IdField } from "./fields.ts";

const Input = z.strictObject({ classId: IdField, name: ClassNameField });

export type CopiedClass = {
  readonly classId: string;
  readonly assignments: number;
  /** Titles of what was not copied: a colleague's own, work for single pupils, and what ends in a quiz or an exam. */
  readonly leftOut: readonly string[];
  /** By how many weeks the dates were moved. */
  readonly weeks: number;
};

/**
 * A new class of the viewer's with the groups and the assignments of another, and nobody in it. Dates that are over move
 * on by whole weeks, all by the same, so that the first is not over.
 */
export async function copyClass(ctx: Ctx, input: unknown): Promise<CopiedClass> {
  const { classId: from, name } = parseInput(Input, input);
  const at = ctx.now();
  const classId = ctx.newId();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "own", from);
    const userId = teacherOf(ctx);
    await mayOwnOneMore(tx, userId);
    await addClass(tx, { id: classId, name, createdBy: userId }, at);
    await putMember(tx, { classId, userId, role: "owner", state: "active", at });
    const places = new Map([[from, classId], ...(await copiedGroups(ctx, tx, from, classId, at))]);
    const all = await assignmentsToCopy(tx, from);
    const kept = all.filter((one) => mayCopy(one, userId));
    const weeks = weeksAhead(Math.min(...kept.map((one) => one.opensAt), Number.POSITIVE_INFINITY), at);
    for (const one of kept) await addCopiedAssignment(tx, copyOf(ctx, one, classId, places, weeks), at);
    await refreshGrants(tx, classId, at);
    const leftOut = all.filter((one) => !kept.includes(one)).map((one) => one.title);
    return { classId, assignments: kept.length, leftOut, weeks };
  });
}

async function copiedGroups(
  ctx: Ctx,
  tx: Writer,
  from: string,
  classId: string,
  at: number,
): Promise<readonly (readonly [string, string])[]> {
  const made: [string, string][] = [];
  for (const group of await groupsOf(tx, from)) {
    const id = ctx.newId();
    await addGroup(tx, { id, classId, name: group.name }, at);
    made.push([group.id, id]);
  }
  return made;
}

/** Somebody else's decks are theirs to give; pupils are not copied; a quiz or an exam is the old class's. */
function mayCopy({ createdBy, goal, targets }: CopiedAssignment, userId: string): boolean {
  if (goal.kind === "quiz" || goal.kind === "exam") return false;
  return createdBy === userId && targets.some((one) => one.kind !== "pupil");
}

function copyOf(
  ctx: Ctx,
  one: CopiedAssignment,
  classId: string,
  places: ReadonlyMap<string, string>,
  weeks: number,
): CopiedAssignment {
  const later = (instant: number): number => weeksLater(instant, weeks, one.zone);
  return {
    ...one,
    id: ctx.newId(),
    classId,
    goal: goalLater(one.goal, weeks),
    opensAt: later(one.opensAt),
    dueAt: later(one.dueAt),
    closesAt: one.closesAt === null ? null : later(one.closesAt),
    targets: one.targets.flatMap(({ kind, refId }) => {
      const place = kind === "pupil" ? undefined : places.get(refId);
      return place === undefined ? [] : [{ kind, refId: place }];
    }),
  };
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { mayOnServer } from "#lib/classes/policy.ts";
import { addClass, classesOwnedBy, putMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { CLASS_LIMITS, ClassNameField } from "./fields.ts";

const Input = z.strictObject({ name: ClassNameField });

/** What a person who is no teacher is told. */
export const HOW_TO_TEACH =
  "Classes are set up by teachers. Ask whoever runs this server for an invitation to teach; it works with the account that you have.";

/** Whether the viewer may set up a class. */
export function maySetUpClasses(ctx: Ctx): boolean {
  return ctx.viewer.kind === "learner" && mayOnServer(ctx.viewer.role, "set-up-classes");
}

/** Sets up an empty class that the viewer owns. Throws `not-allowed`, with the way to become one, for who is no teacher. */
export async function createClass(ctx: Ctx, input: unknown): Promise<{ readonly classId: string }> {
  const { name } = parseInput(Input, input);
  const userId = teacherOf(ctx);
  const at = ctx.now();
  const classId = ctx.newId();
  await ctx.store.write(async (tx) => {
    allow(ctx, "begin", { ownerId: userId }, "page");
    await mayOwnOneMore(tx, userId);
    await addClass(tx, { id: classId, name, createdBy: userId }, at);
    await putMember(tx, { classId, userId, role: "owner", state: "active", at });
  });
  return { classId };
}

/** The viewer, if they may set up classes; throws `not-allowed` otherwise. */
export function teacherOf(ctx: Ctx): string {
  if (ctx.viewer.kind !== "learner" || !maySetUpClasses(ctx))
    throw new DomainError("not-allowed", HOW_TO_TEACH);
  return ctx.viewer.userId;
}

/** Throws `limit` when a person owns as many classes as one may. */
export async function mayOwnOneMore(tx: Writer, userId: string): Promise<void> {
  if ((await classesOwnedBy(tx, userId)) >= CLASS_LIMITS.classes)
    throw new DomainError(
      "limit",
      `There is room for ${CLASS_LIMITS.classes} classes. Archive those that are over.`,
    );
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { classFor } from "#lib/db/queries/class-members.ts";
import { classesLeftBy, pupilCount } from "#lib/db/queries/class-people.ts";
import { changeMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAudit } from "../account/write-audit.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { beginByClass } from "../memory/begin-by-class.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, noSuchClass } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";

const Input = z.strictObject({ classId: IdField });

/**
 * The viewer stops being a pupil of a class, from the next request on: its work is on their shelf no more, and its
 * teachers see nothing of theirs. What they learnt is theirs, groups are remembered, and `comeBack` takes it back. Until
 * then no teacher of the class can bring them back or give them a password.
 */
export async function leaveClass(ctx: Ctx, input: unknown): Promise<{ readonly className: string }> {
  const { classId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  const userId = userIdOf(ctx) ?? "";
  return ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "learn", classId);
    await changeMember(tx, { classId, userId }, { state: "left", removedAt: at });
    await refreshGrants(tx, classId, at);
    await writeAudit(tx, { id, at, actorId: userId, subjectId: userId, verb: "member-left", classId });
    return { className: row.name };
  });
}

/**
 * Makes somebody who left a class by themselves its pupil again, as they were. Safe to call twice. Throws `not-found` for
 * everybody else, and for a class that is over.
 */
export async function comeBack(ctx: Ctx, input: unknown): Promise<{ readonly className: string }> {
  const { classId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  const userId = userIdOf(ctx) ?? "";
  return ctx.store.write(async (tx) => {
    const found = await classFor(tx, classId, userId);
    if (found?.membership?.role !== "pupil" || found.row.archivedAt !== null) throw noSuchClass();
    const { row, membership } = found;
    if (membership.state === "active") return { className: row.name };
    if (membership.state !== "left") throw noSuchClass();
    if ((await pupilCount(tx, classId)) >= CLASS_LIMITS.pupils)
      throw new DomainError("limit", "This class is full. Tell your teacher.");
    await changeMember(tx, { classId, userId }, { state: "active", removedAt: null });
    await refreshGrants(tx, classId, at);
    await beginByClass(tx, classId, at, [userId]);
    await writeAudit(tx, { id, at, actorId: userId, subjectId: userId, verb: "member-came-back", classId });
    return { className: row.name };
  });
}

/**
 * Before a guest becomes an account: where the guest came in by a code and the account had left, the account is back. Who
 * was taken out is not.
 */
export async function comeBackAs(
  tx: Writer,
  { from, to }: { readonly from: string; readonly to: string },
  at: number,
): Promise<void> {
  for (const classId of await classesLeftBy(tx, to, from)) {
    await changeMember(tx, { classId, userId: to }, { state: "active", removedAt: null });
    await refreshGrants(tx, classId, at);
  }
}

import { createHash } from "node:crypto";
import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { mayOnServer } from "#lib/classes/policy.ts";
import { addClassInvitation, openInvitations, revokeInvitations } from "#lib/db/queries/class-doors.ts";
import { peopleOf, personByName, personIn } from "#lib/db/queries/class-people.ts";
import { changeClass, putMember } from "#lib/db/queries/class-writes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { foldedSignInName } from "../account/sign-in-names.ts";
import { writeAudit } from "../account/write-audit.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";
import { nameOf } from "./people-view.ts";

/** So long a link to teach or watch a class works. */
export const INVITATION_DAYS = 7;

export const StaffRole = z.enum(["co-teacher", "viewer"], "Pick what they may do.");

const ByName = z.strictObject({
  classId: IdField,
  role: StaffRole,
  signInName: z.string().max(200).trim().min(1, "Write the name that they sign in with."),
});

/**
 * Asks somebody with an account to teach a class too, or to watch it. They say yes on their page of classes; until then
 * they see nothing. Who teaches must be a teacher on this server, because a class's teachers hand out passwords.
 */
export async function inviteByName(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, role, signInName } = parseInput(ByName, input);
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "own", classId);
    stillGoing(row);
    const person = await personByName(tx, foldedSignInName(signInName));
    if (person === null || (role === "co-teacher" && !mayOnServer(person.serverRole, "set-up-classes")))
      throw new DomainError(
        "invalid",
        `${role === "co-teacher" ? "No teacher" : "Nobody"} signs in as ${signInName}. Look at how it is spelt.`,
        { signInName: "Nobody was found by this name." },
      );
    const there = await personIn(tx, classId, person.userId);
    if (there?.state === "active" || there?.state === "invited")
      throw new DomainError("conflict", `${nameOf(there)} is in this class already.`);
    await hasRoom(tx, classId, at);
    await putMember(tx, { classId, userId: person.userId, role, state: "invited", at });
    await changeClass(tx, classId, {}, at);
    const audit = { id, at, actorId: userIdOf(ctx), subjectId: person.userId, classId };
    await writeAudit(tx, { ...audit, verb: "staff-invited" });
    return { name: person.name ?? signInName };
  });
}

const ByLink = z.strictObject({ classId: IdField, role: StaffRole });

/** Makes a link that one person takes up to teach or to watch a class. Its token is said once. */
export async function inviteByLink(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const { classId, role } = parseInput(ByLink, input);
  const at = ctx.now();
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
  const expiresAt = at + INVITATION_DAYS * MS_PER_DAY;
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "own", classId);
    stillGoing(row);
    await hasRoom(tx, classId, at);
    const createdBy = userIdOf(ctx);
    const tokenHash = hashOfInvitation(token);
    await addClassInvitation(tx, { tokenHash, classId, role, createdBy, createdAt: at, expiresAt });
  });
  return { token, expiresAt };
}

const Revoke = z.strictObject({ classId: IdField });

/** Takes every link back that waits to be taken up. Safe to call twice. */
export async function revokeLinks(ctx: Ctx, input: unknown): Promise<void> {
  const { classId } = parseInput(Revoke, input);
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "own", classId);
    await revokeInvitations(tx, classId);
  });
}

/** What is kept of an invitation's token. */
export function hashOfInvitation(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Throws `limit` when a class has as many teachers, viewers and open invitations as it may. */
async function hasRoom(db: Reader | Writer, classId: string, at: number): Promise<void> {
  const staff = (await peopleOf(db, classId)).filter(
    (one) => one.role !== "pupil" && one.state !== "removed",
  ).length;
  if (staff + (await openInvitations(db, classId, at)) >= CLASS_LIMITS.staff)
    throw new DomainError(
      "limit",
      `A class has room for ${CLASS_LIMITS.staff} teachers, viewers and open invitations. Take some back first.`,
    );
}

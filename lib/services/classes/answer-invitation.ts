import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { mayOnServer } from "#lib/classes/policy.ts";
import { type ClassInvitation, classInvitationFor, useClassInvitation } from "#lib/db/queries/class-doors.ts";
import { hasOwner } from "#lib/db/queries/class-heirs.ts";
import { classFor } from "#lib/db/queries/class-members.ts";
import { personIn, teachersOf } from "#lib/db/queries/class-people.ts";
import { changeClass, changeMember, putMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAudit } from "../account/write-audit.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { IdField } from "./fields.ts";
import { hashOfInvitation } from "./invite-staff.ts";

const Answer = z.strictObject({ classId: IdField, answer: z.enum(["accept", "decline"]) });

/** Says yes or no to teaching or watching a class that somebody named the viewer for. */
export async function answerInvitation(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly className: string; readonly accepted: boolean }> {
  const { classId, answer } = parseInput(Answer, input);
  const at = ctx.now();
  const id = ctx.newId();
  const userId = userIdOf(ctx);
  const accepted = answer === "accept";
  return ctx.store.write(async (tx) => {
    const found = userId === null ? null : await classFor(tx, classId, userId);
    const open = found?.row.deletedAt === null ? found : null;
    const invited = open?.membership?.state === "invited" ? open : null;
    allow(ctx, "make", invited && { ownerId: userId }, "invitation");
    const state = accepted ? "active" : "removed";
    await changeMember(tx, { classId, userId: userId ?? "" }, { state, removedAt: accepted ? null : at });
    if (accepted) await ownIfNobodyDoes(tx, classId, userId ?? "");
    await changeClass(tx, classId, {}, at);
    const verb = accepted ? "staff-joined" : "staff-declined";
    await writeAudit(tx, { id, at, actorId: userId, subjectId: userId, verb, classId });
    return { className: invited?.row.name ?? "", accepted };
  });
}

export type InvitationView = Pick<ClassInvitation, "className" | "role"> & {
  readonly teachers: readonly string[];
  /** What keeps the viewer from taking it up; null for nothing. */
  readonly hindrance: "no-account" | "no-teacher" | "in-class" | null;
};

/** What a link invites to. Throws `not-found` for one that is used, over, taken back or none. */
export async function invitationView(ctx: Ctx, token: string): Promise<InvitationView> {
  const db = ctx.store.read;
  const invitation = await classInvitationFor(db, hashOfInvitation(token.slice(0, 100)), ctx.now());
  if (invitation === null) throw noInvitation();
  const { classId, className, role } = invitation;
  const { viewer } = ctx;
  const there = viewer.kind === "learner" ? await personIn(db, classId, viewer.userId) : null;
  const teachers = (await teachersOf(db, [classId])).get(classId) ?? [];
  const hindrance =
    viewer.kind === "visitor" || viewer.name === null
      ? "no-account"
      : there?.state === "active"
        ? "in-class"
        : role === "co-teacher" && !mayOnServer(viewer.role, "set-up-classes")
          ? "no-teacher"
          : null;
  return { className, role, teachers, hindrance };
}

const Take = z.strictObject({ token: z.string().max(100) });

/** Takes up a link: the viewer teaches or watches the class from now on, and the link works no more. */
export async function takeUpInvitation(ctx: Ctx, input: unknown): Promise<{ readonly classId: string }> {
  const { token } = parseInput(Take, input);
  const at = ctx.now();
  const id = ctx.newId();
  const userId = userIdOf(ctx);
  return ctx.store.write(async (tx) => {
    const tokenHash = hashOfInvitation(token);
    const invitation = await classInvitationFor(tx, tokenHash, at);
    if (invitation === null) throw noInvitation();
    allow(ctx, "make", userId === null ? null : { ownerId: userId }, "invitation");
    const { classId, role } = invitation;
    await mayTakeUp(ctx, tx, invitation);
    await useClassInvitation(tx, tokenHash, userId ?? "", at);
    await putMember(tx, { classId, userId: userId ?? "", role, state: "active", at });
    await ownIfNobodyDoes(tx, classId, userId ?? "");
    await changeClass(tx, classId, {}, at);
    await writeAudit(tx, { id, at, actorId: userId, subjectId: userId, verb: "staff-joined", classId });
    return { classId };
  });
}

/** A class whose owner is gone is owned by the first who says yes to teaching it. */
async function ownIfNobodyDoes(tx: Writer, classId: string, userId: string): Promise<void> {
  const person = await personIn(tx, classId, userId);
  if (person?.role === "co-teacher" && !(await hasOwner(tx, classId)))
    await changeMember(tx, { classId, userId }, { role: "owner" });
}

async function mayTakeUp(ctx: Ctx, tx: Writer, { classId, role }: ClassInvitation): Promise<void> {
  const { viewer } = ctx;
  if (viewer.kind === "visitor" || viewer.name === null)
    throw new DomainError("not-allowed", "Sign in first, then open the link again.");
  if (role === "co-teacher" && !mayOnServer(viewer.role, "set-up-classes"))
    throw new DomainError(
      "not-allowed",
      "Only a teacher of this server can teach a class. Ask whoever runs it for an invitation to teach, then open the link again.",
    );
  if ((await personIn(tx, classId, viewer.userId))?.state === "active")
    throw new DomainError("conflict", "You are in this class already.");
}

function noInvitation(): DomainError {
  return new DomainError(
    "not-found",
    "This invitation is over. Each works once, for a week. Ask for a new one.",
  );
}

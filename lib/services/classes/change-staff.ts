import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { mayOnServer } from "#lib/classes/policy.ts";
import { type PersonRow, peopleOf, personIn } from "#lib/db/queries/class-people.ts";
import { changeClass, changeMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAudit } from "../account/write-audit.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { IdField } from "./fields.ts";
import { StaffRole } from "./invite-staff.ts";
import { nameOf } from "./people-view.ts";

const Change = z.strictObject({
  classId: IdField,
  userId: IdField,
  role: StaffRole,
  /** What the page showed. */
  was: z.string().max(20),
});

/** Lets somebody teach who watched, or the other way round. Throws `stale` when somebody else changed it meanwhile. */
export async function changeStaffRole(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, userId, role, was } = parseInput(Change, input);
  return changed(ctx, classId, userId, "staff-role-changed", async (tx, person) => {
    if (person.role === "owner") throw ownerStays();
    if (person.role !== was)
      throw new DomainError("stale", `Somebody changed what ${nameOf(person)} may do. Load the page again.`);
    if (role === "co-teacher") mayTeach(person);
    await changeMember(tx, { classId, userId }, { role });
  });
}

const Person = z.strictObject({ classId: IdField, userId: IdField });

/** Ends somebody's teaching or watching, or takes an invitation back, from their next request on. */
export async function removeStaff(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, userId } = parseInput(Person, input);
  const at = ctx.now();
  return changed(ctx, classId, userId, "staff-removed", async (tx, person) => {
    if (person.role === "owner") throw ownerStays();
    await changeMember(tx, { classId, userId }, { state: "removed", removedAt: at });
  });
}

/** Hands the class on: a co-teacher becomes its owner, and who owned it teaches on as co-teacher. */
export async function handOnClass(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, userId } = parseInput(Person, input);
  return changed(ctx, classId, userId, "class-handed-on", async (tx, person) => {
    if (person.role === "owner") return;
    if (person.role !== "co-teacher" || person.state !== "active")
      throw new DomainError("conflict", `${nameOf(person)} does not teach this class. Invite them to first.`);
    mayTeach(person);
    const owners = (await peopleOf(tx, classId)).filter((one) => one.role === "owner");
    for (const owner of owners)
      await changeMember(tx, { classId, userId: owner.userId }, { role: "co-teacher" });
    await changeMember(tx, { classId, userId }, { role: "owner" });
  });
}

const Leave = z.strictObject({ classId: IdField });

/** The viewer stops teaching or watching a class. The owner hands it on first. */
export async function leaveStaff(ctx: Ctx, input: unknown): Promise<void> {
  const { classId } = parseInput(Leave, input);
  const at = ctx.now();
  const id = ctx.newId();
  const userId = userIdOf(ctx) ?? "";
  await ctx.store.write(async (tx) => {
    const { membership } = await allowInClass(ctx, tx, ["watch", "own"], classId);
    if (membership?.state !== "active" || membership.role === "pupil")
      throw new DomainError("conflict", "You do not teach this class.");
    if (membership.role === "owner") throw ownerStays();
    await changeMember(tx, { classId, userId }, { state: "removed", removedAt: at });
    await changeClass(tx, classId, {}, at);
    await writeAudit(tx, { id, at, actorId: userId, subjectId: userId, verb: "staff-removed", classId });
  });
}

/** A change to one of those who teach or watch a class, by its owner: checked, counted, noted. */
async function changed(
  ctx: Ctx,
  classId: string,
  userId: string,
  verb: string,
  change: (tx: Writer, person: PersonRow) => Promise<void>,
): Promise<{ readonly name: string }> {
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "own", classId);
    const person = await personIn(tx, classId, userId);
    if (person === null || person.role === "pupil" || person.state === "removed")
      throw new DomainError(
        "not-found",
        "There is nobody like that among its teachers. Load the page again.",
      );
    await change(tx, person);
    await changeClass(tx, classId, {}, at);
    await writeAudit(tx, { id, at, actorId: userIdOf(ctx), subjectId: userId, verb, classId });
    return { name: nameOf(person) };
  });
}

function mayTeach(person: PersonRow): void {
  if (!mayOnServer(person.serverRole, "set-up-classes"))
    throw new DomainError(
      "conflict",
      `${nameOf(person)} is no teacher on this server, and teachers of a class hand out passwords. Ask whoever runs the server to make them one.`,
    );
}

function ownerStays(): DomainError {
  return new DomainError(
    "conflict",
    "Every class has an owner. Hand it on to a co-teacher first; then this works.",
  );
}

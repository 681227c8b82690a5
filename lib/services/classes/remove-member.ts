import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { personIn, pupilCount } from "#lib/db/queries/class-people.ts";
import { changeMember } from "#lib/db/queries/class-writes.ts";
import { writeAudit } from "../account/write-audit.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { beginByClass } from "../memory/begin-by-class.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";
import { nameOf } from "./people-view.ts";
import { noSuchPupil, pupilHere } from "./pupil-here.ts";

const Input = z.strictObject({ classId: IdField, userId: IdField });

/**
 * Takes a pupil out of a class, from their next request on. They keep what they learnt; their groups are remembered, so
 * that `restoreMember` brings everything back.
 */
export async function removeMember(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, userId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const pupil = await pupilHere(tx, classId, userId);
    await changeMember(tx, { classId, userId }, { state: "removed", removedAt: at });
    await refreshGrants(tx, classId, at);
    await writeAudit(tx, {
      id,
      at,
      actorId: userIdOf(ctx),
      subjectId: userId,
      verb: "member-removed",
      classId,
    });
    return { name: nameOf(pupil) };
  });
}

/** Lets a pupil who was taken out back in, with their groups. Safe to call twice. */
export async function restoreMember(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, userId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const person = await personIn(tx, classId, userId);
    if (person?.role !== "pupil") throw noSuchPupil();
    if (person.state === "active") return { name: nameOf(person) };
    if (person.state === "left")
      throw new DomainError(
        "conflict",
        `${nameOf(person)} left by themselves, and comes back the same way: by a code of the class.`,
      );
    if ((await pupilCount(tx, classId)) >= CLASS_LIMITS.pupils)
      throw new DomainError("limit", `A class has room for ${CLASS_LIMITS.pupils} pupils.`);
    await changeMember(tx, { classId, userId }, { state: "active", removedAt: null });
    await refreshGrants(tx, classId, at);
    await beginByClass(tx, classId, at, [userId]);
    await writeAudit(tx, {
      id,
      at,
      actorId: userIdOf(ctx),
      subjectId: userId,
      verb: "member-restored",
      classId,
    });
    return { name: nameOf(person) };
  });
}

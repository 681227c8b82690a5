import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { personIn, pupilCount } from "#lib/db/queries/class-people.ts";
import { changeMember, putMember } from "#lib/db/queries/class-writes.ts";
import { writeAudit } from "../account/write-audit.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { beginByClass } from "../memory/begin-by-class.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";
import { nameOf } from "./people-view.ts";
import { pupilHere } from "./pupil-here.ts";

const Input = z.strictObject({ classId: IdField, userId: IdField, toClassId: IdField });

export type Moved = { readonly name: string; readonly toClass: string };

/**
 * Moves a pupil from one class into another; the viewer keeps the rosters of both. What they learnt goes with them, since
 * it is theirs: a card that the other class was assigned too stands where it stood.
 */
export async function movePupil(ctx: Ctx, input: unknown): Promise<Moved> {
  const { classId, userId, toClassId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const target = await allowInClass(ctx, tx, "manage-pupils", toClassId);
    stillGoing(target.row);
    const pupil = await pupilHere(tx, classId, userId);
    if (classId === toClassId) throw new DomainError("invalid", "Pick another class to move them to.");
    const there = await personIn(tx, toClassId, userId);
    if (there?.state === "active" && there.role !== "pupil")
      throw new DomainError("conflict", `${nameOf(pupil)} teaches ${target.row.name}.`);
    if (there?.state !== "active") {
      if ((await pupilCount(tx, toClassId)) >= CLASS_LIMITS.pupils)
        throw new DomainError("limit", `${target.row.name} has room for ${CLASS_LIMITS.pupils} pupils.`);
      await putMember(tx, {
        classId: toClassId,
        userId,
        role: "pupil",
        state: "active",
        alias: pupil.name,
        at,
      });
    }
    await changeMember(tx, { classId, userId }, { state: "removed", removedAt: at });
    await refreshGrants(tx, classId, at);
    await refreshGrants(tx, toClassId, at);
    await beginByClass(tx, toClassId, at, [userId]);
    await writeAudit(tx, {
      id,
      at,
      actorId: userIdOf(ctx),
      subjectId: userId,
      verb: "member-moved",
      classId: toClassId,
    });
    return { name: nameOf(pupil), toClass: target.row.name };
  });
}

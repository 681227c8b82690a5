import { deletedClassesOf, eraseClasses } from "#lib/db/queries/class-bin.ts";
import { ownedClasses } from "#lib/db/queries/class-heirs.ts";
import { peopleOf } from "#lib/db/queries/class-people.ts";
import { changeClass, changeMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAudit } from "../account/write-audit.ts";
import type { Ctx } from "../context.ts";

/**
 * Before somebody is erased, in the same write: each class of theirs goes on with the one of its teachers that was picked
 * for it, else with who has taught it longest. One that nobody else teaches stays to its pupils, and whoever runs the
 * server finds it a teacher; one in which nobody else is goes, and what lies in their bin.
 */
export async function handOnOwned(
  ctx: Ctx,
  tx: Writer,
  userId: string,
  picked: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const at = ctx.now();
  await eraseClasses(
    tx,
    (await deletedClassesOf(tx, userId)).map((one) => one.id),
  );
  for (const { classId, heirs } of await ownedClasses(tx, userId)) {
    const heir = heirs.find((one) => one.userId === picked.get(classId)) ?? heirs[0];
    if (heir) {
      await changeMember(tx, { classId, userId: heir.userId }, { role: "owner" });
      await changeClass(tx, classId, {}, at);
      const subjectId = heir.userId;
      await writeAudit(tx, {
        id: ctx.newId(),
        at,
        actorId: userId,
        subjectId,
        verb: "class-handed-on",
        classId,
      });
    } else if ((await peopleOf(tx, classId)).every((one) => one.userId === userId || one.state !== "active"))
      await eraseClasses(tx, [classId]);
  }
}

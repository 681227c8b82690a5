import type { MemberRole } from "#lib/classes/types.ts";
import { teachersOf } from "#lib/db/queries/class-people.ts";
import type { Ctx } from "../context.ts";
import { allowInClass } from "./allow-in-class.ts";

/** What stands around every page of a class. */
export type ClassFrame = {
  readonly id: string;
  readonly name: string;
  /** What the viewer is in it; null for an administrator who is nothing in it. */
  readonly role: MemberRole | null;
  readonly archived: boolean;
  readonly teachers: readonly string[];
};

/** The frame of a class for anybody who may do anything in it. Throws `not-found` otherwise. */
export async function classFrame(ctx: Ctx, classId: string): Promise<ClassFrame> {
  const db = ctx.store.read;
  const anything = ["learn", "watch", "manage-pupils"] as const;
  const { row, membership } = await allowInClass(ctx, db, anything, classId);
  const teachers = await teachersOf(db, [classId]);
  return {
    id: row.id,
    name: row.name,
    role: membership?.state === "active" ? membership.role : null,
    archived: row.archivedAt !== null,
    teachers: teachers.get(classId) ?? [],
  };
}

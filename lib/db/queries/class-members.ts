import { and, eq } from "drizzle-orm";
import type { MemberRole, MemberState } from "#lib/classes/types.ts";
import { classes, classMembers } from "../schema/classes.ts";
import type { Reader, Writer } from "../store.ts";

export type ClassRow = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly createdAt: number;
  readonly archivedAt: number | null;
  readonly deletedAt: number | null;
};

export type Membership = { readonly role: MemberRole; readonly state: MemberState };

/** A class, and what a person is in it (null: nothing); null when there is no such class. Also of one in the bin. */
export async function classFor(
  db: Reader | Writer,
  classId: string,
  userId: string,
): Promise<{ readonly row: ClassRow; readonly membership: Membership | null } | null> {
  const [found] = await db
    .select({
      id: classes.id,
      name: classes.name,
      version: classes.version,
      createdAt: classes.createdAt,
      archivedAt: classes.archivedAt,
      deletedAt: classes.deletedAt,
      role: classMembers.role,
      state: classMembers.state,
    })
    .from(classes)
    .leftJoin(classMembers, and(eq(classMembers.classId, classes.id), eq(classMembers.userId, userId)))
    .where(eq(classes.id, classId));
  if (!found) return null;
  const { role, state, ...row } = found;
  return { row, membership: role === null || state === null ? null : { role, state } };
}

import { and, eq, inArray, sql } from "drizzle-orm";
import type { MemberRole, MemberState } from "#lib/classes/types.ts";
import {
  assignments,
  assignmentTargets,
  classes,
  classGroups,
  classMembers,
  groupMembers,
} from "../schema/classes.ts";
import type { Reader, Writer } from "../store.ts";

/** Adds a class. */
export async function addClass(
  tx: Writer,
  row: { readonly id: string; readonly name: string; readonly createdBy: string },
  at: number,
): Promise<void> {
  await tx.insert(classes).values({ ...row, createdAt: at, updatedAt: at });
}

/** Changes what is shared of a class, and counts its version up. */
export async function changeClass(
  tx: Writer,
  classId: string,
  change: { readonly name?: string; readonly archivedAt?: number | null; readonly deletedAt?: number | null },
  at: number,
): Promise<void> {
  await tx
    .update(classes)
    .set({ ...change, version: sql`${classes.version} + 1`, updatedAt: at })
    .where(eq(classes.id, classId));
}

/** How many classes a person owns that are not archived. */
export async function classesOwnedBy(db: Reader | Writer, userId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.role, "owner"),
        eq(classMembers.state, "active"),
        sql`${classes.archivedAt} is null`,
      ),
    );
  return row?.count ?? 0;
}

export type NewMember = {
  readonly classId: string;
  readonly userId: string;
  readonly role: MemberRole;
  readonly state: MemberState;
  readonly alias?: string | null;
  readonly at: number;
};

/** Makes somebody a member of this kind, whatever they were before; a name that the class had for them is kept. */
export async function putMember(tx: Writer, member: NewMember): Promise<void> {
  const { classId, userId, role, state, alias = null, at } = member;
  await tx
    .insert(classMembers)
    .values({ classId, userId, role, state, alias, joinedAt: at })
    .onConflictDoUpdate({
      target: [classMembers.classId, classMembers.userId],
      set: {
        role,
        state,
        alias: alias ?? sql`${classMembers.alias}`,
        joinedAt: at,
        removedAt: null,
      },
    });
}

/** Changes a membership that there is. */
export async function changeMember(
  tx: Writer,
  { classId, userId }: { readonly classId: string; readonly userId: string },
  change: {
    readonly role?: MemberRole;
    readonly state?: MemberState;
    readonly alias?: string | null;
    readonly removedAt?: number | null;
  },
): Promise<void> {
  await tx
    .update(classMembers)
    .set(change)
    .where(and(eq(classMembers.classId, classId), eq(classMembers.userId, userId)));
}

/** Adds a group. */
export async function addGroup(
  tx: Writer,
  group: { readonly id: string; readonly classId: string; readonly name: string },
  at: number,
): Promise<void> {
  await tx.insert(classGroups).values({ ...group, createdAt: at });
}

/** Gives a group another name. */
export async function nameGroup(tx: Writer, groupId: string, name: string): Promise<void> {
  await tx.update(classGroups).set({ name }).where(eq(classGroups.id, groupId));
}

/** Deletes a group; its pupils stay in the class. */
export async function deleteGroupRow(tx: Writer, groupId: string): Promise<void> {
  await tx.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
  await tx.delete(classGroups).where(eq(classGroups.id, groupId));
}

/** The titles of the assignments that are for a group. */
export async function assignedToGroup(db: Reader | Writer, groupId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ title: assignments.title })
    .from(assignmentTargets)
    .innerJoin(assignments, eq(assignments.id, assignmentTargets.assignmentId))
    .where(
      and(
        eq(assignmentTargets.kind, "group"),
        eq(assignmentTargets.refId, groupId),
        sql`${assignments.archivedAt} is null`,
      ),
    );
  return rows.map((row) => row.title);
}

/** Puts people into a group. */
export async function addToGroup(tx: Writer, groupId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length > 0)
    await tx
      .insert(groupMembers)
      .values(userIds.map((userId) => ({ groupId, userId })))
      .onConflictDoNothing();
}

/** Takes people out of a group. */
export async function takeFromGroup(tx: Writer, groupId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length > 0)
    await tx
      .delete(groupMembers)
      .where(and(eq(groupMembers.groupId, groupId), inArray(groupMembers.userId, [...userIds])));
}

/** Takes a person out of every group of a class. */
export async function takeFromGroupsOf(tx: Writer, classId: string, userId: string): Promise<void> {
  await tx
    .delete(groupMembers)
    .where(
      and(
        eq(groupMembers.userId, userId),
        sql`${groupMembers.groupId} in (select id from class_groups where class_id = ${classId})`,
      ),
    );
}

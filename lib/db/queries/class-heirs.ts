import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { classes, classMembers } from "../schema/classes.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** A class with those who may become its owner: who teach it too, and are teachers of the server. */
export type OwnedClass = {
  readonly classId: string;
  readonly name: string;
  readonly pupils: number;
  /** The one who has taught it longest first. */
  readonly heirs: readonly { readonly userId: string; readonly name: string }[];
};

/** The classes that a person owns, archived ones too, those in the bin left out; by name. */
export async function ownedClasses(db: Reader | Writer, userId: string): Promise<readonly OwnedClass[]> {
  const owned = await db
    .select({
      classId: classes.id,
      name: classes.name,
      pupils: sql<number>`(select count(*) from class_members m where m.class_id = ${classes.id} and m.role = 'pupil' and m.state = 'active')`,
    })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.role, "owner"),
        eq(classMembers.state, "active"),
        isNull(classes.deletedAt),
      ),
    )
    .orderBy(asc(classes.name), asc(classes.id));
  const found: OwnedClass[] = [];
  for (const one of owned) {
    const heirs = await db
      .select({ userId: users.id, name: sql<string>`coalesce(${users.name}, '')` })
      .from(classMembers)
      .innerJoin(users, eq(users.id, classMembers.userId))
      .where(
        and(
          eq(classMembers.classId, one.classId),
          eq(classMembers.role, "co-teacher"),
          eq(classMembers.state, "active"),
          ne(users.role, "learner"),
          isNull(users.disabledAt),
        ),
      )
      .orderBy(asc(classMembers.joinedAt), asc(users.id));
    found.push({ ...one, heirs });
  }
  return found;
}

/** Whether a class has an owner. */
export async function hasOwner(db: Reader | Writer, classId: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: classMembers.userId })
    .from(classMembers)
    .where(
      and(
        eq(classMembers.classId, classId),
        eq(classMembers.role, "owner"),
        eq(classMembers.state, "active"),
      ),
    )
    .limit(1);
  return row !== undefined;
}

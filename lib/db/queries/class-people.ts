import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { grouped } from "#lib/base/grouped.ts";
import type { MemberRole, MemberState, ServerRole } from "#lib/classes/types.ts";
import { classes, classGroups, classMembers, groupMembers } from "../schema/classes.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** What the class calls a member: what a teacher or they themselves wrote for it, else their own name. */
const calledHere = sql<string | null>`coalesce(${classMembers.alias}, ${users.name})`;

export type PersonRow = {
  readonly userId: string;
  /** What the class calls them; null for a guest who gave no name. */
  readonly name: string | null;
  readonly signInName: string | null;
  /** A password that somebody else chose: they have not signed in with it yet. */
  readonly temporary: boolean;
  readonly serverRole: ServerRole;
  readonly role: MemberRole;
  readonly state: MemberState;
  readonly joinedAt: number;
};

const personColumns = {
  userId: classMembers.userId,
  name: calledHere,
  signInName: users.signInName,
  temporary: users.passwordTemporary,
  serverRole: users.role,
  role: classMembers.role,
  state: classMembers.state,
  joinedAt: classMembers.joinedAt,
};

/** Everybody who is or was in a class, or is invited. */
export async function peopleOf(db: Reader | Writer, classId: string): Promise<readonly PersonRow[]> {
  return db
    .select(personColumns)
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .where(eq(classMembers.classId, classId))
    .orderBy(asc(classMembers.joinedAt), asc(classMembers.userId));
}

/** One of them; null where there is none. */
export async function personIn(
  db: Reader | Writer,
  classId: string,
  userId: string,
): Promise<PersonRow | null> {
  const [found] = await db
    .select(personColumns)
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .where(and(eq(classMembers.classId, classId), eq(classMembers.userId, userId)));
  return found ?? null;
}

/** Somebody by what they type at sign-in, folded. */
export async function personByName(
  db: Reader | Writer,
  nameFolded: string,
): Promise<{
  readonly userId: string;
  readonly name: string | null;
  readonly serverRole: ServerRole;
} | null> {
  const [found] = await db
    .select({ userId: users.id, name: users.name, serverRole: users.role })
    .from(users)
    .where(eq(users.nameFolded, nameFolded));
  return found ?? null;
}

export type TaughtPupil = {
  readonly userId: string;
  readonly nameFolded: string;
  readonly className: string;
};

/** Of these sign-in names, the pupils of other classes whose roster a teacher may change too. */
export async function pupilsTaughtBy(
  db: Reader | Writer,
  teacherId: string,
  namesFolded: readonly string[],
): Promise<readonly TaughtPupil[]> {
  return db.all<TaughtPupil>(
    sql`select pupils.user_id as "userId", users.name_folded as "nameFolded", min(classes.name) as "className"
      from users
      inner join class_members pupils on pupils.user_id = users.id and pupils.role = 'pupil' and pupils.state = 'active'
      inner join class_members teachers on teachers.class_id = pupils.class_id and teachers.user_id = ${teacherId}
        and teachers.role in ('owner', 'co-teacher') and teachers.state = 'active'
      inner join classes on classes.id = pupils.class_id and classes.deleted_at is null
      where users.name_folded in (select value from json_each(${JSON.stringify(namesFolded)}))
      group by pupils.user_id, users.name_folded`,
  );
}

/** How many learn in a class just now. */
export async function pupilCount(db: Reader | Writer, classId: string): Promise<number> {
  return db.$count(
    classMembers,
    and(eq(classMembers.classId, classId), eq(classMembers.role, "pupil"), eq(classMembers.state, "active")),
  );
}

/** The classes that somebody left by themselves and somebody else learns in. */
export async function classesLeftBy(
  db: Reader | Writer,
  userId: string,
  otherId: string,
): Promise<readonly string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select own.class_id as id from class_members own
      inner join class_members other on other.class_id = own.class_id and other.user_id = ${otherId}
        and other.role = 'pupil' and other.state = 'active'
      where own.user_id = ${userId} and own.state = 'left'`,
  );
  return rows.map((row) => row.id);
}

export type GroupRow = { readonly id: string; readonly name: string; readonly userIds: readonly string[] };

/** The groups of a class by name, each with its active pupils. */
export async function groupsOf(db: Reader | Writer, classId: string): Promise<readonly GroupRow[]> {
  const groups = await db
    .select({ id: classGroups.id, name: classGroups.name })
    .from(classGroups)
    .where(eq(classGroups.classId, classId))
    .orderBy(asc(classGroups.createdAt), asc(classGroups.id));
  const rows = await db
    .select({ groupId: groupMembers.groupId, userId: groupMembers.userId })
    .from(groupMembers)
    .innerJoin(classGroups, eq(classGroups.id, groupMembers.groupId))
    .innerJoin(
      classMembers,
      and(eq(classMembers.classId, classGroups.classId), eq(classMembers.userId, groupMembers.userId)),
    )
    .where(
      and(eq(classGroups.classId, classId), eq(classMembers.state, "active"), eq(classMembers.role, "pupil")),
    );
  const members = grouped(rows, (row) => row.groupId);
  return groups.map((group) => ({
    ...group,
    userIds: (members.get(group.id) ?? []).map((row) => row.userId),
  }));
}

export type ClassOfPerson = {
  readonly id: string;
  readonly name: string;
  readonly archivedAt: number | null;
  readonly role: MemberRole;
  readonly state: MemberState;
  readonly pupils: number;
  /** Who teach it, by name. */
  readonly teachers: readonly string[];
};

const activePupils = sql<number>`(select count(*) from class_members m where m.class_id = ${classes.id} and m.role = 'pupil' and m.state = 'active')`;

/** The classes that a person is in or invited to, or left by themselves, by name; those in the bin left out. */
export async function classesOfPerson(db: Reader, userId: string): Promise<readonly ClassOfPerson[]> {
  const rows = await db
    .select({
      id: classes.id,
      name: classes.name,
      archivedAt: classes.archivedAt,
      role: classMembers.role,
      state: classMembers.state,
      pupils: activePupils,
    })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.userId, userId),
        inArray(classMembers.state, ["active", "invited", "left"]),
        isNull(classes.deletedAt),
      ),
    )
    .orderBy(asc(classes.name), asc(classes.id));
  const teachers = await teachersOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, teachers: teachers.get(row.id) ?? [] }));
}

/** Every class of the server that is not in the bin, for whoever runs it. */
export async function everyClass(db: Reader): Promise<readonly Omit<ClassOfPerson, "role" | "state">[]> {
  const rows = await db
    .select({ id: classes.id, name: classes.name, archivedAt: classes.archivedAt, pupils: activePupils })
    .from(classes)
    .where(isNull(classes.deletedAt))
    .orderBy(asc(classes.name), asc(classes.id));
  const teachers = await teachersOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, teachers: teachers.get(row.id) ?? [] }));
}

/** The names of those who teach these classes, the owner first. */
export async function teachersOf(
  db: Reader | Writer,
  classIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .select({ classId: classMembers.classId, name: calledHere })
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .where(
      and(
        sql`${classMembers.classId} in (select value from json_each(${JSON.stringify(classIds)}))`,
        inArray(classMembers.role, ["owner", "co-teacher"]),
        eq(classMembers.state, "active"),
      ),
    )
    .orderBy(sql`${classMembers.role} = 'owner' desc`, asc(classMembers.joinedAt));
  return new Map(
    [...grouped(rows, (row) => row.classId)].map(([id, of]) => [id, of.flatMap(({ name }) => name ?? [])]),
  );
}

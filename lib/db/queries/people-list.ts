import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { ServerRole } from "#lib/classes/types.ts";
import { classes, classMembers } from "../schema/classes.ts";
import { audits, sessions, users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type PersonRow = {
  readonly id: string;
  readonly name: string | null;
  readonly signInName: string | null;
  readonly role: ServerRole;
  readonly passwordTemporary: boolean;
  readonly disabledAt: number | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
};

const columns = {
  id: users.id,
  name: users.name,
  signInName: users.signInName,
  role: users.role,
  passwordTemporary: users.passwordTemporary,
  disabledAt: users.disabledAt,
  createdAt: users.createdAt,
  lastSeenAt: users.lastSeenAt,
};

/** People with a name whose name or sign-in name holds some letters, in order of names, behind a place. */
export async function peopleNamed(
  db: Reader,
  search: { readonly letters: string; readonly folded: string; readonly role: ServerRole | null },
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly (PersonRow & { readonly nameFolded: string | null })[]> {
  const holds = (column: SQL, letters: string): SQL => sql`instr(${column}, ${letters}) > 0`;
  return db
    .select({ ...columns, nameFolded: users.nameFolded })
    .from(users)
    .where(
      and(
        isNotNull(users.nameFolded),
        gt(users.nameFolded, after),
        search.role === null ? undefined : eq(users.role, search.role),
        search.letters === ""
          ? undefined
          : or(
              holds(sql`lower(${users.name})`, search.letters.toLowerCase()),
              holds(sql`${users.nameFolded}`, search.folded),
            ),
      ),
    )
    .orderBy(asc(users.nameFolded))
    .limit(limit);
}

/** A person with a name; null for a guest and for nobody. */
export async function personById(db: Reader | Writer, userId: string): Promise<PersonRow | null> {
  const [row] = await db
    .select(columns)
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.nameFolded)));
  return row ?? null;
}

/** How many people there are of each kind; guests under `guest`. */
export async function peopleCounts(db: Reader): Promise<Readonly<Record<ServerRole | "guest", number>>> {
  const named = await db
    .select({ role: users.role, n: count() })
    .from(users)
    .where(isNotNull(users.nameFolded))
    .groupBy(users.role);
  const [guests] = await db.select({ n: count() }).from(users).where(isNull(users.nameFolded));
  const of = (role: ServerRole): number => named.find((row) => row.role === role)?.n ?? 0;
  return {
    learner: of("learner"),
    teacher: of("teacher"),
    administrator: of("administrator"),
    guest: guests?.n ?? 0,
  };
}

/** In how many browsers a person is signed in. */
export async function sessionCount(db: Reader, userId: string, now: number): Promise<number> {
  return db.$count(sessions, and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)));
}

export type ClassOfPerson = { readonly name: string; readonly role: string; readonly state: string };

export async function classesOfPerson(db: Reader, userId: string): Promise<readonly ClassOfPerson[]> {
  return db
    .select({ name: classes.name, role: classMembers.role, state: classMembers.state })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(and(eq(classMembers.userId, userId), isNull(classes.deletedAt)))
    .orderBy(asc(classes.name));
}

export type DeedRow = {
  readonly at: number;
  readonly verb: string;
  readonly actorId: string | null;
  readonly actor: string | null;
};

/** What was done to a person by others, the latest first. */
export async function deedsTo(db: Reader, userId: string, limit: number): Promise<readonly DeedRow[]> {
  return db
    .select({ at: audits.at, verb: audits.verb, actorId: audits.actorId, actor: users.name })
    .from(audits)
    .leftJoin(users, eq(users.id, audits.actorId))
    .where(eq(audits.subjectId, userId))
    .orderBy(desc(audits.at))
    .limit(limit);
}

/** When somebody last did one of these to a person; null for never. */
export async function lastDeed(
  db: Reader,
  who: { readonly actorId: string; readonly subjectId: string; readonly verbs: readonly string[] },
): Promise<number | null> {
  const [row] = await db
    .select({ at: audits.at })
    .from(audits)
    .where(
      and(
        eq(audits.subjectId, who.subjectId),
        eq(audits.actorId, who.actorId),
        inArray(audits.verb, [...who.verbs]),
      ),
    )
    .orderBy(desc(audits.at))
    .limit(1);
  return row?.at ?? null;
}

import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { classes, classInvitations, joinCodes } from "../schema/classes.ts";
import type { Reader, Writer } from "../store.ts";

export type JoinCodeRow = {
  readonly code: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly mostUses: number | null;
  readonly uses: number;
};

const codeColumns = {
  code: joinCodes.code,
  createdAt: joinCodes.createdAt,
  expiresAt: joinCodes.expiresAt,
  mostUses: joinCodes.mostUses,
  uses: joinCodes.uses,
};

/** The code of a class that was not closed, whether its time is over or not; null where there is none. */
export async function codeOfClass(db: Reader | Writer, classId: string): Promise<JoinCodeRow | null> {
  const [row] = await db
    .select(codeColumns)
    .from(joinCodes)
    .where(and(eq(joinCodes.classId, classId), isNull(joinCodes.closedAt)))
    .orderBy(desc(joinCodes.createdAt))
    .limit(1);
  return row ?? null;
}

/** The class that a code opens at this moment; null for a code that there is not, or that opens nothing. */
export async function classOfCode(
  db: Reader | Writer,
  code: string,
  at: number,
): Promise<{ readonly classId: string; readonly name: string } | null> {
  const [row] = await db
    .select({ classId: classes.id, name: classes.name })
    .from(joinCodes)
    .innerJoin(classes, eq(classes.id, joinCodes.classId))
    .where(
      and(
        eq(joinCodes.code, code),
        isNull(joinCodes.closedAt),
        isNull(classes.archivedAt),
        sql`(${joinCodes.expiresAt} is null or ${joinCodes.expiresAt} > ${at})`,
        sql`(${joinCodes.mostUses} is null or ${joinCodes.uses} < ${joinCodes.mostUses})`,
      ),
    );
  return row ?? null;
}

/** Closes every code of a class. */
export async function closeCodes(tx: Writer, classId: string, at: number): Promise<void> {
  await tx
    .update(joinCodes)
    .set({ closedAt: at })
    .where(and(eq(joinCodes.classId, classId), isNull(joinCodes.closedAt)));
}

/** Adds a code. */
export async function addCode(tx: Writer, row: typeof joinCodes.$inferInsert): Promise<void> {
  await tx.insert(joinCodes).values(row);
}

/** Counts that somebody came in by a code. */
export async function countUse(tx: Writer, code: string): Promise<void> {
  await tx
    .update(joinCodes)
    .set({ uses: sql`${joinCodes.uses} + 1` })
    .where(eq(joinCodes.code, code));
}

export type ClassInvitation = {
  readonly classId: string;
  readonly className: string;
  readonly role: "co-teacher" | "viewer";
};

/** Adds an invitation to teach or watch; those whose time is over are forgotten by the way. */
export async function addClassInvitation(
  tx: Writer,
  row: typeof classInvitations.$inferInsert,
): Promise<void> {
  await tx
    .delete(classInvitations)
    .where(and(eq(classInvitations.classId, row.classId), lt(classInvitations.expiresAt, row.createdAt)));
  await tx.insert(classInvitations).values(row);
}

/** What a token invites to at this moment; null for one that is used, over or none. */
export async function classInvitationFor(
  db: Reader | Writer,
  tokenHash: string,
  at: number,
): Promise<ClassInvitation | null> {
  const [row] = await db
    .select({ classId: classes.id, className: classes.name, role: classInvitations.role })
    .from(classInvitations)
    .innerJoin(classes, eq(classes.id, classInvitations.classId))
    .where(
      and(
        eq(classInvitations.tokenHash, tokenHash),
        isNull(classInvitations.usedAt),
        isNull(classes.archivedAt),
        gt(classInvitations.expiresAt, at),
      ),
    );
  return row ?? null;
}

/** Notes that an invitation was taken up; it works no second time. */
export async function useClassInvitation(
  tx: Writer,
  tokenHash: string,
  usedBy: string,
  at: number,
): Promise<void> {
  await tx
    .update(classInvitations)
    .set({ usedBy, usedAt: at })
    .where(eq(classInvitations.tokenHash, tokenHash));
}

/** How many links of a class still wait to be taken up. */
export async function openInvitations(db: Reader | Writer, classId: string, at: number): Promise<number> {
  return db.$count(
    classInvitations,
    and(
      eq(classInvitations.classId, classId),
      isNull(classInvitations.usedAt),
      gt(classInvitations.expiresAt, at),
    ),
  );
}

/** Takes every link back that waits. */
export async function revokeInvitations(tx: Writer, classId: string): Promise<void> {
  await tx
    .delete(classInvitations)
    .where(and(eq(classInvitations.classId, classId), isNull(classInvitations.usedAt)));
}

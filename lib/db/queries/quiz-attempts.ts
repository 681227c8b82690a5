import { and, asc, eq, inArray, isNotNull, isNull, lt, max, sql } from "drizzle-orm";
import type { StudyClock } from "#lib/base/study-time.ts";
import { users } from "../schema/people.ts";
import { quizAnswers, quizAttempts, quizzes } from "../schema/quizzes.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type AttemptRow = typeof quizAttempts.$inferSelect;
export type AnswerRow = typeof quizAnswers.$inferSelect;

export async function attemptById(db: Reader | Writer, id: string): Promise<AttemptRow | null> {
  const [row] = await db.select().from(quizAttempts).where(eq(quizAttempts.id, id));
  return row ?? null;
}

/** The attempt that a person has begun and not handed in; null when there is none. */
export async function openAttempt(
  db: Reader | Writer,
  quizId: string,
  userId: string,
): Promise<AttemptRow | null> {
  const [row] = await db
    .select()
    .from(quizAttempts)
    .where(
      and(eq(quizAttempts.quizId, quizId), eq(quizAttempts.userId, userId), isNull(quizAttempts.submittedAt)),
    );
  return row ?? null;
}

/** The number of a person's last attempt at a quiz; 0 before the first. */
export async function lastNumber(db: Reader | Writer, quizId: string, userId: string): Promise<number> {
  const [row] = await db
    .select({ number: max(quizAttempts.number) })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.quizId, quizId), eq(quizAttempts.userId, userId)));
  return row?.number ?? 0;
}

export async function addAttempt(tx: Writer, row: typeof quizAttempts.$inferInsert): Promise<void> {
  await tx.insert(quizAttempts).values(row);
}

export async function saveAttempt(
  tx: Writer,
  id: string,
  set: Partial<Pick<AttemptRow, "endsAt" | "submittedAt" | "timedOut" | "points" | "most">>,
): Promise<void> {
  await tx.update(quizAttempts).set(set).where(eq(quizAttempts.id, id));
}

/** What was answered in some attempts. */
export async function answersOf(
  db: Reader | Writer,
  attemptIds: readonly string[],
): Promise<readonly AnswerRow[]> {
  return inParts(attemptIds, (part) =>
    db
      .select()
      .from(quizAnswers)
      .where(inArray(quizAnswers.attemptId, [...part])),
  );
}

/** Keeps an answer over the one before. */
export async function saveAnswer(tx: Writer, row: typeof quizAnswers.$inferInsert): Promise<void> {
  const { attemptId: _a, questionId: _q, ...set } = row;
  await tx
    .insert(quizAnswers)
    .values(row)
    .onConflictDoUpdate({ target: [quizAnswers.attemptId, quizAnswers.questionId], set });
}

/** The attempts at a quiz that were handed in, the earliest first. */
export async function submittedAttempts(db: Reader | Writer, quizId: string): Promise<readonly AttemptRow[]> {
  return db
    .select()
    .from(quizAttempts)
    .where(and(eq(quizAttempts.quizId, quizId), isNotNull(quizAttempts.submittedAt)))
    .orderBy(asc(quizAttempts.startedAt), asc(quizAttempts.number), asc(quizAttempts.id));
}

/** Attempts whose time was over before an instant and that nobody handed in: of a quiz, or of a person. */
export async function overdueAttempts(
  db: Reader,
  of: { readonly quizId: string } | { readonly userId: string },
  before: number,
): Promise<readonly AttemptRow[]> {
  return db
    .select()
    .from(quizAttempts)
    .where(
      and(
        "quizId" in of ? eq(quizAttempts.quizId, of.quizId) : eq(quizAttempts.userId, of.userId),
        isNull(quizAttempts.submittedAt),
        lt(quizAttempts.endsAt, before),
      ),
    );
}

/** Attempts that were handed in and marked, and of which no evidence was recorded yet: their answers were not shown. */
export async function heldBackAttempts(
  db: Reader,
  of: { readonly quizId: string } | { readonly userId: string } | "everybody",
): Promise<readonly Pick<AttemptRow, "id" | "userId">[]> {
  const whose =
    of === "everybody"
      ? undefined
      : "quizId" in of
        ? eq(quizAttempts.quizId, of.quizId)
        : eq(quizAttempts.userId, of.userId);
  const held = sql`exists (select 1 from ${quizAnswers} where ${quizAnswers.attemptId} = ${quizAttempts.id} and ${quizAnswers.revision} = 0 and ${quizAnswers.markedBy} is not null)`;
  return db
    .select({ id: quizAttempts.id, userId: quizAttempts.userId })
    .from(quizAttempts)
    .where(and(whose, isNotNull(quizAttempts.submittedAt), held));
}

/** A person's attempts at quizzes of other people. */
export async function attemptsAtOthers(
  db: Reader,
  userId: string,
): Promise<
  readonly (Pick<AttemptRow, "id" | "assignmentId"> & {
    readonly quiz: Pick<typeof quizzes.$inferSelect, "id" | "ownerId" | "settings">;
  })[]
> {
  return db
    .select({
      id: quizAttempts.id,
      assignmentId: quizAttempts.assignmentId,
      quiz: { id: quizzes.id, ownerId: quizzes.ownerId, settings: quizzes.settings },
    })
    .from(quizAttempts)
    .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
    .where(and(eq(quizAttempts.userId, userId), sql`${quizzes.ownerId} is not ${userId}`));
}

/** Attempts of some people at a quiz that are still going on. */
export async function runningAttempts(
  db: Reader | Writer,
  quizId: string,
): Promise<readonly Pick<AttemptRow, "id" | "userId" | "startedAt" | "endsAt">[]> {
  return db
    .select({
      id: quizAttempts.id,
      userId: quizAttempts.userId,
      startedAt: quizAttempts.startedAt,
      endsAt: quizAttempts.endsAt,
    })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.quizId, quizId), isNull(quizAttempts.submittedAt)));
}

/** By which clock a learner lives; null for nobody. */
export async function clockOf(db: Reader | Writer, userId: string): Promise<StudyClock | null> {
  const [row] = await db
    .select({ zone: users.zone, dayStart: users.dayStart })
    .from(users)
    .where(eq(users.id, userId));
  return row ?? null;
}

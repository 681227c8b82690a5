import { and, asc, count, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { users } from "../schema/people.ts";
import { markChallenges, quizAllowances, quizAttempts, quizRulings, quizzes } from "../schema/quizzes.ts";
import type { Reader, Writer } from "../store.ts";

export type QuizRow = typeof quizzes.$inferSelect;
export type RulingRow = typeof quizRulings.$inferSelect;
export type AllowanceRow = typeof quizAllowances.$inferSelect;
export type MarkChallengeRow = typeof markChallenges.$inferSelect;

/** A quiz, also one in the bin; null when there is none. */
export async function quizById(db: Reader | Writer, id: string): Promise<QuizRow | null> {
  const [row] = await db.select().from(quizzes).where(eq(quizzes.id, id));
  return row ?? null;
}

export async function addQuiz(tx: Writer, row: typeof quizzes.$inferInsert): Promise<void> {
  await tx.insert(quizzes).values(row);
}

export async function saveQuiz(
  tx: Writer,
  id: string,
  set: Partial<Omit<QuizRow, "id" | "ownerId" | "createdAt">>,
): Promise<void> {
  await tx.update(quizzes).set(set).where(eq(quizzes.id, id));
}

export type ListedQuiz = Pick<QuizRow, "id" | "title" | "mode" | "examId" | "settings" | "updatedAt"> & {
  /** How many questions everybody gets; null until somebody began, and where each attempt has its own. */
  readonly questions: number | null;
};

/** A person's quizzes, the one changed last first; without their questions. */
export async function quizzesOf(db: Reader, ownerId: string): Promise<readonly ListedQuiz[]> {
  return db
    .select({
      id: quizzes.id,
      title: quizzes.title,
      mode: quizzes.mode,
      examId: quizzes.examId,
      settings: quizzes.settings,
      updatedAt: quizzes.updatedAt,
      questions: sql<number | null>`json_array_length(${quizzes.questions})`,
    })
    .from(quizzes)
    .where(and(eq(quizzes.ownerId, ownerId), isNull(quizzes.deletedAt)))
    .orderBy(desc(quizzes.updatedAt), desc(quizzes.id));
}

export type AttemptLine = Pick<
  typeof quizAttempts.$inferSelect,
  | "id"
  | "quizId"
  | "assignmentId"
  | "number"
  | "startedAt"
  | "endsAt"
  | "submittedAt"
  | "points"
  | "most"
  | "timedOut"
>;

/** A person's attempts at some quizzes, the latest first; without their questions. */
export async function attemptLines(
  db: Reader | Writer,
  userId: string,
  quizIds: readonly string[],
): Promise<readonly AttemptLine[]> {
  if (quizIds.length === 0) return [];
  return db
    .select({
      id: quizAttempts.id,
      quizId: quizAttempts.quizId,
      assignmentId: quizAttempts.assignmentId,
      number: quizAttempts.number,
      startedAt: quizAttempts.startedAt,
      endsAt: quizAttempts.endsAt,
      submittedAt: quizAttempts.submittedAt,
      points: quizAttempts.points,
      most: quizAttempts.most,
      timedOut: quizAttempts.timedOut,
    })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.userId, userId), inArray(quizAttempts.quizId, [...quizIds])))
    .orderBy(desc(quizAttempts.startedAt), desc(quizAttempts.id));
}

/** What was decided about the questions of a quiz. */
export async function rulingsOf(db: Reader | Writer, quizId: string): Promise<readonly RulingRow[]> {
  return db
    .select()
    .from(quizRulings)
    .where(eq(quizRulings.quizId, quizId))
    .orderBy(asc(quizRulings.createdAt));
}

export async function addRuling(tx: Writer, row: typeof quizRulings.$inferInsert): Promise<void> {
  await tx.insert(quizRulings).values(row).onConflictDoNothing();
}

export async function removeRuling(
  tx: Writer,
  key: Pick<RulingRow, "quizId" | "questionId" | "signature">,
): Promise<void> {
  await tx
    .delete(quizRulings)
    .where(
      and(
        eq(quizRulings.quizId, key.quizId),
        eq(quizRulings.questionId, key.questionId),
        eq(quizRulings.signature, key.signature),
      ),
    );
}

/** What one person has more of at a quiz than the others; null when nothing. */
export async function allowanceOf(
  db: Reader | Writer,
  quizId: string,
  userId: string,
): Promise<AllowanceRow | null> {
  const [row] = await db
    .select()
    .from(quizAllowances)
    .where(and(eq(quizAllowances.quizId, quizId), eq(quizAllowances.userId, userId)));
  return row ?? null;
}

export async function allowancesOf(db: Reader, quizId: string): Promise<readonly AllowanceRow[]> {
  return db.select().from(quizAllowances).where(eq(quizAllowances.quizId, quizId));
}

export async function saveAllowance(tx: Writer, row: typeof quizAllowances.$inferInsert): Promise<void> {
  const { quizId: _q, userId: _u, ...set } = row;
  await tx
    .insert(quizAllowances)
    .values(row)
    .onConflictDoUpdate({ target: [quizAllowances.quizId, quizAllowances.userId], set });
}

/** Files a doubt about a mark, or files it again. */
export async function saveMarkChallenge(tx: Writer, row: typeof markChallenges.$inferInsert): Promise<void> {
  const { note, status, createdAt } = row;
  await tx
    .insert(markChallenges)
    .values(row)
    .onConflictDoUpdate({
      target: [markChallenges.attemptId, markChallenges.questionId],
      set: { note, status, createdAt, reply: null, settledAt: null },
    });
}

export async function markChallengeById(db: Reader | Writer, id: string): Promise<MarkChallengeRow | null> {
  const [row] = await db.select().from(markChallenges).where(eq(markChallenges.id, id));
  return row ?? null;
}

/** The doubts about one attempt's marks. */
export async function challengesOfAttempt(
  db: Reader,
  attemptId: string,
): Promise<readonly MarkChallengeRow[]> {
  return db.select().from(markChallenges).where(eq(markChallenges.attemptId, attemptId));
}

/** The doubts about a quiz's marks with who filed them, the open ones first. */
export async function challengesOfQuiz(
  db: Reader,
  quizId: string,
): Promise<readonly (MarkChallengeRow & { readonly name: string | null })[]> {
  const rows = await db
    .select({ challenge: markChallenges, name: users.name })
    .from(markChallenges)
    .innerJoin(users, eq(users.id, markChallenges.userId))
    .where(eq(markChallenges.quizId, quizId))
    .orderBy(sql`${markChallenges.status} <> 'open'`, asc(markChallenges.createdAt));
  return rows.map(({ challenge, name }) => ({ ...challenge, name }));
}

/** Settles every open doubt about one question of a quiz that was answered alike; `ids` are those. */
export async function settleMarkChallenges(
  tx: Writer,
  ids: readonly string[],
  set: Pick<MarkChallengeRow, "status" | "reply" | "settledAt">,
): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(markChallenges)
      .set(set)
      .where(inArray(markChallenges.id, [...ids]));
}

/** Erases the quizzes of some people that nobody else took; what others did with one of theirs stays those others'. */
export async function eraseUntakenQuizzes(tx: Writer, ownerIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(ownerIds);
  await tx
    .delete(quizzes)
    .where(
      sql`${quizzes.ownerId} in (select value from json_each(${ids})) and not exists (select 1 from ${quizAttempts} where ${quizAttempts.quizId} = ${quizzes.id} and ${quizAttempts.userId} not in (select value from json_each(${ids})))`,
    );
}

/** How many quizzes a person has, those in the bin too; and how many attempts they began since an instant. */
export async function quizCounts(
  db: Reader | Writer,
  userId: string,
  since: number,
): Promise<{ readonly quizzes: number; readonly attempts: number }> {
  const [own] = await db.select({ n: count() }).from(quizzes).where(eq(quizzes.ownerId, userId));
  const [begun] = await db
    .select({ n: count() })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.userId, userId), gte(quizAttempts.startedAt, since)));
  return { quizzes: own?.n ?? 0, attempts: begun?.n ?? 0 };
}

import { and, eq } from "drizzle-orm";
import { examCurves, examPlans } from "../schema/exams.ts";
import type { Reader, Writer } from "../store.ts";

export type ExamPlanRow = typeof examPlans.$inferSelect;
export type ExamCurveRow = typeof examCurves.$inferSelect;

/** The plan that was worked out last for a learner, up to date or not; null when there is none. */
export async function keptPlan(db: Reader, userId: string): Promise<ExamPlanRow | null> {
  const [row] = await db.select().from(examPlans).where(eq(examPlans.userId, userId));
  return row ?? null;
}

export async function keepPlan(tx: Writer, row: ExamPlanRow): Promise<void> {
  const { userId: _, ...set } = row;
  await tx.insert(examPlans).values(row).onConflictDoUpdate({ target: examPlans.userId, set });
}

/** What more or fewer minutes buy for an exam, as it was worked out last; null when it never was. */
export async function keptCurve(
  db: Reader,
  { examId, userId }: { readonly examId: string; readonly userId: string },
): Promise<ExamCurveRow | null> {
  const [row] = await db
    .select()
    .from(examCurves)
    .where(and(eq(examCurves.examId, examId), eq(examCurves.userId, userId)));
  return row ?? null;
}

export async function keepCurve(tx: Writer, row: ExamCurveRow): Promise<void> {
  const { userId: _user, examId: _exam, ...set } = row;
  await tx
    .insert(examCurves)
    .values(row)
    .onConflictDoUpdate({ target: [examCurves.examId, examCurves.userId], set });
}

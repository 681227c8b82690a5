import { and, asc, count, eq, gte, lt } from "drizzle-orm";
import type { StateRow } from "../event-rows.ts";
import { cardStates, holidays, studyPlans } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

export type PlanRow = typeof studyPlans.$inferSelect;
export type HolidayRow = Pick<typeof holidays.$inferSelect, "id" | "fromDay" | "toDay">;

/** A learner's plan for coming back; null when there is none, or it is over. */
export async function planOf(db: Reader | Writer, userId: string, day: string): Promise<PlanRow | null> {
  const [row] = await db
    .select()
    .from(studyPlans)
    .where(and(eq(studyPlans.userId, userId), gte(studyPlans.untilDay, day)));
  return row ?? null;
}

/** Keeps a plan in the place of the one before. */
export async function savePlan(tx: Writer, row: typeof studyPlans.$inferInsert): Promise<void> {
  const { userId: _, ...set } = row;
  await tx.insert(studyPlans).values(row).onConflictDoUpdate({ target: studyPlans.userId, set });
}

export async function deletePlan(tx: Writer, userId: string): Promise<void> {
  await tx.delete(studyPlans).where(eq(studyPlans.userId, userId));
}

/** How many reviews should have been done before a study day. */
export async function overdueOn(db: Reader, userId: string, day: string): Promise<number> {
  const [row] = await db
    .select({ cards: count() })
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), eq(cardStates.suspended, false), lt(cardStates.dueDay, day)));
  return row?.cards ?? 0;
}

/** Every card that a learner has met and not set aside. */
export function metStates(db: Reader, userId: string): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), eq(cardStates.suspended, false)))
    .orderBy(asc(cardStates.cardId));
}

/** A learner's days off that are not over. */
export function holidaysFrom(
  db: Reader | Writer,
  userId: string,
  day: string,
): Promise<readonly HolidayRow[]> {
  return db
    .select({ id: holidays.id, fromDay: holidays.fromDay, toDay: holidays.toDay })
    .from(holidays)
    .where(and(eq(holidays.userId, userId), gte(holidays.toDay, day)))
    .orderBy(asc(holidays.fromDay), asc(holidays.id));
}

export async function holidayById(
  db: Reader | Writer,
  id: string,
): Promise<(HolidayRow & { readonly userId: string }) | null> {
  const [row] = await db
    .select({ id: holidays.id, fromDay: holidays.fromDay, toDay: holidays.toDay, userId: holidays.userId })
    .from(holidays)
    .where(eq(holidays.id, id));
  return row ?? null;
}

export async function addHoliday(tx: Writer, row: typeof holidays.$inferInsert): Promise<void> {
  await tx.insert(holidays).values(row).onConflictDoNothing();
}

export async function deleteHoliday(tx: Writer, id: string): Promise<void> {
  await tx.delete(holidays).where(eq(holidays.id, id));
}

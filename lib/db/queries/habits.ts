import { eq } from "drizzle-orm";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** How a learner likes to study, as it was kept; null for whoever never said. */
export async function habitsOf(
  db: Reader,
  userId: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const [row] = await db.select({ habits: users.habits }).from(users).where(eq(users.id, userId));
  return row?.habits ?? null;
}

/** Keeps habits, and the hour at which the learner's day starts. */
export async function keepHabits(
  tx: Writer,
  userId: string,
  kept: { readonly habits: Readonly<Record<string, unknown>>; readonly dayStart: number },
): Promise<void> {
  await tx.update(users).set(kept).where(eq(users.id, userId));
}

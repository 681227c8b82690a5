import { and, eq, inArray } from "drizzle-orm";
import { ruleSets } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

/** Some of a learner's sets of rules; those that are not there are left out. */
export async function ruleSetsNamed(
  db: Reader | Writer,
  userId: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly settings: unknown }[]> {
  return db
    .select({ id: ruleSets.id, settings: ruleSets.settings })
    .from(ruleSets)
    .where(and(eq(ruleSets.userId, userId), inArray(ruleSets.id, [...ids])));
}

/** Keeps a set of rules; one that is there already stays as it is. */
export async function keepRuleSet(tx: Writer, row: typeof ruleSets.$inferInsert): Promise<void> {
  await tx.insert(ruleSets).values(row).onConflictDoNothing();
}

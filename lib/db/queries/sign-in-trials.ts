import { inArray, lt, sql } from "drizzle-orm";
import { signInTrials } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type Trial = { readonly key: string; readonly failures: number; readonly lastAt: number };

export async function trialsOf(db: Reader | Writer, keys: readonly string[]): Promise<readonly Trial[]> {
  return db
    .select()
    .from(signInTrials)
    .where(inArray(signInTrials.key, [...keys]));
}

/** Counts one more try under a key; one whose last try was before `since` begins anew. */
export async function countTrial(tx: Writer, key: string, at: number, since: number): Promise<void> {
  await tx
    .insert(signInTrials)
    .values({ key, failures: 1, lastAt: at })
    .onConflictDoUpdate({
      target: signInTrials.key,
      set: {
        failures: sql`case when ${signInTrials.lastAt} < ${since} then 1 else ${signInTrials.failures} + 1 end`,
        lastAt: at,
      },
    });
}

export async function forgetTrials(tx: Writer, keys: readonly string[]): Promise<void> {
  await tx.delete(signInTrials).where(inArray(signInTrials.key, [...keys]));
}

/** Forgets what is older than anybody asks about. */
export async function forgetTrialsBefore(tx: Writer, before: number): Promise<void> {
  await tx.delete(signInTrials).where(lt(signInTrials.lastAt, before));
}

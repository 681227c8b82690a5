import { and, gt, inArray, lt, or, sql } from "drizzle-orm";
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

/** Knows a browser by a key: a row without failures, which `countTrial` counts up like any other. */
export async function knowBrowser(tx: Writer, key: string, at: number): Promise<void> {
  await tx
    .insert(signInTrials)
    .values({ key, failures: 0, lastAt: at })
    .onConflictDoUpdate({ target: signInTrials.key, set: { failures: 0, lastAt: at } });
}

/** Forgets wrong guesses before an instant, and browsers that were last known before another. */
export async function forgetTrialsBefore(
  tx: Writer,
  { guesses, browsers }: { readonly guesses: number; readonly browsers: number },
): Promise<void> {
  await tx
    .delete(signInTrials)
    .where(
      or(
        and(gt(signInTrials.failures, 0), lt(signInTrials.lastAt, guesses)),
        lt(signInTrials.lastAt, browsers),
      ),
    );
}

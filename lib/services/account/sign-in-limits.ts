import { createHash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { countTrial, type Trial, trialsOf } from "#lib/db/queries/sign-in-trials.ts";
import type { Writer } from "#lib/db/store.ts";

/** After so many quiet minutes wrong guesses are forgotten. */
export const TRIALS_FORGOTTEN_MS = 30 * MS_PER_MINUTE;
/** The longest anybody has to wait: a classmate who guesses on purpose can slow somebody, never lock them out. */
const LONGEST_WAIT_MS = MS_PER_MINUTE;
/** Tries that cost no waiting: on one account from one address, and on one account from anywhere. */
const FREE_FROM_ADDRESS = 5;
const FREE_FROM_ANYWHERE = 20;

/** What wrong guesses on an account are counted under, wherever they come from. */
export function accountTrialKey(nameFolded: string): string {
  return keyOf("account", nameFolded);
}

function addressTrialKey(nameFolded: string, address: string | null): string {
  return keyOf("address", `${address ?? ""}\n${nameFolded}`);
}

/** The keys a try to sign in is counted under. Hashed: neither names nor addresses are written down. */
export function trialKeys(nameFolded: string, address: string | null): readonly [string, string] {
  return [addressTrialKey(nameFolded, address), accountTrialKey(nameFolded)];
}

/**
 * Counts a try to sign in before the password is looked at, so that guesses sent at once count as well; whoever signs in
 * has it forgotten again. Throws `limit` with the seconds to wait; a try that has to wait is not counted. Never by
 * address alone: a class sits behind one.
 */
export async function admitTrial(
  tx: Writer,
  nameFolded: string,
  address: string | null,
  now: number,
): Promise<void> {
  const [fromAddress, fromAnywhere] = trialKeys(nameFolded, address);
  const trials = await trialsOf(tx, [fromAddress, fromAnywhere]);
  const of = (key: string): Trial | undefined => trials.find((trial) => trial.key === key);
  const wait = Math.max(
    waitFor(of(fromAddress), FREE_FROM_ADDRESS, now),
    waitFor(of(fromAnywhere), FREE_FROM_ANYWHERE, now),
  );
  if (wait > 0) {
    const seconds = String(Math.ceil(wait / 1000));
    throw new DomainError(
      "limit",
      `Too many tries with this name. Wait ${seconds} ${seconds === "1" ? "second" : "seconds"}, then try again. If the password is forgotten, a teacher or whoever runs this server can give you another.`,
      { retryAfter: seconds },
    );
  }
  for (const key of [fromAddress, fromAnywhere]) await countTrial(tx, key, now, now - TRIALS_FORGOTTEN_MS);
}

/** Milliseconds to wait: 2, 4, 8 … seconds after the last try, a minute at most. */
function waitFor(trial: Trial | undefined, free: number, now: number): number {
  if (!trial || trial.failures < free || now - trial.lastAt > TRIALS_FORGOTTEN_MS) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(10, trial.failures - free + 1));
  // A clock that was set back must not make anybody wait longer.
  return Math.min(wait, trial.lastAt + wait - now);
}

function keyOf(kind: string, what: string): string {
  return createHash("sha256").update(`${kind}\n${what}`).digest("base64url");
}

import { createHash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import {
  countTrial,
  forgetTrials,
  knowBrowser,
  type Trial,
  trialsOf,
} from "#lib/db/queries/sign-in-trials.ts";
import type { Writer } from "#lib/db/store.ts";

/** After so many quiet minutes wrong guesses are forgotten. */
export const TRIALS_FORGOTTEN_MS = 30 * MS_PER_MINUTE;
/** The longest anybody has to wait. */
const LONGEST_WAIT_MS = MS_PER_MINUTE;
/** Tries that cost no waiting: on one account from one address, and on one account from anywhere. */
const FREE_FROM_ADDRESS = 5;
const FREE_FROM_ANYWHERE = 20;

/** What wrong guesses on an account are counted under, wherever they come from. */
export function accountTrialKey(nameFolded: string): string {
  return keyOf("account", nameFolded);
}

/** Where a try to sign in comes from. */
export type TrialPlace = { readonly address: string | null; readonly known?: string | null };

/**
 * Counts a try to sign in before the password is looked at, so that guesses sent at once count as well; whoever signs in
 * has it forgotten again. Throws `limit` with the seconds to wait; a try that has to wait is not counted. Never by
 * address alone: a class sits behind one. A browser in which this account was signed in before is counted by itself, so
 * that a classmate who guesses on purpose elsewhere does not keep its owner out.
 */
export async function admitTrial(
  tx: Writer,
  nameFolded: string,
  place: TrialPlace,
  now: number,
): Promise<void> {
  const { own, fromAddress, fromAnywhere } = keysOf(nameFolded, place);
  const trials = await trialsOf(tx, [own, fromAddress, fromAnywhere]);
  const of = (key: string): Trial | undefined => trials.find((trial) => trial.key === key);
  const isKnown = of(own) !== undefined;
  const wait = isKnown
    ? waitFor(of(own), FREE_FROM_ADDRESS, now)
    : Math.max(
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
  const since = now - TRIALS_FORGOTTEN_MS;
  for (const key of isKnown ? [own] : [fromAddress, fromAnywhere]) await countTrial(tx, key, now, since);
}

/** Forgets the tries of who has signed in, and knows their browser from now on. */
export async function passTrial(
  tx: Writer,
  nameFolded: string,
  place: TrialPlace,
  now: number,
): Promise<void> {
  const { own, fromAddress, fromAnywhere } = keysOf(nameFolded, place);
  await forgetTrials(tx, [fromAddress, fromAnywhere]);
  if (typeof place.known === "string") await knowBrowser(tx, own, now);
}

/** Hashed: neither names nor addresses are written down. */
function keysOf(nameFolded: string, { address, known = null }: TrialPlace) {
  return {
    own: keyOf("browser", `${known ?? ""}\n${nameFolded}`),
    fromAddress: keyOf("address", `${address ?? ""}\n${nameFolded}`),
    fromAnywhere: accountTrialKey(nameFolded),
  };
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

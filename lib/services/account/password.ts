import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "#lib/base/errors.ts";
import { FairTurns } from "./fair-turns.ts";

/**
 * Argon2id with what OWASP asks for at least (19 MiB, two passes, one lane). The parameters stand in every hash, so that
 * they can be raised later and old hashes still be checked.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many are computed at once, whoever asks: a class that signs in together neither fills the memory nor starves answers. */
const AT_ONCE = 2;
/** So many may wait; beyond that somebody is flooding, and a queue of minutes helps nobody. */
const MOST_WAITING = 400;

const turns = new FairTurns(
  AT_ONCE,
  MOST_WAITING,
  () =>
    new DomainError("limit", "Too many people are signing in just now. Try again in a minute.", {
      retryAfter: "60",
    }),
);

/** Who asks, for the turns: an address where nobody is known yet; null where nobody knows. */
export type AskedFrom = string | null;

/** The hash of a password, with its salt and parameters inside. Slow on purpose: tens of milliseconds. */
export function hashPassword(password: string, from: AskedFrom): Promise<string> {
  return inTurn(from, () => hash(comparable(password), PARAMETERS));
}

/**
 * Whether this is the password behind a hash. Without a hash, as for a name that nobody has, it does the same work and
 * says no: how long it takes tells nobody which names are real.
 */
export async function passwordMatches(
  passwordHash: string | null,
  password: string,
  from: AskedFrom,
): Promise<boolean> {
  const known = passwordHash ?? (await hashOfNobody());
  const same = await inTurn(from, () => verify(known, comparable(password)));
  return same && passwordHash !== null;
}

let nobody: Promise<string> | null = null;

function hashOfNobody(): Promise<string> {
  // Not in anybody's turn: the first to need it may be refused, and everybody after would be told so.
  nobody ??= hash(crypto.randomUUID(), PARAMETERS);
  return nobody;
}

/** The same characters, however a keyboard composes them; nothing is trimmed and no case is changed. */
function comparable(password: string): string {
  return password.normalize("NFC");
}

/** An address that floods waits behind itself; the class at another one signs in between. */
function inTurn<T>(from: AskedFrom, job: () => Promise<T>): Promise<T> {
  return turns.run(from ?? "", job);
}

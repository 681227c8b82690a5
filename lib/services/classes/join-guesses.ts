import { DomainError } from "#lib/base/errors.ts";
import type { Store } from "#lib/db/store.ts";

/** So many wrong codes are free: a whole class mistypes behind one address. */
const AT_ONCE = 20;
/** After that, one in so long: a day of guessing tries eight thousand of 25,600,000,000. */
const MS_EACH = 10_000;
/** Askers remembered; beyond, those that have been quiet longest are forgotten. */
const MOST_ASKERS = 10_000;

/** For each asker, the moment at which their debt will be paid. */
const debts = new WeakMap<Store, Map<string, number>>();

/** Throws `limit` when an asker (an address or a learner; null for nobody knows) has guessed wrong too often just now. */
export function mayGuess(store: Store, asker: string | null, now: number): void {
  if (asker === null) return;
  const wait = debtOf(store, asker, now) - (AT_ONCE - 1) * MS_EACH;
  if (wait > 0)
    throw new DomainError(
      "limit",
      "Many codes were tried from here that open no class. Wait ten seconds, look at the code again, then try once more.",
      { retryAfter: String(Math.ceil(wait / 1000)) },
    );
}

/** Notes a wrong code. */
export function noteWrongGuess(store: Store, asker: string | null, now: number): void {
  if (asker === null) return;
  const known = debts.get(store) ?? new Map<string, number>();
  debts.set(store, known);
  const debt = Math.min(debtOf(store, asker, now), AT_ONCE * MS_EACH);
  // Put in anew, so that the map stays in order of use.
  known.delete(asker);
  known.set(asker, now + debt + MS_EACH);
  const [quietest] = known.keys();
  if (known.size > MOST_ASKERS && quietest !== undefined) known.delete(quietest);
}

/** How long it takes until everything is forgotten. A clock that was set back shuts nobody out until it is caught up. */
function debtOf(store: Store, asker: string, now: number): number {
  const debt = Math.max(0, (debts.get(store)?.get(asker) ?? now) - now);
  return debt > (AT_ONCE + 1) * MS_EACH ? 0 : debt;
}

import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";

/** Rows that appear at one address at once, and each minute after that: four classes that begin in the same minute. */
const GUESTS_PER_MINUTE = 120;
const MS_PER_GUEST = MS_PER_MINUTE / GUESTS_PER_MINUTE;
/** Addresses remembered; beyond, those that have been quiet longest are forgotten. */
const MOST_ADDRESSES = 10_000;

const KEPT = "Your answers are kept on this device and sent again in a moment.";

/** For each address, the moment at which its debt will be paid: one number, whatever it did before. */
type Debts = Map<string, number>;
const debts = new WeakMap<Store, Debts>();

/**
 * Lets an address make one more guest, or throws `limit` with the seconds to wait. Only new guests count: answers of
 * learners who are known already are never held up. A server that does not know the address (null) limits nobody.
 * `promise` says what becomes of what the visitor just did.
 */
export function admitGuest(store: Store, address: string | null, now: number, promise = KEPT): void {
  if (address === null) return;
  const known = debts.get(store) ?? new Map<string, number>();
  debts.set(store, known);
  // Never more than a minute's debt: a clock that was set back must not shut an address out until it is caught up.
  const paid = Math.min(now + MS_PER_MINUTE, Math.max(now, known.get(address) ?? now));
  known.set(address, paid);
  const wait = paid + MS_PER_GUEST - now - GUESTS_PER_MINUTE * MS_PER_GUEST;
  if (wait > 0) {
    throw new DomainError("limit", `Many learners have begun at this address just now. ${promise}`, {
      retryAfter: String(Math.ceil(wait / 1000)),
    });
  }
  // Put in anew, so that the map stays in order of use.
  known.delete(address);
  known.set(address, paid + MS_PER_GUEST);
  const [quietest] = known.keys();
  if (known.size > MOST_ADDRESSES && quietest !== undefined) known.delete(quietest);
}

import { DomainError } from "#lib/base/errors.ts";

/** So many devices may wait; each is served in well under a second. */
const MOST_WAITING = 60;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one job after the other: a class that opens its pages at the bell fetches its decks behind its answers, not before
 * them. Throws `limit` when too many wait already; whoever has gone meanwhile is passed over.
 */
export async function inTurn<T>(signal: AbortSignal, job: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) {
    throw new DomainError("limit", "Many devices fetch their decks just now. This one follows by itself.", {
      retryAfter: "30",
    });
  }
  waiting += 1;
  const turn = last.then(() => {
    if (signal.aborted) throw new DomainError("limit", "Nobody waits for this any more.");
    return job();
  });
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

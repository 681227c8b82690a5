import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Sort } from "#lib/search/columns.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { BrowseAnswer, BrowseRow } from "#lib/services/browse/browse.ts";
import type { AskFailure } from "./ask.ts";
import { Finding } from "./finding.ts";

export type Found = {
  /** Null until it is counted. */
  readonly count: number | null;
  /** While it is: more than so many, or 0. */
  readonly atLeast: number;
  /** As many rows as are known to be there; the rest come with the count. */
  readonly rows: number;
  readonly rowAt: (index: number) => BrowseRow | undefined;
  readonly problem: SearchProblem | null;
  /** Sentences about names in the search that nothing has. */
  readonly unknown: readonly string[];
  readonly failure: AskFailure | null;
  readonly loading: boolean;
  /** Fetches what of these rows is not here yet. */
  readonly want: (from: number, to: number) => void;
  /** Asks everything anew: something was done to the cards. */
  readonly again: () => void;
};

/** The cards that a search finds, fetched where they are looked at; the last ones stay until the first new ones come. */
export function useFound(query: string, sort: Sort, first: BrowseAnswer): Found {
  const [round, setRound] = useState(0);
  const key = JSON.stringify([query, sort, round]);
  const [held, setHeld] = useState(() => ({
    key,
    now: new Finding(query, sort, first),
    last: null as Finding | null,
  }));
  if (held.key !== key) {
    const last = held.now.isThere() ? held.now : held.last;
    setHeld({ key, now: new Finding(query, sort, null), last });
  }
  const { now, last } = held;
  useSyncExternalStore(now.subscribe, now.version, zero);

  useEffect(() => {
    now.begin();
    return () => now.stop();
  }, [now]);

  const again = useCallback(() => setRound((n) => n + 1), []);
  useEffect(() => {
    // What failed for want of a network is asked again when it is back.
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [again]);

  const shown = now.isThere() || now.problem !== null ? now : (last ?? now);
  return {
    // What was found before says nothing about another search.
    count: shown.query === query ? shown.count() : null,
    atLeast: shown.query === query ? shown.atLeast() : 0,
    rows: shown.count() ?? shown.known(),
    rowAt: (index) => shown.rowAt(index),
    problem: now.problem,
    unknown: shown.unknown,
    failure: now.failure,
    loading: !now.isThere() && now.problem === null && now.failure === null,
    want: (from, to) => now.want(from, to),
    again,
  };
}

const zero = (): number => 0;

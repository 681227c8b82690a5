import { useEffect, useState } from "react";

/** Typing rests so long before it is asked. */
const RESTS_MS = 150;

/**
 * What stands in the search field, and what is asked of it: the same at once after `search`, and when the typing rests
 * after `type`. `begin` is called whenever another question is asked; it must stay the same function.
 */
export function useQuery(asked: string, begin: () => void) {
  const [typed, setTyped] = useState(asked);
  const [query, setQuery] = useState(asked);

  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => {
      setQuery(typed);
      begin();
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [typed, query, begin]);

  const search = (next: string): void => {
    setTyped(next);
    setQuery(next);
    begin();
  };
  return { typed, query, type: setTyped, search };
}

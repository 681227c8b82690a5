"use client";

import { useKept } from "./use-kept.ts";

type Props = { readonly query: string; readonly onQuery: (query: string) => void };

/** What many look for: these are there before anything was kept. */
const FIRST = ["is:due", "is:suspended", "flag:1", "is:marked", "rated:7:1"];
/** In words, for whoever does not speak the language of searches; the field shows the search itself. */
const WORDS: Readonly<Record<string, string>> = {
  "is:due": "Due now",
  "is:suspended": "Suspended",
  "flag:1": "Red flag",
  "is:marked": "Marked",
  "rated:7:1": "Missed this week",
};
const MOST = 20;

/** Searches kept on this device, as chips; the one that is on can be kept or forgotten. */
export function SavedSearches({ query, onQuery }: Props) {
  const [kept, keep] = useKept("dossier.browse-searches");
  const saved = savedIn(kept);
  const here = saved.includes(query);
  return (
    <fieldset className="chips browse-saved" aria-label="Kept searches">
      {saved.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={one === query}
          onClick={() => onQuery(one === query ? "" : one)}
        >
          {WORDS[one] ?? one}
        </button>
      ))}
      {query === "" ? null : (
        <button
          type="button"
          className="btn plain small"
          onClick={() =>
            keep(JSON.stringify(here ? saved.filter((one) => one !== query) : [...saved, query].slice(-MOST)))
          }
        >
          {here ? "Forget this search" : "Keep this search"}
        </button>
      )}
    </fieldset>
  );
}

function savedIn(kept: string | null): readonly string[] {
  if (kept === null) return FIRST;
  try {
    const list: unknown = JSON.parse(kept);
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string") : FIRST;
  } catch {
    return FIRST;
  }
}

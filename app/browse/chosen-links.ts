import { practicePath } from "#app/practice/asked.ts";
import { type Selection, searchOf } from "./selection.ts";

/** As long as a search may be. */
const LONGEST = 1_900;
const MOST_PRACTISED = 500;

/**
 * Where the chosen cards are practised, which moves no schedule: by their ids, or by the search that found them all; null
 * when that is too long to be said.
 */
export function practiceOf(selection: Selection, query: string, count: number): string | null {
  const asked = searchOf(selection, query);
  if (asked.length > LONGEST) return null;
  return practicePath({
    query: asked,
    order: "shuffled",
    most: Math.min(MOST_PRACTISED, Math.max(1, count)),
  });
}

/** An address is cut by some servers above this. */
const LONGEST_ADDRESS = 7_000;

/** Where the chosen cards are assigned, in the same way. */
export function assignOf(selection: Selection, query: string): string | null {
  const { chosen } = selection;
  const what: Readonly<Record<string, string>> =
    chosen.kind === "some"
      ? { cards: [...chosen.ids].join(",") }
      : { search: searchOf(selection, query).trim() || "is:new OR -is:new" };
  const address = `/classes/assign?${new URLSearchParams(what).toString()}`;
  return address.length > LONGEST_ADDRESS || (what.search?.length ?? 0) > LONGEST ? null : address;
}

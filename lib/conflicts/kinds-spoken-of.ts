import { everyMatch } from "#lib/base/every-match.ts";
import { stem } from "./words.ts";

// all plants · every treaty · each of them is no kind, and neither are all the plants: those are the ones that were named
const ALL_OF_A_KIND =
  /\b(?:all|every|each|no)\s(?!(?:the|this|that|these|those|my|our|your|his|her|its|their|of|but|in|on|at|by|for|from|to|with|and|or|other|others|such|longer|more|one|day|days|time|times|year|years|night|week)\b)(?<kind>\p{Ll}{3,30})\b/giu;

/** The kinds of which a text says something of every one, as stems. */
export function kindsSpokenOf(text: string): ReadonlySet<string> {
  return new Set(everyMatch(text, ALL_OF_A_KIND).map(({ groups }) => stem(groups?.kind ?? "")));
}

/** Whether one says of all things of a kind what the other says of all of another: `all plants`, `all animals`. */
export function areOfOtherKinds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const kind of a) if (b.has(kind)) return false;
  return true;
}

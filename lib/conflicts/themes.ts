import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";

type Themed = { readonly passage: Passage; readonly theme: Phrase };

/**
 * Visits every two of one kind, from different documents, whose themes have a term or a word in common: only those may tell
 * of one thing. In the order of the first; two that have several words in common come once for each.
 */
export function eachPairByTheme<One extends Themed>(
  all: readonly One[],
  kindOf: (one: One) => string,
  visit: (a: One, b: One) => void,
): void {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const kind = kindOf(one);
    for (const term of new Set([...one.theme.terms, ...one.theme.words])) {
      const key = `${kind} ${term}`;
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  for (const group of groups.values()) {
    const [first] = group;
    // Most groups of a long document are of that document alone, and have nobody to be compared with.
    if (group.every((one) => one.passage.document === first?.passage.document)) continue;
    for (const [i, a] of group.entries()) {
      for (let j = i + 1; j < group.length; j += 1) {
        const b = group[j];
        if (b && a.passage.document !== b.passage.document) visit(a, b);
      }
    }
  }
}

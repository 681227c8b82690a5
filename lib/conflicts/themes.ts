import { grouped } from "#lib/base/grouped.ts";
import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";

type Themed = { readonly passage: Passage; readonly theme: Phrase };

/** Up to so many pairs with one word in common, all are visited. */
const FEW_PAIRS = 50_000;
/** Of more, each is held against so many of every other document: those told at about the same place of it. */
const NEIGHBOURS = 50;
/** All that may be visited for one word, in a dossier of many documents that all have it in every sentence. */
const MOST_PAIRS = 500_000;

/**
 * Visits every two of one kind, from different documents, whose themes have a term or a word in common: only those may tell
 * of one thing. In the order of the first; two that have several words in common come once for each. Of a word that is
 * all over long documents only neighbours are visited, so that the work grows with the text and not with its square.
 */
export function eachPairByTheme<One extends Themed>(
  all: readonly One[],
  kindOf: (one: One) => string,
  visit: (a: One, b: One) => void,
): void {
  const groups: One[][] = [];
  // By kind and by word: a key made of both would be made, and read letter by letter, for each word of each theme.
  const kinds = new Map<string, Map<string, One[]>>();
  for (const one of all) {
    const kind = kindOf(one);
    let ofKind = kinds.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      kinds.set(kind, ofKind);
    }
    const { terms, words } = one.theme;
    for (const term of terms) addTo(groups, ofKind, term, one);
    for (const word of words) if (!terms.has(word)) addTo(groups, ofKind, word, one);
  }
  for (const group of groups) {
    const [first] = group;
    // Most groups of a long document are of that document alone, and have nobody to be compared with.
    if (first === undefined || group.length < 2) continue;
    if (group.every((one) => one.passage.document === first.passage.document)) continue;
    if (group.length * group.length > 2 * FEW_PAIRS) eachNeighbour(group, visit);
    else eachPair(group, visit);
  }
}

function addTo<One>(groups: One[][], ofKind: Map<string, One[]>, word: string, one: One): void {
  const group = ofKind.get(word);
  if (group) {
    group.push(one);
    return;
  }
  const made = [one];
  ofKind.set(word, made);
  groups.push(made);
}

function eachPair<One extends Themed>(group: readonly One[], visit: (a: One, b: One) => void): void {
  for (const [i, a] of group.entries()) {
    for (let j = i + 1; j < group.length; j += 1) {
      const b = group[j];
      if (b && a.passage.document !== b.passage.document) visit(a, b);
    }
  }
}

function eachNeighbour<One extends Themed>(group: readonly One[], visit: (a: One, b: One) => void): void {
  const documents = [...grouped(group, ({ passage }) => passage.document).values()];
  const each = Math.max(1, Math.min(NEIGHBOURS, Math.floor(MOST_PAIRS / (group.length * documents.length))));
  for (const [at, own] of documents.entries()) {
    for (const other of documents.slice(at + 1)) {
      // Of two documents the one that tells more often has more for each telling of the other.
      const width = each * Math.ceil(Math.max(1, other.length / own.length));
      for (const [place, a] of own.entries()) {
        const middle = Math.round((place / own.length) * other.length);
        const from = Math.max(0, Math.min(middle - (width >> 1), other.length - width));
        for (let i = from; i < Math.min(other.length, from + width); i += 1) {
          const b = other[i];
          if (b) visit(a, b);
        }
      }
    }
  }
}

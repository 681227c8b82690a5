/** Letters without their marks and in small, so that "zurich" finds "Zürich". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Longer is not typed to find something by its name. */
const MOST_LETTERS = 60;
/** A name has no more. */
const MOST_WORDS = 40;

/**
 * How well a text answers a query by the beginnings of its words: "ber ta" and "bt" find "The Berlin talks". The words
 * of the query are found in the order of the text. Smaller is better; null when it does not answer.
 */
export function matchCost(query: string, text: string): number | null {
  const wanted = folded(query.trim()).slice(0, MOST_LETTERS);
  if (wanted === "") return 0;
  const words = (folded(text).match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).slice(0, MOST_WORDS);
  const known = new Map<string, number | null>();
  /** The cost of finding the letters from `at` in the words from `from` on. */
  function cost(at: number, from: number): number | null {
    if (wanted[at] === " ") return cost(at + 1, from);
    if (at >= wanted.length) return 0;
    if (from >= words.length) return null;
    const name = `${at} ${from}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const word = words[from] ?? "";
    // Passing over a word costs a little; each further word that is begun costs more, so that whole beginnings win.
    const passed = cost(at, from + 1);
    let best = passed === null ? null : passed + 1;
    for (
      let length = 1;
      at + length <= wanted.length && word[length - 1] === wanted[at + length - 1];
      length += 1
    ) {
      const rest = cost(at + length, from + 1);
      const whole = length === word.length ? 0 : 0.5;
      if (rest !== null && (best === null || rest + 2 + whole < best)) best = rest + 2 + whole;
    }
    known.set(name, best);
    return best;
  }
  return cost(0, 0);
}

/** The items that answer a query, best first; recent ones before equals. `recent`: ids, the latest first. */
export function bestOf<Item extends { readonly id: string; readonly text: string }>(
  items: readonly Item[],
  query: string,
  recent: readonly string[],
  most: number,
): readonly Item[] {
  const turn = (id: string): number => {
    const index = recent.indexOf(id);
    return index < 0 ? recent.length : index;
  };
  return items
    .flatMap((item) => {
      const cost = matchCost(query, item.text);
      return cost === null ? [] : [{ item, cost }];
    })
    .sort((a, b) => a.cost - b.cost || turn(a.item.id) - turn(b.item.id))
    .slice(0, most)
    .map(({ item }) => item);
}

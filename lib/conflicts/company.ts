import type { Library } from "./near-copies.ts";
import type { Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";

/** How far the neighbourhood of a sentence reaches, in sentences on each side. */
const REACH = 5;
/** The opening of a document says what all of it is about. */
const OPENING = 3;

/**
 * The names and words around a sentence. Two sentences about a treaty of one name are about one treaty when other names
 * and rarer words around them are the same too.
 */
export class Company {
  readonly #library: Library;
  readonly #terms: Terms;
  readonly #around = new Map<Passage, ReadonlySet<string>>();

  constructor(library: Library, terms: Terms) {
    this.#library = library;
    this.#terms = terms;
  }

  /** The terms of a passage, its neighbours and the opening of its document. */
  around(passage: Passage): ReadonlySet<string> {
    const known = this.#around.get(passage);
    if (known) return known;
    const all = (this.#library.documents[passage.document] ?? []).filter((one) => one.trusted);
    const place = all.indexOf(passage);
    const near = all.filter((_, i) => i < OPENING || Math.abs(i - place) <= REACH);
    const made = new Set(near.flatMap((one) => [...this.#terms.of(one)]));
    this.#around.set(passage, made);
    return made;
  }

  /** What two passages share around them besides `without`: two points for a name, one for a rarer word. */
  shared(a: Passage, b: Passage, without: ReadonlySet<string>): number {
    const [x, y] = [this.around(a), this.around(b)];
    const rare = Math.max(8, this.#library.documents.reduce((sum, one) => sum + one.length, 0) / 50);
    let points = 0;
    for (const term of x) {
      if (!y.has(term) || without.has(term)) continue;
      if (term.startsWith("#")) points += 2;
      else if (term.length > 3 && this.#library.rarity.count(term) <= rare) points += 1;
    }
    return points;
  }
}

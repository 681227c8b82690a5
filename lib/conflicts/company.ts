import type { Lexicon } from "./lexicon.ts";
import type { Library } from "./near-copies.ts";
import type { Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";
import { contentWords } from "./words.ts";

/** How far the neighbourhood of a sentence reaches, in sentences on each side. */
const REACH = 5;
/** The opening of a document says what all of it is about. */
const OPENING = 3;

/** Names and words as terms (see `Phrase`), and all content words by their numbers. */
type Around = {
  readonly terms: ReadonlySet<string>;
  readonly words: ReadonlySet<number>;
  /** Of the terms: those that are bearers of names, and the rarer words. */
  readonly names: readonly string[];
  readonly rare: readonly string[];
};

/** A content word of a name, and its number. */
type NameWord = { readonly stem: string; readonly id: number };

/**
 * The names and words around a sentence. Two sentences about a treaty of one name are about one treaty when other names
 * and rarer words around them are the same too.
 */
export class Company {
  readonly #library: Library;
  readonly #terms: Terms;
  readonly #lexicon: Lexicon;
  readonly #rare: number;
  readonly #around = new Map<Passage, Around>();
  readonly #trusted: readonly (readonly Passage[])[];
  readonly #places = new Map<Passage, number>();
  /** The content words of each name that was asked for. */
  readonly #nameWords = new Map<string, readonly NameWord[]>();

  constructor(library: Library, terms: Terms, lexicon: Lexicon) {
    this.#library = library;
    this.#lexicon = lexicon;
    this.#terms = terms;
    this.#trusted = library.documents.map((passages) => passages.filter((one) => one.trusted));
    for (const passages of this.#trusted)
      for (const [place, one] of passages.entries()) this.#places.set(one, place);
    this.#rare = Math.max(8, library.documents.reduce((sum, one) => sum + one.length, 0) / 50);
  }

  /** The terms and words of a passage, its neighbours and the opening of its document. */
  #of(passage: Passage): Around {
    const known = this.#around.get(passage);
    if (known) return known;
    const all = this.#trusted[passage.document] ?? [];
    const place = this.#places.get(passage) ?? -1;
    const near = [
      ...all.slice(0, OPENING),
      ...all.slice(Math.max(OPENING, place - REACH), place + REACH + 1),
    ];
    const terms = new Set<string>();
    const words = new Set<number>();
    for (const one of near) {
      for (const term of this.#terms.of(one)) terms.add(term);
      for (const word of one.words) words.add(word);
    }
    const names = [...terms].filter((term) => term.startsWith("#"));
    const rare = [...terms].filter((term) => this.#isRare(term));
    const made = { terms, words, names, rare };
    this.#around.set(passage, made);
    return made;
  }

  /** Whether two passages share `enough` around them besides `without`: two points for a name, one for a rarer word. */
  isShared(a: Passage, b: Passage, enough: number, without: ReadonlySet<string>): boolean {
    const x = this.#of(a);
    const y = this.#of(b);
    let points = 0;
    for (const name of x.names) {
      if (without.has(name)) continue;
      if (y.terms.has(name) || this.#spelledOut(name, y, without)) points += 2;
      if (points >= enough) return true;
    }
    for (const word of x.rare) {
      if (y.terms.has(word) && !without.has(word)) points += 1;
      if (points >= enough) return true;
    }
    for (const name of y.names) {
      if (without.has(name) || x.terms.has(name)) continue;
      if (this.#spelledOut(name, x, without)) points += 2;
      if (points >= enough) return true;
    }
    return false;
  }

  #isRare(term: string): boolean {
    if (term.length <= 3 || term.startsWith("#")) return false;
    return this.#library.rarity.count(this.#lexicon.idOf(term)) <= this.#rare;
  }

  /** Whether the words of a name stand in the other text, which did not show them as a name. */
  #spelledOut(term: string, { words }: Around, without: ReadonlySet<string>): boolean {
    let asked = 0;
    for (const { stem, id } of this.#wordsOf(term)) {
      if (without.has(stem)) continue;
      if (stem.length <= 3 || !words.has(id)) return false;
      asked += 1;
    }
    return asked > 0;
  }

  #wordsOf(term: string): readonly NameWord[] {
    const known = this.#nameWords.get(term);
    if (known) return known;
    const stems = contentWords(this.#terms.nameOf(term));
    const made = Array.from(stems, (stem) => ({ stem, id: this.#lexicon.idOf(stem) }));
    this.#nameWords.set(term, made);
    return made;
  }
}

import { foldText, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, NameMention, NameType, RoleFiller } from "#lib/extract/types.ts";
import type { Bearers } from "./bearers.ts";
import type { Passage } from "./passages.ts";
import { contentStem, contentWords, stem, WORD } from "./words.ts";

/**
 * A noun phrase as a set of terms that mean the same in every document: `#7` for a bearer of a name, a stem for any other
 * content word. `head` is the term that it is about.
 */
export type Phrase = {
  readonly span: Span;
  readonly head: string;
  readonly terms: ReadonlySet<string>;
  readonly text: string;
  /** The content words as written, names included: for a name that one of the documents does not show as a name. */
  readonly words: ReadonlySet<string>;
};

/** Names that end or begin with a common noun take an article: `the Corvin Bridge`, `the Treaty of Velm`. */
const COMMON_HEAD =
  /(?:\b(?:bridge|tower|observatory|museum|university|theatre|theater|hall|canal|river|dam|line|railway|company|union|pact|treaty|war|talks|conference|agreement|alliance|party|club|league|hotel|palace|castle|hospital|library|mill|house|cathedral|church|institute|society|academy|press|station|tunnel|museum|empire|republic|kingdom|states|expedition|revolt|crisis|trial|protocol|accords?)$|^(?:treaty|battle|siege|peace|bank|university|house|convention|act)\b)/iu;

/** The terms of the documents of a dossier. */
export class Terms {
  readonly #readings: readonly DocumentReading[];
  readonly #bearers: Bearers;
  readonly #names: readonly (readonly NameMention[])[];
  readonly #ofPassage = new WeakMap<Passage, ReadonlySet<string>>();
  readonly #ofFiller = new WeakMap<RoleFiller, Phrase>();

  constructor(readings: readonly DocumentReading[], bearers: Bearers) {
    this.#readings = readings;
    this.#bearers = bearers;
    this.#names = readings.map((reading) => [...reading.names].sort((a, b) => a.span.start - b.span.start));
  }

  /** The names inside a span, in order. */
  namesIn(document: number, span: Span): NameMention[] {
    const names = this.#names[document] ?? [];
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle]?.span.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    const found: NameMention[] = [];
    for (let i = low; i < names.length; i += 1) {
      const name = names[i];
      if (!name || name.span.start >= span.end) break;
      if (name.span.end <= span.end) found.push(name);
    }
    return found;
  }

  bearerOf(document: number, name: NameMention): string {
    return `#${this.#bearers.of(document, name.entity)}`;
  }

  /** The fullest name of a `#7`. */
  nameOf(term: string): string {
    return this.#bearers.name(Number(term.slice(1)));
  }

  /** A phrase for a reader: the fullest name of what it is about, with the article that an event or a thing wants. */
  shown(phrase: Phrase): string {
    const name = phrase.head.startsWith("#") ? this.nameOf(phrase.head) : phrase.text;
    const thing = ["EVENT", "ORG", "MISC", "LOC"].includes(this.typeOf(phrase.head) ?? "");
    const common = COMMON_HEAD.test(name) && !/^(?:the|a|an|operation)\b/iu.test(name);
    return thing && common ? `the ${name}` : name.replace(/^(?:The|A|An)\b/u, (word) => word.toLowerCase());
  }

  typeOf(term: string): NameType | null {
    return term.startsWith("#") ? this.#bearers.type(Number(term.slice(1))) : null;
  }

  /** The terms of a passage, each once; computed once. */
  of(passage: Passage): ReadonlySet<string> {
    const known = this.#ofPassage.get(passage);
    if (known) return known;
    const made = this.termsIn(passage.document, passage.span);
    this.#ofPassage.set(passage, made);
    return made;
  }

  /** The terms of a span, each once. */
  termsIn(document: number, span: Span): Set<string> {
    const text = this.#readings[document]?.document.text ?? "";
    const names = this.namesIn(document, span);
    const terms = new Set(names.map((name) => this.bearerOf(document, name)));
    for (const match of slice(text, span).matchAll(WORD)) {
      const at = span.start + match.index;
      if (names.some((name) => name.span.start <= at && at < name.span.end)) continue;
      const word = contentStem(match[0]);
      if (word !== null) terms.add(word);
    }
    return terms;
  }

  #entityNamed(document: number, name: string): string | null {
    const wanted = foldText(name).replace(/^the /u, "");
    const entities = this.#readings[document]?.entities ?? [];
    const entity = entities.findIndex((one) =>
      [one.name, ...one.aliases].some((form) => foldText(form) === wanted),
    );
    return entity < 0 ? null : `#${this.#bearers.of(document, entity)}`;
  }

  /** A role of a clause as terms. A pronoun or `the talks` stands for what the extractor resolved it to. */
  phraseOf(document: number, filler: RoleFiller): Phrase {
    const known = this.#ofFiller.get(filler);
    if (known) return known;
    const made = this.#phraseOf(document, filler);
    this.#ofFiller.set(filler, made);
    return made;
  }

  #phraseOf(document: number, filler: RoleFiller): Phrase {
    const text = this.#readings[document]?.document.text ?? "";
    const terms = this.termsIn(document, filler.span);
    const name = this.namesIn(document, filler.span).findLast(
      (one) => one.span.start <= filler.head.start && filler.head.end <= one.span.end,
    );
    let head = name ? this.bearerOf(document, name) : stem(slice(text, filler.head));
    if (filler.entity !== null) {
      const bearer = `#${this.#bearers.of(document, filler.entity)}`;
      terms.add(bearer);
      if (filler.anaphoric) head = bearer;
    } else if (filler.anaphoric && filler.name !== null) {
      const known = this.#entityNamed(document, filler.name);
      if (known !== null) {
        head = known;
        terms.add(known);
      } else {
        for (const word of filler.name.split(/\s+/u)) {
          const content = contentStem(word);
          if (content !== null) terms.add(content);
        }
      }
    }
    const shown = filler.anaphoric && filler.name !== null ? filler.name : slice(text, filler.span);
    const plain = shown.replace(/\s+/gu, " ").trim();
    return { span: filler.span, head, terms, text: plain, words: contentWords(plain) };
  }
}

/** Whether all words of a name of two words or more stand in the other phrase. */
function namedIn(named: Phrase, other: Phrase): boolean {
  return named.words.size > 1 && [...named.words].every((word) => other.words.has(word));
}

/** Whether two phrases may mean one thing: they are about the same, and neither says more that the other denies. */
export function sameThing(a: Phrase, b: Phrase): boolean {
  const aNamed = a.head.startsWith("#");
  const bNamed = b.head.startsWith("#");
  if (a.head === b.head && (aNamed || bNamed)) return true;
  if (aNamed || bNamed) {
    if (aNamed === bNamed) return false;
    if (namedIn(aNamed ? a : b, aNamed ? b : a)) return true;
    // `the Velm treaty` and `the Treaty of Velm` are about the same name.
    const shared = [...a.terms].filter((term) => b.terms.has(term));
    return shared.length > 1 && shared.some((term) => term.startsWith("#"));
  }
  if (a.head !== b.head) return false;
  const [small, large] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  const modifiers = [...small].filter((term) => term !== a.head);
  return modifiers.length > 0 && modifiers.every((term) => large.has(term));
}

import { type Span, slice } from "#lib/base/text.ts";
import type { Token } from "#lib/extract/types.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Passage } from "./passages.ts";
import type { Phrase, Terms } from "./phrases.ts";
import { contentWords, stem } from "./words.ts";

/** Nouns of which one may stand for another when a thing is mentioned again: `the steamer Aurora … the ship`. */
const CLASSES: readonly (readonly string[])[] = [
  "ship vessel steamer steamship ferry boat liner schooner brig barque trawler sloop frigate tanker yacht".split(
    " ",
  ),
  "company firm business".split(" "),
  "club team side".split(" "),
  "act law statute bill".split(" "),
  "paper newspaper weekly daily".split(" "),
  "treaty pact agreement accord convention peace".split(" "),
  "aircraft plane airliner airship".split(" "),
];
const CLASS_OF = new Map<string, readonly string[]>();
for (const nouns of CLASSES) for (const noun of nouns) CLASS_OF.set(stem(noun), nouns.map(stem));

// the canal · The Canal
const BARE = /^the\s\p{L}+$/iu;
const LINK = /^(?:of|at|in|near|on|between|from|to|over|across|against|for)$/iu;

/** A name opens its sentence, or stands after an article. */
const ARTICLE = 4;

/** How far back a thing may have been named, when a document names several of its kind. */
const NEAR = 3;

/** So many introductions are looked at for whether they name one thing: who has read more has forgotten the first. */
const MOST_BEFORE = 200;

/** Where a noun stands with a name: `the canal at Orsted`, `Skarv lighthouse`, `the steamer Aurora`. */
type Introduction = { readonly passage: Passage; readonly phrase: Phrase };

/**
 * What `the canal` means in one document: the one canal that it names before (`the canal at Orsted`), or, where it names
 * none, the canal of the place or body that its title names. Two of a kind leave it open, unless one was named just before.
 */
export class Descriptions {
  readonly #passages: readonly Passage[];
  readonly #terms: Terms;
  readonly #lexicon: Lexicon;
  #byWord: Map<number, Passage[]> | null = null;
  readonly #known = new Map<string, readonly Introduction[]>();

  constructor(passages: readonly Passage[], terms: Terms, lexicon: Lexicon) {
    this.#passages = passages;
    this.#terms = terms;
    this.#lexicon = lexicon;
  }

  /** The phrase itself, unless it is a bare description of something that the document names. */
  resolve(passage: Passage, phrase: Phrase): Phrase {
    if (phrase.head.startsWith("#") || phrase.terms.size > 1 || !BARE.test(phrase.text)) return phrase;
    // The extractor may cut the phrase short: `discovered the serum against Hallen fever`.
    const tokens = passage.sentence?.tokens ?? [];
    const own = tokens.findIndex((token) => token.end === phrase.span.end);
    const whole = own < 0 ? null : this.#phraseAt(passage, tokens, own, phrase.head);
    if (whole) return whole;
    const named = this.#named(phrase.head);
    const end = endOf(named, passage.index);
    const last = named[end - 1];
    if (!last) return this.#ofTitle(phrase);
    if (passage.index - last.passage.index > NEAR && !isAlone(named, end, last)) return phrase;
    return { ...last.phrase, span: phrase.span };
  }

  /** Where a noun, or another of its class, stands with a name; in the order of the text. */
  #named(head: string): readonly Introduction[] {
    const known = this.#known.get(head);
    if (known) return known;
    const heads = new Set(CLASS_OF.get(head) ?? [head]);
    const initials = [...heads].map((one) => one.charCodeAt(0));
    const ids = [...heads].map((one) => this.#lexicon.idOf(one)).filter((id) => id >= 0);
    const holding = new Set(ids.flatMap((id) => this.#holding(id)));
    const inOrder = ids.length > 1 ? [...holding].sort((a, b) => a.index - b.index) : [...holding];
    const made = inOrder.flatMap((passage): Introduction[] => {
      if (!passage.sentence) return [];
      const { tokens } = passage.sentence;
      const found: Introduction[] = [];
      for (let i = 0; i < tokens.length; i += 1) {
        const word = tokens[i]?.text ?? "";
        if (!mayBegin(word, initials) || !heads.has(stem(word))) continue;
        const phrase = this.#phraseAt(passage, tokens, i, head);
        if (phrase) found.push({ passage, phrase });
      }
      return found;
    });
    this.#known.set(head, made);
    return made;
  }

  /** The passages that hold a word. */
  #holding(id: number): readonly Passage[] {
    if (!this.#byWord) {
      this.#byWord = new Map();
      for (const passage of this.#passages) {
        for (const word of passage.words) {
          const list = this.#byWord.get(word);
          if (list) list.push(passage);
          else this.#byWord.set(word, [passage]);
        }
      }
    }
    return this.#byWord.get(id) ?? [];
  }

  /** The noun phrase around a noun, where a name belongs to it. */
  #phraseAt(passage: Passage, tokens: readonly Token[], at: number, head: string): Phrase | null {
    let first = at;
    while (isPart(tokens[first - 1])) first -= 1;
    let last = at;
    while (tokens[last + 1]?.pos === "PROPN") last += 1;
    const link = tokens[last + 1];
    if (link && LINK.test(link.text)) {
      let next = last + 2;
      if (tokens[next]?.pos === "DET") next += 1;
      while (tokens[next]?.pos === "PROPN") {
        last = next;
        next += 1;
      }
    }
    const [from, to, noun] = [tokens[first], tokens[last], tokens[at]];
    if (!from || !to || !noun) return null;
    const span: Span = { start: from.start, end: to.end };
    const names = this.#terms.namesIn(passage.document, span);
    const bearers = names.map((name) => this.#terms.bearerOf(passage.document, name));
    for (const token of tokens.slice(first, last + 1)) {
      const shownAsName = names.some((name) => name.span.start <= token.start && token.end <= name.span.end);
      const known = token.pos === "PROPN" && !shownAsName ? this.#terms.bearerNamed(token.text) : null;
      if (known !== null) bearers.push(known);
    }
    if (bearers.length === 0) return this.#subjectOf(passage, tokens, first);
    const shown = slice(passage.reading.document.text, span).replace(/\s+/gu, " ");
    // `Tarn Bridge` and `the steamer Aurora` are names; `the canal at Orsted` is a canal.
    const own = names.findIndex(
      (name) =>
        (name.span.start <= noun.start && noun.end <= name.span.end) || name.span.start === noun.end + 1,
    );
    const bearer = bearers[own];
    const terms = new Set(bearer === undefined ? [head, ...bearers] : [bearer]);
    const article = bearer === undefined && !/^the\b/iu.test(shown);
    return {
      span,
      head: bearer ?? head,
      terms,
      text: article ? `the ${shown}` : shown,
      words: contentWords(shown),
    };
  }

  /** The name that a noun phrase is said to be of: `The Frigga was a paddle steamer`. */
  #subjectOf(passage: Passage, tokens: readonly Token[], first: number): Phrase | null {
    const [verb, article] = [tokens[first - 2], tokens[first - 1]];
    const end = tokens[first - 3]?.end;
    if (!verb || !article || !/^an?$/iu.test(article.text) || !/^(?:is|was)$/iu.test(verb.text)) return null;
    const name = this.#terms
      .namesIn(passage.document, passage.span)
      .find(({ span }) => span.end === end && span.start - passage.span.start <= ARTICLE);
    if (!name) return null;
    const head = this.#terms.bearerOf(passage.document, name);
    const text = slice(passage.reading.document.text, name.span);
    return { span: name.span, head, terms: new Set([head]), text, words: contentWords(text) };
  }

  /** `The waterworks` in a document with the title `Vesterby`. */
  #ofTitle(phrase: Phrase): Phrase {
    const title = this.#passages.find(({ sentence }) => sentence !== null);
    if (title?.index !== 0 || title.sentence?.block.zone !== "heading") return phrase;
    const names = this.#terms.namesIn(title.document, title.span);
    const [only] = names;
    const { text } = title.reading.document;
    const bearer = only
      ? this.#terms.bearerOf(title.document, only)
      : this.#terms.bearerNamed(slice(text, title.span));
    // A life holds many houses; a town has one waterworks.
    const person =
      bearer !== null && this.#terms.typeOf(bearer) === "PER" && /\s/u.test(this.#terms.nameOf(bearer));
    if (bearer === null || names.length > 1 || person) return phrase;
    return { ...phrase, terms: new Set([...phrase.terms, bearer]), inferred: true };
  }
}

/** Whether the stem of a word may begin with one of these letters: a plain letter is the first of its stem, in small. */
function mayBegin(word: string, initials: readonly number[]): boolean {
  const code = word.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return initials.includes(code);
  return !(code >= 0x41 && code <= 0x5a) || initials.includes(code + 0x20);
}

/** Whether the introductions before the last of the first `end`, as far as they are remembered, name what it names. */
function isAlone(named: readonly Introduction[], end: number, last: Introduction): boolean {
  for (let i = Math.max(0, end - MOST_BEFORE); i < end; i += 1) {
    const one = named[i];
    if (one !== undefined && one !== last && !shareBearer(one.phrase, last.phrase)) return false;
  }
  return true;
}

/** How many of them stand in a passage or before it. They are in the order of the text. */
function endOf(named: readonly Introduction[], index: number): number {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.passage.index ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isPart = (token: Token | undefined) =>
  token?.pos === "PROPN" ||
  token?.pos === "NOUN" ||
  token?.pos === "ADJ" ||
  token?.text === "'s" ||
  token?.text === "’s";

function shareBearer(a: Phrase, b: Phrase): boolean {
  for (const term of a.terms) if (term.startsWith("#") && b.terms.has(term)) return true;
  return false;
}

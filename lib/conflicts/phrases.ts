import { foldText, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Entity, NameMention, NameType, RoleFiller } from "#lib/extract/types.ts";
import type { Bearers } from "./bearers.ts";
import type { Passage } from "./passages.ts";
import type { WordTable } from "./word-table.ts";
import { contentStem, contentWords, stem } from "./words.ts";

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
  /** What it is about is told by the title of the document only. */
  readonly inferred?: true;
  /** It is the heading over a card: a full name, whether or not it is known as one. */
  readonly title?: true;
};

/** Names that end or begin with a common noun take an article: `the Corvin Bridge`, `the Treaty of Velm`. */
const COMMON_HEAD =
  /(?:\b(?:bridge|tower|observatory|museum|university|theatre|theater|hall|river|dam|line|railway|company|union|pact|treaty|war|talks|conference|agreement|alliance|party|club|league|hotel|palace|castle|hospital|library|mill|house|cathedral|church|institute|society|academy|press|station|tunnel|empire|republic|kingdom|states|expedition|revolt|crisis|trial|protocol|accords?|act|bill|law|code|charter|statute|convention|canal|lighthouse|school|college|court|council|prize|cup|plan|report|courier|gazette|herald|journal|tribune|chronicle|times)$|^(?:treaty|battle|siege|peace|bank|university|house|convention|act)\b)/iu;

/** Whether a name is one that English puts an article before: `the Water Act`, `the Museum of Clocks`. */
export function wantsArticle(name: string): boolean {
  if (/['’]s\s/u.test(name)) return false;
  return COMMON_HEAD.test(name) || COMMON_HEAD.test(name.split(" of ")[0] ?? name);
}

/** The terms of the documents of a dossier. */
export class Terms {
  readonly #readings: readonly DocumentReading[];
  readonly #bearers: Bearers;
  readonly #names: readonly (readonly NameMention[])[];
  readonly #tables: readonly WordTable[];
  readonly #ofPassage = new Map<Passage, ReadonlySet<string>>();
  readonly #ofFiller = new Map<RoleFiller, Phrase>();
  /** The entities of each document by every form of their names, folded. */
  readonly #entities: ReadonlyMap<string, number>[] = [];
  /** The terms of bearers by their numbers: they are asked for again and again, and looked up in sets each time. */
  readonly #ofBearer: string[] = [];
  #states: ReadonlySet<string> | null = null;
  #spelled: Map<string, string> | null = null;

  constructor(readings: readonly DocumentReading[], bearers: Bearers, tables: readonly WordTable[]) {
    this.#readings = readings;
    this.#bearers = bearers;
    this.#tables = tables;
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
    return this.#termOf(document, name.entity);
  }

  #termOf(document: number, entity: number): string {
    const bearer = this.#bearers.of(document, entity);
    let term = this.#ofBearer[bearer];
    if (term === undefined) {
      term = `#${bearer}`;
      this.#ofBearer[bearer] = term;
    }
    return term;
  }

  /** The fullest name of a `#7`. */
  nameOf(term: string): string {
    return this.#bearers.name(Number(term.slice(1)));
  }

  /** A phrase for a reader: the fullest name of what it is about, with the article that an event or a thing wants. */
  shown(phrase: Phrase): string {
    const name = phrase.head.startsWith("#") ? this.nameOf(phrase.head) : phrase.text;
    const thing =
      phrase.title === true || ["EVENT", "ORG", "MISC", "LOC"].includes(this.typeOf(phrase.head) ?? "");
    const common =
      (COMMON_HEAD.test(name) || COMMON_HEAD.test(name.split(" of ")[0] ?? name)) &&
      !/^(?:the|a|an|operation)\b/iu.test(name);
    return thing && common ? `the ${name}` : name.replace(/^(?:The|A|An)\b/u, (word) => word.toLowerCase());
  }

  typeOf(term: string): NameType | null {
    return term.startsWith("#") ? this.#bearers.type(Number(term.slice(1))) : null;
  }

  /** Whether a `#7` is a state. */
  isState(term: string): boolean {
    this.#states ??= new Set(
      this.#readings.flatMap(({ entities }, document) =>
        entities.flatMap(({ state }, entity) => (state ? [this.#termOf(document, entity)] : [])),
      ),
    );
    return this.#states.has(term);
  }

  /** The terms of a passage, each once; computed once. */
  of(passage: Passage): ReadonlySet<string> {
    const known = this.#ofPassage.get(passage);
    if (known) return known;
    const { document, span } = passage;
    const made = this.#termsOf(document, span, this.namesIn(document, span), null);
    this.#ofPassage.set(passage, made);
    return made;
  }

  /** The terms of a span with these names, each once; and all its content words, names included, into `all`. */
  #termsOf(
    document: number,
    span: Span,
    names: readonly NameMention[],
    all: Set<string> | null,
  ): Set<string> {
    const terms = new Set<string>();
    for (const name of names) terms.add(this.bearerOf(document, name));
    const stretch = this.#tables[document]?.in(span);
    if (!stretch) return terms;
    const { words, starts, from, to } = stretch;
    for (let i = from; i < to; i += 1) {
      const word = words[i];
      if (word?.content !== true) continue;
      all?.add(word.stem);
      if (names.length === 0 || !isNamed(names, starts[i] ?? 0)) terms.add(word.stem);
    }
    return terms;
  }

  /** The bearers named in a passage (`#7`), each once. */
  bearersIn({ document, span }: Passage): Set<string> {
    return new Set(this.namesIn(document, span).map((name) => this.bearerOf(document, name)));
  }

  #entitiesOf(document: number): ReadonlyMap<string, number> {
    const known = this.#entities[document];
    if (known) return known;
    const made = entitiesByName(this.#readings[document]?.entities ?? []);
    this.#entities[document] = made;
    return made;
  }

  #entityNamed(document: number, name: string): string | null {
    const wanted = foldText(name).replace(/^the /u, "");
    const entity = this.#entitiesOf(document).get(wanted);
    return entity === undefined ? null : this.#termOf(document, entity);
  }

  /** Whom any of the documents knows by exactly this name (`#7`), for a name that one of them does not show as a name. */
  bearerNamed(name: string): string | null {
    if (!this.#spelled) {
      this.#spelled = new Map();
      for (const [document, { entities }] of this.#readings.entries()) {
        for (const [entity, { name: full }] of entities.entries()) {
          const folded = foldText(full);
          if (!this.#spelled.has(folded)) this.#spelled.set(folded, this.#termOf(document, entity));
        }
      }
    }
    return this.#spelled.get(foldText(name).trim()) ?? null;
  }

  /** The bearer that a role is about, itself or through what the extractor resolved it to; null where it is about none. */
  bearerAt(document: number, filler: RoleFiller): string | null {
    return this.#bearerAmong(document, filler, this.namesIn(document, filler.span));
  }

  #bearerAmong(document: number, filler: RoleFiller, names: readonly NameMention[]): string | null {
    if (filler.anaphoric && filler.entity !== null) return this.#termOf(document, filler.entity);
    const resolved =
      filler.anaphoric && filler.name !== null ? this.#entityNamed(document, filler.name) : null;
    if (resolved !== null) return resolved;
    const name = names.findLast(
      (one) => one.span.start <= filler.head.start && filler.head.end <= one.span.end,
    );
    return name ? this.bearerOf(document, name) : null;
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
    const { span } = filler;
    const names = this.namesIn(document, span);
    const words = new Set<string>();
    const terms = this.#termsOf(document, span, names, words);
    const bearer = this.#bearerAmong(document, filler, names);
    const head = bearer ?? stem(slice(text, filler.head));
    const resolved = filler.anaphoric ? filler.name : null;
    if (filler.entity !== null) terms.add(this.#termOf(document, filler.entity));
    else if (resolved !== null) addResolved(terms, resolved, this.#entityNamed(document, resolved));
    if (resolved === null) return { span, head, terms, text: oneLine(slice(text, span)), words };
    return { span, head, terms, text: oneLine(resolved), words: contentWords(resolved) };
  }
}

/** Whether a place is in one of the names. */
function isNamed(names: readonly NameMention[], at: number): boolean {
  for (const { span } of names) if (span.start <= at && at < span.end) return true;
  return false;
}

/** Adds what a pronoun stands for: the bearer of the name, or the words of the name where no bearer is known. */
function addResolved(terms: Set<string>, name: string, bearer: string | null): void {
  if (bearer !== null) {
    terms.add(bearer);
    return;
  }
  for (const word of name.split(/\s+/u)) {
    const content = contentStem(word);
    if (content !== null) terms.add(content);
  }
}

/** The first entity for each form of a name, folded. */
function entitiesByName(entities: readonly Entity[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [place, { name, aliases }] of entities.entries()) {
    for (const form of [name, ...aliases]) {
      const folded = foldText(form);
      if (!places.has(folded)) places.set(folded, place);
    }
  }
  return places;
}

// a line break or two spaces: nothing that most phrases have
const UNEVEN = /\s\s|[^\S ]/u;

const oneLine = (text: string) => (UNEVEN.test(text) ? text.replace(/\s+/gu, " ") : text).trim();

/** Whether all words of a name of two words or more stand in the other phrase. */
function namedIn(named: Phrase, other: Phrase): boolean {
  if (named.words.size < 2) return false;
  for (const word of named.words) if (!other.words.has(word)) return false;
  return true;
}

/** Whether two full names have the same words, two of them at least. */
function sameName(a: Phrase, b: Phrase): boolean {
  if (a.words.size < 2 || a.words.size !== b.words.size) return false;
  for (const word of a.words) if (!b.words.has(word)) return false;
  return true;
}

const isBearer = (term: string) => term.startsWith("#");

/** The bearers of names that belong to it. */
export function namesOf({ terms }: Phrase): string[] {
  const names: string[] = [];
  for (const term of terms) if (isBearer(term)) names.push(term);
  return names;
}

/** Whether a bearer of a name belongs to both. */
export function shareName(a: Phrase, b: Phrase): boolean {
  for (const term of a.terms) if (isBearer(term) && b.terms.has(term)) return true;
  return false;
}

/** Whether two phrases may mean one thing: they are about the same, and neither says more that the other denies. */
export function sameThing(a: Phrase, b: Phrase): boolean {
  const aNamed = isBearer(a.head);
  const bNamed = isBearer(b.head);
  if (a.title || b.title) return a.head === b.head ? aNamed || sameName(a, b) : sameName(a, b);
  if (aNamed && bNamed) return a.head === b.head;
  if (aNamed || bNamed) {
    if (namedIn(aNamed ? a : b, aNamed ? b : a)) return true;
    // `the Velm treaty` and `the Treaty of Velm` are about the same name.
    return shareName(a, b) && sharedTerms(a, b) > 1;
  }
  if (a.head !== b.head) return false;
  const [small, large] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  // More than the head, and nothing that the other lacks.
  for (const term of small) if (term !== a.head && !large.has(term)) return false;
  return small.size > (small.has(a.head) ? 1 : 0);
}

function sharedTerms(a: Phrase, b: Phrase): number {
  let shared = 0;
  for (const term of a.terms) if (b.terms.has(term)) shared += 1;
  return shared;
}

/** Who may own what is told of: `the club's appeal` says little more than `the appeal`. */
const OWNERS: ReadonlySet<string> = new Set(
  "club team side company firm party council court city town state government union board"
    .split(" ")
    .map(stem),
);
const DEFINITE = /^(?:the|his|her|its|their)\s/iu;

/** Whether two phrases may mean one thing by no more than their noun: `the verdict`, `the club's appeal`. */
export function sameByDescription(a: Phrase, b: Phrase): boolean {
  if (a.head !== b.head || isBearer(a.head)) return false;
  if (!DEFINITE.test(a.text) || !DEFINITE.test(b.text)) return false;
  return isBareOf(a) || isBareOf(b);
}

function isBareOf({ head, terms }: Phrase): boolean {
  for (const term of terms) if (term !== head && !OWNERS.has(term)) return false;
  return true;
}

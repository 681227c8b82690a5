import { foldText, isSpaceAt, slice, startsLower } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Company } from "./company.ts";
import { sameNoun } from "./deed-kinds.ts";
import { eachWord } from "./each-word.ts";
import type { Library } from "./near-copies.ts";
import type { Passage } from "./passages.ts";
import type { Phrase, Terms } from "./phrases.ts";
import { areTwoReports, type Report, reportOf } from "./reports.ts";
import { sameInStory } from "./same-in-story.ts";

/** Documents of up to so many sentences tell one story; of longer ones, only neighbourhoods are held against each other. */
const SHORT = 120;
/** So many words of names in common, and this share of the names of the one that has fewer, make one story. */
const ENOUGH_NAMES = 3;
const ENOUGH_SHARE = 0.25;
/** Somebody put so few documents together for one thing that they are about: two names in common will do. */
const SMALL = 12;
const SMALL_SHARE = 0.1;
/** A single name has to be a good part of the names of one, and so many words have to be in common besides. */
const ONE_SHARE = 0.2;
const ONE_WORDS = 0.14;
/** So many words in common do without a name, where a third document tells the story of both. */
const WORDS_ALONE = 0.25;
/** Fewer sentences: no story. */
const A_STORY = 5;
/** Where few are named, so many and this share of the words: a report and a thread about one fever. */
const FEW_NAMES = 2;
const FEW_SHARE = 0.15;
const ENOUGH_WORDS = 0.35;
/** Points of company (see `Company`) that make up for it where a document is long. */
const CLOSE_COMPANY = 6;

// The compass and the numbers stand in the names of any war and any street.
const COMMON =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|great|little|upper|lower|world|first|second|third|army|navy|house|street|state|states|united|national|royal|king|queen|president|minister|general|captain|professor|doctor|county|city|university|council|court|company|republic|kingdom|union|party|society|committee)$/u;

/**
 * Which documents tell one story, so that `the trial` of one is `the trial` of the other: they name the same persons,
 * places and things. States do not count, as many stories share them.
 */
export class Stories {
  readonly #company: Company;
  /** For each document, those that tell its story. */
  readonly #partners = new Map<number, Set<number>>();
  /** And those that report of one affair with it on other days. */
  readonly #affairs = new Map<number, Set<number>>();
  /** Whether a document is too short to tell a story. */
  readonly #isNotice: readonly boolean[];

  readonly #readings: readonly DocumentReading[];
  readonly #terms: Terms;
  readonly #phrases = new Map<number, Map<string, Phrase[]>>();
  readonly #reports: readonly (Report | null)[];
  readonly #several = new Map<number, Map<string, boolean>>();

  constructor(readings: readonly DocumentReading[], library: Library, company: Company, terms: Terms) {
    this.#company = company;
    this.#readings = readings;
    this.#terms = terms;
    const lengths = library.documents.map((passages) => passages.filter((one) => one.trusted).length);
    const short = lengths.map((length) => length <= SHORT);
    this.#isNotice = lengths.map((length) => length > 0 && length < A_STORY);
    const names = properWords(readings, short);
    const titles = readings.map(titleOf);
    const reports = readings.map((reading, i) => (short[i] === true ? reportOf(reading) : null));
    const words = new Map<number, ReadonlySet<number>>();
    const wordsOf = (document: number): ReadonlySet<number> => {
      const known = words.get(document) ?? wordsIn(library.documents[document] ?? []);
      words.set(document, known);
      return known;
    };
    this.#reports = reports;
    const areTwo = (a: number, b: number) => {
      if (areOfSeries(titles[a], titles[b])) return true;
      if (!areTwoReports(reports[a], reports[b])) return false;
      join(this.#affairs, a, b);
      return true;
    };
    const small = readings.length <= SMALL;
    const sharing = sharingOf(names, small ? 1 : FEW_NAMES);
    for (const { a, b, shared } of sharing) {
      const share = shared / Math.max(1, Math.min(names[a]?.size ?? 0, names[b]?.size ?? 0));
      const few = small && Math.min(lengths[a] ?? 0, lengths[b] ?? 0) >= A_STORY;
      const named = few
        ? shared >= FEW_NAMES && share >= SMALL_SHARE
        : shared >= ENOUGH_NAMES && share >= ENOUGH_SHARE;
      // Words are compared where the names leave it open.
      const alike = () =>
        shared >= FEW_NAMES
          ? share >= FEW_SHARE && overlapOf(wordsOf(a), wordsOf(b)) >= ENOUGH_WORDS
          : few && share >= ONE_SHARE && overlapOf(wordsOf(a), wordsOf(b)) >= ONE_WORDS;
      if ((!named && !alike()) || areTwo(a, b)) continue;
      join(this.#partners, a, b);
    }
    // A report of the day names few: it tells the story that a third document tells with each of the two.
    const byWords = small
      ? this.#pairsOf(lengths, (a, b) => overlapOf(wordsOf(a), wordsOf(b)) >= WORDS_ALONE)
      : [];
    const joined = [...sharing, ...byWords].filter(({ a, b, shared }) => {
      if (shared < FEW_NAMES && Math.min(lengths[a] ?? 0, lengths[b] ?? 0) < A_STORY) return false;
      const [one, other] = [this.#partners.get(a), this.#partners.get(b)];
      if (!one || !other || one.has(b) || areTwo(a, b)) return false;
      for (const third of one) if (other.has(third)) return true;
      return false;
    });
    for (const { a, b } of joined) {
      join(this.#partners, a, b);
    }
  }

  /** The pairs of short documents that each tell a story with some other, and are alike. */
  #pairsOf(lengths: readonly number[], alike: (a: number, b: number) => boolean) {
    const own = [...this.#partners.keys()].filter((one) => (lengths[one] ?? 0) <= SHORT);
    return own.flatMap((a) => own.flatMap((b) => (a < b && alike(a, b) ? [{ a, b, shared: 0 }] : [])));
  }

  /** Whether a document tells the story of any other. */
  isOneOfTwo(document: number): boolean {
    return this.#partners.has(document);
  }

  /** The documents that tell the story of one; null where none does. */
  partnersOf(document: number): ReadonlySet<number> | null {
    return this.#partners.get(document) ?? null;
  }

  /** Whether two documents tell one story, so that what one calls by a noun the other may mean by the same noun. */
  areOne(a: Passage, b: Passage): boolean {
    return this.#partners.get(a.document)?.has(b.document) === true;
  }

  /** Whether two documents report of one affair, each on its own day. */
  areReportsOfOne(a: number, b: number): boolean {
    return this.#affairs.get(a)?.has(b) === true || this.#partners.get(a)?.has(b) === true;
  }

  /** Whether they do, or may do: of a notice of a sentence or two nobody can tell its story. */
  areOfOneAffair(a: number, b: number): boolean {
    return this.areReportsOfOne(a, b) || (this.#isNotice[a] === true && this.#isNotice[b] === true);
  }

  /** Whether a document reports of an affair of which another may do so too. */
  isOfAnAffair(document: number): boolean {
    return this.#isNotice[document] === true || this.#affairs.has(document) || this.#partners.has(document);
  }

  /** Whether a sentence stands in a report of its day. */
  isReport({ document }: Passage): boolean {
    return this.#reports[document] != null;
  }

  /** Whether two sentences stand in reports of an affair that goes on between them. */
  areTwoReports(a: Passage, b: Passage): boolean {
    return areTwoReports(this.#reports[a.document], this.#reports[b.document]);
  }

  /** Whether a document speaks of two of a kind: `the old ground`, `the ground at Heron Lane`. */
  hasSeveral(document: number, { head }: Phrase): boolean {
    const noun = sameNoun(head);
    let known = this.#several.get(document);
    if (!known) {
      known = new Map();
      this.#several.set(document, known);
    }
    const told = known.get(noun);
    if (told !== undefined) return told;
    const own = this.#phrasesIn(document).get(noun) ?? [];
    const made = own.some((a, i) => own.slice(i + 1).some((b) => !sameInStory(a, b)));
    known.set(noun, made);
    return made;
  }

  /** What is done or does something in a document, by the noun for it; of each noun the first so many. */
  #phrasesIn(document: number): Map<string, Phrase[]> {
    const known = this.#phrases.get(document);
    if (known) return known;
    const made = new Map<string, Phrase[]>();
    this.#phrases.set(document, made);
    for (const clause of this.#readings[document]?.clauses ?? []) {
      for (const filler of [clause.agent, clause.object]) {
        if (!filler || filler.anaphoric) continue;
        const phrase = this.#terms.phraseOf(document, filler);
        if (phrase.head.startsWith("#")) continue;
        const own = made.get(sameNoun(phrase.head)) ?? [];
        made.set(sameNoun(phrase.head), own);
        if (own.length < MOST_PHRASES) own.push(phrase);
      }
    }
    return made;
  }

  /** Whether two sentences of long documents stand in one part of one story: a thing has to have a name as well. */
  areNear(a: Passage, b: Passage): boolean {
    return this.#company.isShared(a, b, CLOSE_COMPANY, NONE);
  }
}

function join(pairs: Map<number, Set<number>>, a: number, b: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = pairs.get(one);
    if (known) known.add(other);
    else pairs.set(one, new Set([other]));
  }
}

const MOST_PHRASES = 12;

/** A word in so many documents tells no story from another. */
const EVERYWHERE = 40;

/** The pairs of documents that have words of names in common, and how many: at least `least`. */
function sharingOf(
  names: readonly ReadonlySet<string>[],
  least: number,
): { readonly a: number; readonly b: number; readonly shared: number }[] {
  const postings = new Map<string, number[]>();
  for (const [document, words] of names.entries()) {
    for (const word of words) {
      const list = postings.get(word);
      if (list) list.push(document);
      else postings.set(word, [document]);
    }
  }
  const counts = new Map<number, number>();
  for (const list of postings.values()) {
    if (list.length > EVERYWHERE) continue;
    for (const [i, a] of list.entries()) {
      for (let j = i + 1; j < list.length; j += 1) {
        const key = a * names.length + (list[j] ?? 0);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return [...counts].flatMap(([key, shared]) =>
    shared >= least ? [{ a: Math.floor(key / names.length), b: key % names.length, shared }] : [],
  );
}

/** The share of the smaller set that the other has too. */
function overlapOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / Math.max(1, few.size);
}

function wordsIn(passages: readonly Passage[]): Set<number> {
  const words = new Set<number>();
  for (const passage of passages) if (passage.trusted) for (const word of passage.words) words.add(word);
  return words;
}

type Title = { readonly words: string; readonly years: string };

/** The heading of a document, its words apart from the years in it. */
function titleOf({ document: { text }, sentences: [first] }: DocumentReading): Title {
  const title = first ? foldText(slice(text, first.span)) : "";
  return { words: title.replace(/\d+/gu, "#"), years: (title.match(/\d+/gu) ?? []).join(" ") };
}

/** The report of one year and the report of the next: alike but for their numbers, and about two things. */
function areOfSeries(a: Title | undefined, b: Title | undefined): boolean {
  return a !== undefined && b !== undefined && a.years !== b.years && a.words === b.words;
}

const NONE: ReadonlySet<string> = new Set();

// The calendar stands in every story.
const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mrs?|miss|sir|lady|the|and|but|for|not|our|his|her|its|you|she|all|one|two|st)$/u;
// the first word of a sentence has a capital whatever it is
const INSIDE = /(?<=[\p{Ll},]\s)\p{Lu}/uy;

function isInside(text: string, start: number): boolean {
  if (!isSpaceAt(text, start - 1)) return false;
  INSIDE.lastIndex = start;
  return INSIDE.test(text);
}

/**
 * For each document that is short, the words of its names, whether or not they were read as names: `TREVOSE FISH` of a
 * heading and `the Trevose boats` of a letter are one. What any document writes small is no name.
 */
function properWords(
  readings: readonly DocumentReading[],
  short: readonly boolean[],
): readonly ReadonlySet<string>[] {
  const small = new Set<string>();
  const inside = new Set<string>();
  // Most words of a text have come before.
  const folded = new Map<string, string>();
  const capital = readings.map(({ document: { text } }, i) => {
    const own = new Set<string>();
    if (!short[i]) return own;
    eachWord(text, (word, start) => {
      let plain = folded.get(word);
      const isNew = plain === undefined;
      if (plain === undefined) {
        plain = foldText(word);
        folded.set(word, plain);
      }
      if (startsLower(word)) {
        if (isNew) small.add(plain);
        return;
      }
      own.add(plain);
      if (!inside.has(plain) && isInside(text, start)) inside.add(plain);
    });
    return own;
  });
  return readings.map((reading, i) => {
    if (!short[i]) return NONE;
    const { words, states } = nameWords(reading);
    for (const word of capital[i] ?? [])
      if (
        inside.has(word) &&
        !small.has(word) &&
        !COMMON.test(word) &&
        !CALENDAR.test(word) &&
        !states.has(word)
      )
        words.add(word);
    return words;
  });
}

/** The words of all names of a document, and those of states and their people apart from them. */
function nameWords({ names, entities, document }: DocumentReading): {
  readonly words: Set<string>;
  readonly states: ReadonlySet<string>;
} {
  const words = new Set<string>();
  const states = new Set<string>();
  const told = new Set<number>();
  for (const { entity, form, span } of names) {
    const named = entities[entity];
    if (!named) continue;
    const isState = named.state || form === "adjective";
    // Whoever is named again has the same full name.
    if (!isState && told.has(entity)) continue;
    if (!isState) told.add(entity);
    for (const word of foldText(isState ? slice(document.text, span) : named.name).split(/[^\p{L}]+/u))
      if (word.length > 2 && !COMMON.test(word)) (isState ? states : words).add(word);
  }
  return { words, states };
}

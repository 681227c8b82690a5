import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import { CONTRARIES, type Contrary } from "./contrary-words.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Cues, Lexicon } from "./lexicon.ts";
import { isPlan } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { meantAround } from "./sole-about.ts";
import type { Fact } from "./sole-facts.ts";
import { personBefore, titledIn } from "./sole-people.ts";
import { clausesOf } from "./topics.ts";
import { stem, WORD } from "./words.ts";

type Pattern = {
  readonly contrary: Contrary;
  readonly index: number;
  readonly sides: readonly [RegExp, RegExp];
};

// HIS own accord → his own accord · with a broken ~ → with a broken left arm
const patternOf = (phrases: string) =>
  new RegExp(
    `(?<![\\p{L}-])(?:${phrases
      .replaceAll("HIS", "(?:his|her|their|its|my|our)")
      .replaceAll("SELF", "(?:him|her|my|it|them|our)sel(?:f|ves)")
      .replaceAll("~", "\\p{L}+(?:\\s\\p{L}+)?")
      .replaceAll(" ", "\\s")})(?![\\p{L}-])`,
    "iu",
  );
// did not resign · never signed is read without it
const afterDenial = (verbs: string | undefined) =>
  verbs === undefined || verbs === "-" ? "" : `|(?<=did not |didn['’]t |does not |would not )(?:${verbs})`;
const PATTERNS: readonly Pattern[] = CONTRARIES.map((contrary, index) => ({
  contrary,
  index,
  sides: [
    patternOf(contrary.sides[0] + afterDenial(contrary.denied?.[0])),
    patternOf(contrary.sides[1] + afterDenial(contrary.denied?.[1])),
  ],
}));

/** The longest word of each phrase of a side: a sentence without any of them says nothing of it. */
const cuesFor = (side: string): readonly string[] =>
  side
    .split("|")
    .map((phrase) => longestOf((phrase.match(WORD) ?? []).filter((word) => !/^(?:HIS|SELF)$/u.test(word))));

function longestOf(words: readonly string[]): string {
  return words.reduce((best, word) => (word.length >= best.length ? word : best), "");
}

type Listening = { readonly all: Cues; readonly each: readonly (readonly [Cues, Cues])[] };

const cues = new WeakMap<Lexicon, Listening>();

/** Looking for words costs much less than looking for patterns. */
function cuesOf(lexicon: Lexicon): Listening {
  const known = cues.get(lexicon);
  if (known) return known;
  const sides = CONTRARIES.map(
    ({ sides: [yes, no], denied }) =>
      [cuesFor(`${yes}|${denied?.[0] ?? yes}`), cuesFor(`${no}|${denied?.[1] ?? no}`)] as const,
  );
  const made = {
    all: lexicon.cues(sides.flat(2)),
    each: sides.map(([yes, no]) => [lexicon.cues(yes), lexicon.cues(no)] as const),
  };
  cues.set(lexicon, made);
  return made;
}

/** Another stage of the story, a part of the people, or no more than nearly so. */
const UNSETTLED =
  /\b(?:at\sfirst|initially|later|eventually|finally|until|till|before\slong|again|almost|nearly|partly|half|some|many|most|several|few|sometimes|often|usually|both|other|others|another|one\sof|two\sof|if|unless|would|could|should|might|may|must|appeal|retrial|overturned|quashed|pardoned|reprieved|offered\sto|tried\sto|wanted\sto|hoped\sto|seemed|as\sif|turned\s(?:into|violent|ugly|chaotic|nasty|sour)|became|degenerated)\b/iu;
const DENIED =
  /(?:\b(?:not|never|nobody|no\sone|none|neither|nor|hardly|without)|n['’]t)(?:\s\p{L}+){0,2}\s$/iu;
const BEFORE = 40;

/** What a sentence tells by a word that has a contrary, and of whom or what. */
export function contrariesIn(passage: Passage, dossier: Dossier): Fact[] {
  const listening = cuesOf(dossier.lexicon);
  if (!passage.holds(listening.all)) return [];
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const facts: Fact[] = [];
  for (const pattern of PATTERNS) {
    const heard = listening.each[pattern.index];
    const found = pattern.sides.map((side, i) =>
      heard?.[i] && passage.holds(heard[i]) ? side.exec(body) : null,
    );
    const match = found[0] ?? found[1];
    if (!match) continue;
    const nested = found[0] && found[1] ? oneOf(found[0], found[1], body) : match;
    // `He refused, and signed a week later` says both.
    if (!nested) continue;
    const start = passage.span.start + nested.index;
    const focus = { start, end: start + nested[0].length };
    // Superintendent Gale is no gale.
    if (isName(passage, focus, dossier)) continue;
    const clause = clauseOf(passage, focus);
    if (clause?.attributed || UNSETTLED.test(nearOf(passage, focus)) || isPlan(nearOf(passage, focus)))
      continue;
    const denied = DENIED.test(text.slice(Math.max(passage.span.start, focus.start - BEFORE), focus.start));
    if (denied && pattern.contrary.flips !== true) continue;
    const side = (nested === found[0]) !== denied ? "yes" : "no";
    facts.push(...factsOn(passage, focus, clause, pattern, side, denied, dossier));
  }
  return facts;
}

const isName = ({ document }: Passage, focus: Span, { terms }: Dossier): boolean =>
  terms.namesIn(document, focus).some(({ span }) => span.start === focus.start && span.end === focus.end);

/** `He did not resign, he was dismissed` says one thing twice; `without signing` holds a word of the other side. */
function oneOf(a: RegExpExecArray, b: RegExpExecArray, body: string): RegExpExecArray | null {
  if (isInside(a, b)) return longerOf(a, b);
  const [x, y] = [a, b].map(({ index }) => DENIED.test(body.slice(Math.max(0, index - BEFORE), index)));
  return x === y ? null : x ? b : a;
}

const isInside = (a: RegExpExecArray, b: RegExpExecArray) => contains(at(a), at(b)) || contains(at(b), at(a));
const longerOf = (a: RegExpExecArray, b: RegExpExecArray) => (a[0].length >= b[0].length ? a : b);
const at = ({ index, 0: words }: RegExpExecArray): Span => ({ start: index, end: index + words.length });

/** The words of the part of the sentence that a place stands in: up to the next stop on either side. */
function nearOf({ reading, span }: Passage, focus: Span): string {
  const { text } = reading.document;
  const before =
    text
      .slice(span.start, focus.start)
      .split(/[;:—]|,\s(?:and|but)\s/u)
      .at(-1) ?? "";
  const after = text.slice(focus.end, span.end).split(/[;:—]|,\s(?:and|but)\s/u)[0] ?? "";
  return `${before}${slice(text, focus)}${after}`;
}

/** The finite clause that a place stands in, or that stands before it. */
export function clauseOf(passage: Passage, focus: Span): Clause | null {
  const own = clausesOf(passage).filter(({ finite }) => finite);
  const on = own.find(({ verb }) => verb.start < focus.end && focus.start < verb.end);
  return on ?? own.findLast(({ verb }) => verb.start <= focus.start) ?? own[0] ?? null;
}

function factsOn(
  passage: Passage,
  focus: Span,
  clause: Clause | null,
  { contrary, index }: Pattern,
  side: string,
  denied: boolean,
  dossier: Dossier,
): Fact[] {
  const said = slice(passage.reading.document.text, focus);
  const words = denied ? `not ${said}` : said;
  const about = meantAround(passage, focus, dossier);
  return targetsOf(passage, focus, clause, contrary, dossier).map(
    ({ key, name }): Fact => ({
      passage,
      frame: `contrary ${index} ${key}`,
      slot: contrary.of === "matter" ? "claim" : "outcome",
      focus,
      value: { kind: "label", label: side },
      words,
      ask: name === null ? null : `Whether ${name} ${contrary.ask}`,
      about: key === "" ? about : contrary.thing ? without(about, key) : new Set([...about, key]),
      least: contrary.sole
        ? about.size < FEW
          ? 0
          : A_WORD
        : key.startsWith("#")
          ? contrary.thing
            ? A_THING
            : A_PERSON
          : key === ""
            ? A_MATTER
            : A_THING,
    }),
  );
}

function without(about: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...about].filter((id) => id !== key));
}

/** A sentence of so few words, `Nobody had been warned`, says nothing of what else it is about. */
const FEW = 4;
const A_WORD = 0.3;
const A_PERSON = 0.5;
const A_THING = 0.7;
const A_MATTER = 1;

type Target = { readonly key: string; readonly name: string | null };

/** Whom or what a sentence says it of; the whole matter has no key, and is known by the words around it. */
export function targetsOf(
  passage: Passage,
  focus: Span,
  clause: Clause | null,
  { of, things }: Pick<Contrary, "of" | "things">,
  dossier: Dossier,
): Target[] {
  const { terms } = dossier;
  if (of === "matter") return [{ key: "", name: null }];
  const filler = clause && fillerOf(clause, focus, of);
  const phrase = filler ? terms.phraseOf(passage.document, filler) : null;
  const titled = filler === null ? null : titledIn(passage, filler, dossier);
  if (titled !== null) return [{ key: titled, name: terms.nameOf(titled) }];
  const people = [...(phrase?.terms ?? [])].filter((term) => terms.typeOf(term) === "PER");
  if (people.length > 1) return [];
  const [named] = people;
  const who =
    named ?? (phrase === null || isPronoun(passage, filler) ? personBefore(passage, focus, dossier) : null);
  if (who !== null && who !== undefined) return [{ key: who, name: terms.nameOf(who) }];
  if (things === undefined || phrase === null || EMPTY.has(phrase.head)) return [];
  const name = terms.shown(phrase);
  return [
    {
      key: phrase.head.startsWith("#") ? phrase.head : sameNoun(phrase.head),
      name: /^(?:the|\p{Lu})/u.test(name) ? name : null,
    },
  ];
}

function isPronoun({ reading }: Passage, filler: RoleFiller | null): boolean {
  return filler !== null && /^(?:he|she|him|her|who)$/iu.test(slice(reading.document.text, filler.span));
}

function fillerOf(clause: Clause, focus: Span, of: Contrary["of"]): RoleFiller | null {
  if (clause.voice === "passive") return clause.object;
  const onVerb = clause.verb.start < focus.end && focus.start < clause.verb.end;
  const object = clause.object && !contains(focus, clause.object.span) ? clause.object : null;
  return of === "patient" && onVerb && object ? object : clause.agent;
}

/** Heads that mean everybody and nobody. */
const EMPTY: ReadonlySet<string> = new Set(
  "man men woman people person one other nobody everybody everyone thing it they them we all none family part side day night time year name which who that"
    .split(" ")
    .flatMap((word) => [word, stem(word)]),
);

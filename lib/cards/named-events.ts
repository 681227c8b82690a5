import { everyMatch } from "#lib/base/every-match.ts";
import { isPlainUnit, type Span } from "#lib/base/text.ts";
import { isNationAdjective } from "#lib/extract/names/states.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

/** Nouns that point back at an event or a paper when they stand bare; nouns of one row may stand for each other. */
const CLASSES: readonly (readonly string[])[] = [
  "talks negotiations negotiation discussions discussion conference summit meeting visit consultations conversation conversations".split(
    " ",
  ),
  "pact treaty agreement accord armistice convention protocol alliance truce deal contract".split(" "),
  "war conflict".split(" "),
  "battle siege invasion offensive operation campaign".split(" "),
  "uprising revolt rebellion revolution".split(" "),
  "match game final race".split(" "),
  "tournament championship cup series".split(" "),
  "trial case lawsuit hearing".split(" "),
  "expedition mission voyage".split(" "),
  "merger takeover acquisition".split(" "),
  "act law bill decree constitution charter resolution".split(" "),
  ...(
    "experiment study project programme program investigation strike protest election referendum bridge tunnel canal railway dam tower " +
    "company firm corporation society club union league festival exhibition"
  )
    .split(" ")
    .map((noun) => [noun]),
];

const CLASS_OF = new Map(CLASSES.flatMap((row, index) => row.map((noun) => [noun, index] as const)));

/**
 * How long those nouns are that begin and end with two letters, one bit for each length: most words are unlike all of
 * them, and need not be cut out and looked up.
 */
const LENGTHS = new Int32Array(26 * 26);
for (const noun of CLASS_OF.keys()) {
  const ends = endsOf(noun, 0, noun.length);
  LENGTHS[ends] = (LENGTHS[ends] ?? 0) | (1 << noun.length);
}
const LONGEST = 31;

/** The first and the last letter of a word of ASCII letters, whatever their case. */
function endsOf(text: string, start: number, end: number): number {
  return ((text.charCodeAt(start) | 0x20) - 0x61) * 26 + (text.charCodeAt(end - 1) | 0x20) - 0x61;
}

function mayBeNoun(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST && (((LENGTHS[endsOf(text, start, end)] ?? 0) >> (end - start)) & 1) === 1;
}

/** The class of a head noun that can stand bare for something named elsewhere; -1 for other nouns. */
export function eventClass(noun: string): number {
  return CLASS_OF.get(noun.toLowerCase()) ?? -1;
}

export type NamedEvents = {
  /** The full name of what a bare noun (`talks`, `pact`) means at a place, with where that name stands; null if none is met. */
  readonly resolve: (
    noun: string,
    at: number,
    pointing: boolean,
  ) => { readonly name: string; readonly span: Span } | null;
};

// "World War II" · "German-Soviet Axis talks" · "the Molotov-Ribbentrop Pact" · "Treaty of Brest-Litovsk" · "the Berlin talks" · "Long Bridge of Veldmar"
const BEFORE =
  /(?=[\p{Lu}12])(?<![\p{L}\p{N}-])(?:(?:1[5-9]|20)\d\d )?(?:\p{Lu}[\p{L}\p{N}’'–-]{1,30} ){1,4}(?<noun>\p{L}{3,16})(?<tail>(?: (?:of|for) (?:the )?\p{Lu}[\p{L}’'–-]{1,30}| (?:I{1,3}|IV|One|Two)(?![\p{L}]))?)(?![\p{L}-])/uy;
const AFTER =
  /(?<noun>\p{Lu}\p{L}{3,16}) (?:of|for) (?:the )?\p{Lu}[\p{L}’'–-]{1,30}(?: \p{Lu}[\p{L}’'–-]{1,30}){0,2}/uy;
// Where such a name may have its joint, and the word before it: looked for first, for capitals stand everywhere
const JOINT = / (?:of|for) (?=(?:the )?\p{Lu})/gu;
const WORD_BEFORE = /(?<![\p{L}\p{N}-])\p{Lu}\p{L}{3,16}$/u;
// "the tripartite pact": named well enough for a `this pact` that follows it
const SMALL =
  /(?=t)(?<![\p{L}-])the (?!(?:same|other|whole|entire|first|second|third|final|secret|second|future|recent|former|later|current)\b)(?:\p{Ll}{5,16}) (?<noun>\p{Ll}{3,16})(?![\p{L}-])/gu;
const LEADING =
  /^(?:(?:On|In|At|By|The|A|An|While|During|After|Before|Ultimately|However|And|But|When|As|For|This|That|These|Known|Following|With|To|Did|Soviets?' )\s)+/u;

const cache = new WeakMap<DocumentReading, NamedEvents>();

/** What the bare nouns of a document mean, by the nearest fuller name of the same class before them. */
export function namedEvents(reading: DocumentReading): NamedEvents {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  const made = build(reading);
  cache.set(reading, made);
  return made;
}

type Named = { readonly name: string; readonly span: Span; readonly small: boolean; readonly noun: string };

/** The names of one class in the order of the text; `large` are the proper ones, when all of them have the same noun. */
type OfClass = { readonly all: readonly Named[]; readonly large: readonly Named[] };

function ofClass(list: Named[]): OfClass {
  const all = list.sort((a, b) => a.span.start - b.span.start);
  const large = all.filter((one) => !one.small);
  return { all, large: large.every((one) => one.noun === large[0]?.noun) ? large : [] };
}

function build({ document }: DocumentReading): NamedEvents {
  const found = new Map<number, Named[]>();
  for (const block of document.blocks) {
    if (block.zone === "noise") continue;
    const text = document.text.slice(block.span.start, block.span.end);
    for (const { start, end } of stretchesWithNoun(plainLetters(text)))
      note(text.slice(start, end), block.span.start + start, found);
  }
  const byClass = new Map([...found].map(([group, list]) => [group, ofClass(list)]));
  return {
    resolve(noun, at, pointing) {
      const named = byClass.get(eventClass(noun));
      const one = named === undefined ? undefined : meant(named, noun.toLowerCase(), at, pointing);
      return one === undefined ? null : { name: one.name, span: one.span };
    },
  };
}

/** The stretches between marks that hold one of the nouns: no name runs over a mark, and most stretches hold none. */
function stretchesWithNoun(text: string): Span[] {
  const out: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const word = at;
    while (isLetter(text.charCodeAt(at))) at += 1;
    if (at === word) {
      at += 1;
      continue;
    }
    if (!mayBeNoun(text, word, at) || eventClass(text.slice(word, at)) < 0) continue;
    if (isPart(text, word, at)) continue;
    let start = word;
    while (start > 0 && !isMark(text.charCodeAt(start - 1))) start -= 1;
    while (at < text.length && !isMark(text.charCodeAt(at))) at += 1;
    out.push({ start, end: at });
  }
  return out;
}

/** A text with an s for the long s of old print, and a k for the sign of Kelvin, which differ from them in case only. */
function plainLetters(text: string): string {
  return /[\u017f\u212a]/u.test(text) ? text.replaceAll("\u017f", "s").replaceAll("\u212a", "k") : text;
}

/** Whether a character is a letter of ASCII. */
function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

// Where a letter stands behind a place, or before it.
const LETTER_NEXT = /(?=\p{L})/uy;
const LETTER_LAST = /(?<=\p{L})/uy;

/** Whether letters outside of ASCII go on with the plain ones between two places, so that those are no word. */
function isPart(text: string, from: number, to: number): boolean {
  LETTER_LAST.lastIndex = from;
  LETTER_NEXT.lastIndex = to;
  return (
    (!isPlainUnit(text.charCodeAt(from - 1)) && LETTER_LAST.test(text)) ||
    (!isPlainUnit(text.charCodeAt(to)) && LETTER_NEXT.test(text))
  );
}

/** Whether a character is a plain one that stands in no name: none of letters, figures, spaces, hyphens and apostrophes. */
function isMark(code: number): boolean {
  if (code >= 0x80 || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return false;
  return !((code >= 0x30 && code <= 0x39) || code === 0x20 || code === 0x27 || code === 0x2d);
}

/** Adds the names in a stretch of text, which stands at an offset, to the names of their classes. */
function note(text: string, offset: number, found: Map<number, Named[]>): void {
  const small = text.includes("the ") ? everyMatch(text, SMALL) : [];
  for (const match of [...beforeIn(text), ...afterIn(text), ...small]) {
    const noun = match.groups?.noun ?? "";
    const group = eventClass(noun);
    if (group < 0) continue;
    const name = match[0].replace(LEADING, "").replace(/^the /u, "");
    const start = match.index + match[0].length - name.length;
    if (isOnlyNation(name) && (BODIES.test(noun) || isOneOfMany(text, start))) continue;
    if (name === "" || name.toLowerCase() === noun.toLowerCase() || !/\p{Ll}/u.test(name)) continue;
    const one = {
      name: name.replace(/\s+/gu, " "),
      span: { start: offset + start, end: offset + start + name.length },
      small: match[0].startsWith("the "),
      noun: noun.toLowerCase(),
    };
    const list = found.get(group);
    if (list === undefined) found.set(group, [one]);
    else list.push(one);
  }
}

// the American company Norvale
const BODIES = /^(?:company|firm|corporation|society|club|union|league|tower|dam)$/u;

/** `American company`: where a body is from is not its name. */
function isOnlyNation(name: string): boolean {
  const words = name.split(/\s+/u);
  return words.length > 1 && words.slice(0, -1).every((word) => isNationAdjective(word));
}

/** `a leading | English case`: what it is, and no name. */
function isOneOfMany(text: string, start: number): boolean {
  return /\b(?:an?|one|another|first|last) (?:\p{Ll}+ )?$/u.test(text.slice(Math.max(0, start - 24), start));
}

function meant({ all, large }: OfClass, noun: string, at: number, pointing: boolean): Named | undefined {
  const nearest = lastBefore(all, at);
  // The same noun before a like one: `these talks` are the talks, and not the conference named since.
  for (let i = nearest; i >= 0 && nearest - i < REACH; i -= 1) {
    const one = all[i];
    if (one?.noun === noun && (pointing || !one.small)) return one;
  }
  // Another noun of the class may be meant by `this meeting`; by a bare `the meeting` only when there is but one.
  if (pointing) return all[nearest];
  // What is named only later is meant by its own noun, and not by a like one: `the Convention` is no treaty signed since.
  return large[lastBefore(large, at)] ?? (large[0]?.noun === noun ? large[0] : undefined);
}

/** What `BEFORE` finds in a text, from the characters that may begin it: few do, and no others are looked at. */
function beforeIn(text: string): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; ) {
    if (mayOpen(text.charCodeAt(at))) {
      BEFORE.lastIndex = at;
      const match = BEFORE.exec(text);
      if (match !== null) {
        out.push(match);
        at += match[0].length;
        continue;
      }
    }
    at += 1;
  }
  return out;
}

/** Whether a character may open a name with its noun: a capital, the first figure of a year, or what is not plain. */
function mayOpen(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || code === 0x31 || code === 0x32 || !isPlainUnit(code);
}

/** What `AFTER` finds in a text, from the joints of names. */
function afterIn(text: string): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  let end = 0;
  for (const { index } of everyMatch(text, JOINT)) {
    const start = WORD_BEFORE.exec(text.slice(Math.max(0, index - 18), index))?.[0].length ?? 0;
    if (start === 0 || index - start < end) continue;
    AFTER.lastIndex = index - start;
    const match = AFTER.exec(text);
    if (match === null) continue;
    out.push(match);
    end = match.index + match[0].length;
  }
  return out;
}

/** How many names of a class are looked through for one with the same noun. */
const REACH = 40;

/** The index of the last name that ends before an offset; -1 when none does. */
function lastBefore(list: readonly Named[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.span.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

import { isSpaceAt, type Span, withSingleSpaces } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { isRoleNoun, NAME_TITLES, SHORT_TITLES } from "#lib/extract/names/roles.ts";
import { isNationAdjective } from "#lib/extract/names/states.ts";
import { isOrdinaryWord } from "#lib/extract/tagger/tag.ts";
import type { DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import { appositive } from "./appositive.ts";
import { withStatesArticle } from "./bare-states.ts";
import { eventClass } from "./named-events.ts";
import { calledName, entityOf, mentionsIn, possessive } from "./names.ts";
import { pairBefore } from "./pair-before.ts";
import { paperOwner } from "./paper-owner.ts";
import { firstMention, OBJECT_PRONOUN, type Patch, patchesIn, pronounAt } from "./patches.ts";
import { sentenceAt } from "./places.ts";

/** Words ready to stand in a card, with the receipts of what was filled in. `null` where a phrase cannot stand alone. */
export type Phrase = { readonly text: string; readonly context: readonly Span[] };

/**
 * The words of a stretch of text as a card may show them: pronouns and bare nouns that the reading resolves are replaced
 * by names, line breaks become spaces. `drop` are spans to leave out; pronouns for `own`, an entity, stay as they are.
 */
export function phrase(
  reading: DocumentReading,
  span: Span,
  drop: readonly Span[] = [],
  own: number | null = null,
): Phrase {
  const { text } = reading.document;
  const found = patchesIn(reading, span, own);
  if (found.length === 0 && drop.length === 0)
    return { text: midSentence(reading, span, tidy(text.slice(span.start, span.end))), context: [] };
  const patches = [...drop.map((one): Patch => ({ span: one, text: "", source: null })), ...found]
    .filter((one) => one.span.start >= span.start && one.span.end <= span.end)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let out = "";
  let at = span.start;
  const context: Span[] = [];
  for (const patch of patches) {
    if (patch.span.start < at) continue;
    out += text.slice(at, patch.span.start) + patch.text;
    at = patch.span.end;
    if (patch.source !== null) context.push(patch.source);
  }
  out += text.slice(at, span.end);
  return { text: midSentence(reading, span, tidy(out)), context };
}

const LETTER = /\p{L}/u;

/** A sentence's first word is small in the middle of another, unless it is a name. */
function midSentence(reading: DocumentReading, span: Span, shown: string): string {
  const sentence = sentenceAt(reading, span.start);
  if (sentence === null) return shown;
  const { tokens } = sentence;
  const place = tokens.findIndex(({ text }) => isPlainLetter(text.charCodeAt(0)) || LETTER.test(text));
  const first = tokens[place];
  // The first word of the sentence is the first of the span.
  if (first === undefined || first.end <= span.start || (tokens[place - 1]?.end ?? 0) > span.start)
    return shown;
  if (!shown.startsWith(first.text)) return shown;
  if (
    (eventClass(first.text) >= 0 && first.text === shown.split(" ")[0] && !CALLED_AFTER.test(shown)) ||
    /^(?:Every|No|Some)(?:thing|body|one)$/u.test(first.text)
  )
    return shown.charAt(0).toLowerCase() + shown.slice(1);
  // "Soviet leaders", "Venetian ships" keep their letter, "Strong turnout" does not.
  if (
    first.pos === "ADJ" &&
    (isNationAdjective(first.text) || /(?:[ei]an|ese|ish|ic|[A-Z]{2}|^Allied)$/u.test(first.text))
  )
    return shown;
  // "Prime Minister Maurice Rouvier", "Professor Iain Colquhoun", "Sir Walter Brandt": a title before its bearer
  if (
    opensWithTwoCapitals(shown) &&
    (isRoleNoun(first.text) ||
      NAME_TITLES.has(first.text) ||
      SHORT_TITLES.has(first.text) ||
      /^(?:Prime|Foreign|Vice|Deputy|Home|Crown|Grand|Chief)$/u.test(first.text))
  )
    return shown;
  if (lowerWords(reading).has(first.text.toLowerCase()) && mentionsIn(reading, first).length === 0)
    return shown.charAt(0).toLowerCase() + shown.slice(1);
  if (mentionsIn(reading, first).length > 0) return shown;
  // "Tolls were abolished", "Fire destroyed it": the tagger takes the capital for that of a name.
  if (first.pos === "PROPN" && !isOrdinaryWord(first.text.toLowerCase())) return shown;
  return first.text === "I" ? shown : shown.charAt(0).toLowerCase() + shown.slice(1);
}

/** `Prime Minister …`; most phrases have plain letters, which tell by their numbers. */
function opensWithTwoCapitals(text: string): boolean {
  let at = 1;
  while (isSmallLetter(unitAt(text, at))) at += 1;
  const code = text.charCodeAt(at);
  if (code === SPACE && text.charCodeAt(at + 1) <= LAST_PLAIN && text.charCodeAt(0) <= LAST_PLAIN)
    return at > 1 && isCapital(text.charCodeAt(0)) && isCapital(text.charCodeAt(at + 1));
  return code > LAST_PLAIN || code === SPACE ? /^\p{Lu}\p{Ll}+ \p{Lu}/u.test(text) : false;
}

// "Project Mercury", "Operation Torch"
const CALLED_AFTER = /^(?:Project|Operation|Exercise|Hurricane|Typhoon|Cyclone) \p{Lu}/u;

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
const LAST_PLAIN = 0x7f;

const smallWords = new WeakMap<DocumentReading, ReadonlySet<string>>();

/** The words that a document also writes small: they are no names where they stand at the head of a sentence. */
function lowerWords(reading: DocumentReading): ReadonlySet<string> {
  const known = smallWords.get(reading);
  if (known !== undefined) return known;
  const made = new Set<string>();
  for (const { tokens } of reading.sentences) {
    for (const { text } of tokens) {
      // Most words are plain: their first letter tells by its number.
      const first = text.charCodeAt(0);
      if (isSmallLetter(first) || (first > LAST_PLAIN && /^\p{Ll}/u.test(text))) made.add(text);
    }
  }
  smallWords.set(reading, made);
  return made;
}

const SPACE = 0x20;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const COLON = 0x3a;

function isBracket(code: number): boolean {
  switch (code) {
    case 0x22: // "
    case 0x28: // (
    case 0x29: // )
    case 0x5b: // [
    case 0x201c: // “
    case 0x201d: // ”
      return true;
    default:
      return false;
  }
}

/** `,` `;` `:` `.` */
function isStop(code: number): boolean {
  return code === COMMA || code === 0x2e || code === COLON || code === 0x3b;
}

/** What no text of a card begins or ends with. */
function isLeaning(code: number): boolean {
  return isStop(code) || code === 0x2013 || code === 0x2014;
}

function isSmallLetter(code: number): boolean {
  return code >= SMALL_A && code <= SMALL_Z;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isPlainLetter(code: number): boolean {
  return isSmallLetter(code) || isCapital(code);
}

/** Whether a mark that no text of a card begins or ends with stands there. */
function leans(text: string): boolean {
  const first = unitAt(text, 0);
  return first === HYPHEN || isLeaning(first) || isLeaning(unitAt(text, text.length - 1));
}

/** Whether a trimmed text holds a mark or a space that `tidy` may have to do with, but for the marks at its ends. */
function isUntidy(text: string): boolean {
  const { length } = text;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    // Letters and the spaces between them are most of any text.
    if (!isPlainLetter(code)) {
      if (code === SPACE) {
        if (before === SPACE) return true;
      } else {
        if (isBracket(code) || isSpaceAt(text, at)) return true;
        if (code === COLON && isDigit(text.charCodeAt(at + 1))) return true;
        if (before === SPACE && (isStop(code) || code === 0x21 || code === 0x3f)) return true;
        if (before === COMMA && code === COMMA) return true;
      }
    }
    before = code;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

// ended. · but not: the U.S.
const FULL_STOP = /(?<!(?<!\p{L})\p{L})\.$/u;

// New York City:57-60 · stop.:32
const PAGES = /(?<=[\p{L}.!?,;"”)\]]):\d{1,4}(?:[-–,]\d{1,4}){0,4}(?=\s|$)/gu;

/** Without the pages of a source, which some encyclopaedias put right behind a word. */
function withoutPages(text: string): string {
  return text.includes(":") ? text.replace(PAGES, "") : text;
}

/** One space between words, none before marks, no marks at the ends. */
export function tidy(text: string): string {
  const bare = text.trim();
  if (!isUntidy(bare)) return leans(bare) ? withoutLeaning(bare) : bare;
  let shown = withoutPages(bare);
  if (/["“”]/u.test(shown) && (shown.match(/["“”]/gu) ?? []).length % 2 === 1)
    shown = shown.replace(/["“”]/gu, "");
  // "arrived.[4]": the number of a note
  if (shown.includes("["))
    shown = shown.replace(/\s?\[(?:\d{1,3}|[a-z]|note \d{1,2}|edit|citation needed|who\?|when\?)\]/gu, "");
  // "born on 10 July [O.S. 28 June] 1856"
  if (shown.includes("[")) shown = shown.replace(/\s?\[[ON]\. ?S\.[^[\]]{0,24}\]/gu, "");
  shown = withSingleSpaces(shown);
  if (shown.includes("(")) shown = shown.replace(/\s?\([^()]*\)|\s?\([^()]*$/gu, "");
  // "enter the church)": the bracket opened before these words
  shown = shown.replace(/\)(?=[.,;:]?$)/u, "");
  shown = shown.replace(/ (?=[,.;:!?)])/gu, "");
  if (shown.includes(",")) shown = shown.replace(/(?:,\s*)+(?=,|$)/gu, "");
  return withoutLeaning(shown);
}

function withoutLeaning(text: string): string {
  const shown = withoutMarksAtEnds(text);
  return (shown.endsWith(".") ? shown.replace(FULL_STOP, "") : shown).trim();
}

const FIRST_MARKS = ",;:.–—-";
const LAST_MARKS = ",;:–—";

function withoutMarksAtEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (isSpaceAt(text, start) || FIRST_MARKS.includes(text.charAt(start)))) start += 1;
  while (end > start && (isSpaceAt(text, end - 1) || LAST_MARKS.includes(text.charAt(end - 1)))) end -= 1;
  return text.slice(start, end);
}

/** A role's filler in words: a name when the reading resolves it; null when it stays a pronoun. */
export function filler(reading: DocumentReading, one: RoleFiller): Phrase | null {
  const raw = tidy(reading.document.text.slice(one.span.start, one.span.end));
  const short = raw.length <= LONGEST_PRONOUN;
  // A group that one name stands for may be two of them, or their talks: better no card.
  if (short && /^(?:they|them)$/iu.test(raw)) {
    const pair = /^they$/iu.test(raw) ? pairBefore(reading, one.span) : null;
    return pair === null ? null : { text: pair.text, context: [pair.source] };
  }
  if (one.anaphoric && one.name !== null && (OBJECT_PRONOUN.test(raw) || raw.split(" ").length <= 3)) {
    const source = firstMention(reading, one);
    return { text: calledName(reading, one.name), context: source === null ? [] : [source] };
  }
  if (
    short &&
    (OBJECT_PRONOUN.test(raw) ||
      /^(?:I|we|you|who|which|that|this|these|those|one|both|there|what)$/iu.test(raw))
  )
    return null;
  // "the traders' association": the apostrophe of a plural may have cut the phrase
  const owners = ownersBefore(reading.document.text, one.span.start);
  const bearer = appositive(reading, one.span);
  if (bearer !== null && owners === undefined) return { text: bearer, context: [] };
  const whole = { start: one.span.start - (owners?.length ?? 0), end: one.span.end };
  const made = ownedBySomebody(reading, whole, phrase(reading, whole));
  if (made.text === "") return null;
  return { ...made, text: withStatesArticle(reading, one, made.text) };
}

/** `these`, `which`: no pronoun that stands for a filler is longer. */
const LONGEST_PRONOUN = 5;

function ownersBefore(text: string, place: number): string | undefined {
  const mark = text.charCodeAt(place - 2);
  if ((mark !== 0x27 && mark !== 0x2019) || !isSpaceAt(text, place - 1)) return undefined;
  return /(?:\b[Tt]he )?\p{L}+s['’]\s$/u.exec(text.slice(Math.max(0, place - 40), place))?.[0];
}

const OWN = /^(?:his|her|their|its) /iu;

// his plan
const WHOSE = /^(?:his|her)(?= \p{Ll})/iu;

// their offer
const OWN_NOUN = /^(?:his|her|their|its) (?<noun>\p{Ll}+)$/iu;

/** `Her refusal` is `Solberg’s refusal`, when the reading knows who she is. */
function ownedBySomebody(reading: DocumentReading, span: Span, made: Phrase): Phrase {
  if (!OWN.test(made.text)) return made;
  const whose = WHOSE.exec(made.text);
  const noun = OWN_NOUN.exec(made.text)?.groups?.noun;
  const maker = noun === undefined ? null : paperOwner(reading, noun, span.start, span.end);
  if (maker !== null && noun !== undefined && maker.named)
    return { text: `${possessive(maker.name)} ${noun}`, context: [maker.span] };
  const entity =
    whose === null ? null : pronounAt(reading, { start: span.start, end: span.start + whose[0].length });
  const bearer = entity === null ? undefined : reading.entities[entity];
  const fits = bearer?.gender === (/^his/iu.test(whose?.[0] ?? "") ? "m" : "f");
  if (whose === null || bearer?.type !== "PER" || !fits) return made;
  return {
    ...made,
    text: `${possessive(calledName(reading, bearer.name))}${made.text.slice(whose[0].length)}`,
  };
}

/** What a name's bearer is: for choosing between Who and What. */
export function isPerson(reading: DocumentReading, one: RoleFiller | null): boolean {
  if (one === null) return false;
  const type = one.entity === null ? undefined : reading.entities[one.entity]?.type;
  if (type !== undefined) return type === "PER";
  return mentionsIn(reading, one.span).some((mention) => entityOf(reading, mention)?.type === "PER");
}

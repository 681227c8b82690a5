import { calm, type Evidence, isKnownName, isNameAlone, isProperHere } from "./evidence.ts";
import { CALENDAR, OPENERS } from "./function-words.ts";
import { EVENT_HEADS, LOWER_EVENT_HEADS, OF_HEADS, ORG_HEADS } from "./heads.ts";
import { isGivenName, OPENING_PARTICLES, PARTICLES } from "./people.ts";
import { PLACE_HEADS } from "./places.ts";
import { isRoleNoun, NAME_TITLES, SHORT_TITLES, TITLES_AS_NAMES } from "./roles.ts";
import { COMBINING, STATE_FORMS } from "./states.ts";
import { joined, type Word } from "./words.ts";

/** Words `from` to `to` (exclusive) of one sentence that may together be a name, roles still included. */
export type Run = { readonly from: number; readonly to: number };

const LONGEST = 14;
const DETERMINER = /^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your)$/u;
const ROMAN = /^(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XX?I{0,3})$/u;

/** Runs of capitalised words with the small words that belong inside, longest first from the left, without overlap. */
export function findRuns(
  text: string,
  words: readonly Word[],
  evidence: Evidence,
  silent: boolean,
  language: string,
): Run[] {
  const runs: Run[] = [];
  let i = 0;
  while (i < words.length) {
    const to = runAt(text, words, i, evidence, silent, language);
    if (to > i) runs.push({ from: i, to });
    i = Math.max(to, i + 1);
  }
  return runs;
}

function runAt(
  text: string,
  words: readonly Word[],
  from: number,
  evidence: Evidence,
  silent: boolean,
  language: string,
): number {
  const first = words[from];
  if (!first) return from;
  // `la France`, `von Berlin`: in their own languages these words are articles and prepositions.
  if (first.shape === "lower" && language !== "en" && language !== "und") return from;
  const known = knownPhrase(text, words, from);
  const to = extend(text, words, from, evidence, silent);
  if (to <= from) return known;
  if (to - from === 1 && known <= to) {
    const next = words[from + 1];
    if (isTitleForName(text, words, from)) return to;
    if (!isNameAlone(first, next, evidence, silent)) return from;
    if (language === "de" && !isKnownName(first.text) && !isGivenName(first.text)) return from;
    return to;
  }
  // German writes every noun with a capital: only a given name or a known name opens one there.
  if (language === "de" && !silent) {
    return isGivenName(first.text) || first.shape === "initial" || OPENING_PARTICLES.has(first.lower)
      ? to
      : known;
  }
  if (!silent) return Math.max(to, known);
  if (hasFooting(words, from, to, evidence)) return Math.max(to, known);
  if (known > from) return known;
  return isNameAlone(first, undefined, evidence, silent) ? from + 1 : from;
}

/** `the Kaiser`, `the Pope`: one known bearer, when no name follows. */
function isTitleForName(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  return (
    word !== undefined &&
    before?.lower === "the" &&
    TITLES_AS_NAMES.has(word.text) &&
    joined(text, before, word)
  );
}

/** Where capitals are cheap, a run of several needs a word that is a name anyway. */
function hasFooting(words: readonly Word[], from: number, to: number, evidence: Evidence): boolean {
  const list = words.slice(from, to);
  let named = 0;
  for (const word of list) {
    const shown = word.shape === "capitals" ? calm(word.text) : word.text;
    if (isKnownName(shown) || isGivenName(shown) || isProperHere(word, evidence)) named += 1;
    else if (word.shape === "capital" || word.shape === "capitals") {
      if (!(SHORT_TITLES.has(shown) || EVENT_HEADS.has(shown) || isRoleNoun(shown) || ROMAN.test(word.text)))
        return false;
    }
  }
  return named > 0;
}

/** The end of the longest phrase of our lists that starts here (`Soviet Union`, `Middle East`), or `from`. */
function knownPhrase(text: string, words: readonly Word[], from: number): number {
  let best = from;
  let phrase = "";
  for (let i = from; i < Math.min(words.length, from + 6); i += 1) {
    const word = words[i];
    const before = words[i - 1];
    if (!word) break;
    if (i > from && before && !joined(text, before, word)) break;
    phrase = phrase === "" ? word.text : `${phrase} ${word.text}`;
    if (i > from && isKnownName(phrase)) best = i + 1;
  }
  return best;
}

function extend(
  text: string,
  words: readonly Word[],
  from: number,
  evidence: Evidence,
  silent: boolean,
): number {
  const start = words[from];
  if (!start || !canOpen(text, words, from, evidence, silent)) return from;
  let to = from + 1;
  while (to < words.length && to - from < LONGEST) {
    const step = stepFrom(text, words, from, to, silent);
    if (step === 0) break;
    to += step;
  }
  return to;
}

function canOpen(
  text: string,
  words: readonly Word[],
  at: number,
  evidence: Evidence,
  silent: boolean,
): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word) return false;
  if (word.shape === "lower") {
    // `von Schulenburg`, `bin Laden`
    if (!OPENING_PARTICLES.has(word.lower) || word.first) return false;
    const named = word.lower === "van" || word.lower === "von" ? skipParticles(text, words, at) : next;
    return (
      named !== undefined &&
      named.shape === "capital" &&
      !CALENDAR.has(named.text) &&
      joined(text, word, next ?? named)
    );
  }
  if (word.shape === "number" || word.text === "&" || CALENDAR.has(word.text)) return false;
  if (word.lower === "i" || /^i['’]/u.test(word.lower) || DETERMINER.test(word.lower)) return false;
  if (isKnownName(word.text)) return true;
  const follows = next !== undefined && joined(text, word, next) && isUpper(next) && !CALENDAR.has(next.text);
  if (OPENERS.has(word.lower)) {
    if (HARD.has(word.lower) || !follows) return false;
    // `Second World War` goes on; `Yesterday Molotov` and `Talks Collapse` do not.
    return (
      !word.first ||
      (word.pos !== "ADV" && (evidence.lowers.get(word.lower) ?? 0) < 3 && !isProperHere(next, evidence))
    );
  }
  if (word.first && follows && !silent && !isGivenName(word.text) && !isRoleNoun(word.text)) {
    // A sentence that opens with an ordinary word before a name: `Critics Smith and Jones …`.
    const ordinary = (evidence.lowers.get(word.lower) ?? 0) > (evidence.capitals.get(word.text) ?? 0);
    if (ordinary && isProperHere(next, evidence)) return false;
  }
  return true;
}

const LAW = /^(?:Act|Bill|Convention|Code|Regulations|Order)$/u;

/** Openers that never begin a name, unlike `New` or `Great`. */
const HARD: ReadonlySet<string> = new Set(
  `a an the this that these those i you he she it we they me him us them my your his its our their and but or nor so yet if although though because unless while as at by for
  from into of off on onto out over per through with within without about across after against along amid among around before behind below beneath beside besides between beyond despite
  during except until upon via when where why how whether than is are was were be been do does did has have had not yes in to all both each every either neither what who whom whose which
  thus hence then also however therefore moreover furthermore meanwhile today yesterday tomorrow soon now later earlier once since under oh ah dear following including according
  regarding concerning given due accordingly finally eventually ultimately initially although indeed perhaps maybe even just only still too very there here`.split(
    /\s+/u,
  ),
);

function skipParticles(text: string, words: readonly Word[], at: number): Word | undefined {
  let i = at + 1;
  while (i < at + 3) {
    const word = words[i];
    const before = words[i - 1];
    if (!word || !before || !joined(text, before, word)) return undefined;
    if (word.shape !== "lower") return word;
    if (!PARTICLES.has(word.lower)) return undefined;
    i += 1;
  }
  return words[i];
}

function isUpper(word: Word): boolean {
  return word.shape === "capital" || word.shape === "capitals" || word.shape === "initial";
}

/** How many more words belong to the run that holds words `from` to `to`; 0 ends it. */
function stepFrom(text: string, words: readonly Word[], from: number, to: number, silent: boolean): number {
  const last = words[to - 1];
  const word = words[to];
  if (!last || !word) return 0;
  if (last.possessive) return possessiveGoesOn(words, from, to) ? 1 : 0;
  if (!joined(text, last, word)) return 0;
  if (isUpper(word)) {
    if (word.lower === "i" && to - from > 0 && !(isGivenName(last.text) && words[to + 1]?.shape === "lower"))
      return 0;
    // `Karl August von …`, `Theresa May`; not `Karl August 3`.
    if (CALENDAR.has(word.text)) {
      return isGivenName(last.text) && word.text.length <= 6 && words[to + 1]?.shape !== "number" ? 1 : 0;
    }
    if (
      word.first &&
      !(last.shape === "initial" || SHORT_TITLES.has(last.text) || /^(?:St|No|Mt)$/u.test(last.text))
    )
      return 0;
    if (HARD.has(word.lower) && !silent && !ROMAN.test(word.text)) return 0;
    return isNation(last) && isNation(word) ? 0 : 1;
  }
  const next = words[to + 1];
  if (/^(?:plc|v|vs)$/u.test(word.lower) && word.text !== "V")
    return word.lower === "plc" ? 1 : next && isUpper(next) ? 2 : 0;
  if (last.text === "No" && word.shape === "number") return 1;
  if (word.text === "&") return next && isUpper(next) ? 2 : 0;
  if (LOWER_EVENT_HEADS.has(word.lower)) return lowerHeadBelongs(words, from, to) ? 1 : 0;
  if (!next || !joined(text, word, next)) return 0;
  if (PARTICLES.has(word.lower) && !isRoleNoun(last.text)) {
    if (isUpper(next) && !next.first) return 2;
    const third = words[to + 2];
    return PARTICLES.has(next.lower) && third && isUpper(third) && joined(text, next, third) ? 3 : 0;
  }
  return linkingWord(text, words, from, to);
}

/** `Treaty of Versailles`, `Bank of the West`, `Ministry for Health and Sport`. */
function linkingWord(text: string, words: readonly Word[], from: number, to: number): number {
  const last = words[to - 1];
  const word = words[to];
  const next = words[to + 1];
  const third = words[to + 2];
  if (!last || !word || !next) return 0;
  const head =
    OF_HEADS.has(last.text) ||
    EVENT_HEADS.has(last.text) ||
    ORG_HEADS.has(last.text) ||
    PLACE_HEADS.has(last.text);
  if (word.lower === "of" && head) {
    if (isUpper(next) && !CALENDAR.has(next.text)) return 2;
    return next.lower === "the" && third && isUpper(third) && joined(text, next, third) ? 3 : 0;
  }
  // `Sale of Goods Act`
  if (
    word.lower === "of" &&
    isUpper(next) &&
    words.slice(to + 2, to + 6).some((each, i, all) => LAW.test(each.text) && all.slice(0, i).every(isUpper))
  )
    return 2;
  if (word.lower === "for" && ORG_HEADS.has(last.text) && isUpper(next) && !isKnownName(next.text)) return 2;
  const opens = words[from];
  const list =
    opens &&
    /^(?:Ministry|Department|Committee|Board|Institute|Faculty|Office|Secretary|Minister|School)$/u.test(
      opens.text,
    );
  if (word.lower === "and" && list && isUpper(next) && !isKnownName(next.text) && !isGivenName(next.text)) {
    return words.slice(from, to).some((each) => each.lower === "of" || each.lower === "for") ? 2 : 0;
  }
  return 0;
}

/** `King's College`, `Women's World Cup`; not `Hitler's Germany`, `Britain's Parliament`. */
function possessiveGoesOn(words: readonly Word[], from: number, to: number): boolean {
  const owner = words[to - 1];
  const next = words[to];
  if (!owner || !next || to - from > 2 || next.shape !== "capital" || next.start - owner.end > 3)
    return false;
  if (isKnownName(owner.text) || next.first) return false;
  const after = words[to + 1];
  const headed = (word: Word | undefined): boolean =>
    word !== undefined &&
    (ORG_HEADS.has(word.text) || PLACE_HEADS.has(word.text) || EVENT_HEADS.has(word.text));
  const general =
    /^(?:King|Queen|Women|Men|People|Children|Workers|Lloyd|Mary|John|Paul|Peter|James|Prince|Lord)$/u.test(
      owner.text,
    );
  return general && (headed(next) || headed(after));
}

/** `the Berlin talks`, `Molotov-Ribbentrop pact`, `Winter war`; not `Soviet campaign`, `Hitler talks`. */
function lowerHeadBelongs(words: readonly Word[], from: number, to: number): boolean {
  const run = words.slice(from, to);
  const last = run[run.length - 1];
  if (!last || isRoleNoun(last.text)) return false;
  if (run.some((word) => word.text.includes("-") && STATE_FORMS.get(word.text)?.kind !== "name")) return true;
  if (run.length === 1 && (STATE_FORMS.has(last.text) || COMBINING.has(last.text))) return false;
  if (run.length === 1 && NAME_TITLES.has(last.text)) return false;
  const before = words[from - 1];
  return before !== undefined && DETERMINER.test(before.lower);
}

function isNation(word: Word): boolean {
  const form = STATE_FORMS.get(word.text);
  return (
    form !== undefined &&
    form.kind === "name" &&
    !/^(?:US|U\.S\.|UK|U\.K\.|EU|India|Jordan|Georgia|China|Chad|Reich)$/u.test(word.text)
  );
}

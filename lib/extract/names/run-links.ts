import { isKnownName } from "./evidence.ts";
import { CALENDAR, DETERMINER, HARD_OPENERS } from "./function-words.ts";
import { EVENT_HEADS, LOWER_EVENT_HEADS, OF_HEADS, ORG_HEADS } from "./heads.ts";
import { isGivenName, PARTICLES } from "./people.ts";
import { PLACE_HEADS } from "./places.ts";
import { isRoleNoun, NAME_TITLES, SHORT_TITLES } from "./roles.ts";
import { COMBINING, STATE_FORMS } from "./states.ts";
import { joined, type Word } from "./words.ts";

export const ROMAN = /^(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XX?I{0,3})$/u;
const LAW = /^(?:Act|Bill|Convention|Code|Regulations|Order)$/u;

/** Whether a word begins with a capital. */
export function isUpper(word: Word): boolean {
  return word.shape === "capital" || word.shape === "capitals" || word.shape === "initial";
}

/** How many more words belong to the run that holds words `from` to `to`; 0 ends it. */
export function stepFrom(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  silent: boolean,
): number {
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
      !(
        last.shape === "initial" ||
        SHORT_TITLES.has(last.text) ||
        /^(?:St|No|Mt|Thos|Wm|Jas|Chas|Geo|Jno|Robt|Saml|Edwd|Benj)$/u.test(last.text)
      )
    )
      return 0;
    if (HARD_OPENERS.has(word.lower) && !silent && !ROMAN.test(word.text)) return 0;
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

/** Bodies and meetings that say behind `on` what they are about. */
const ABOUT_HEADS = new Set([
  "Conference",
  "Commission",
  "Committee",
  "Council",
  "Convention",
  "Panel",
  "Subcommittee",
  "Congress",
]);

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
  // `Conference on Security and Cooperation`
  if (
    word.lower === "on" &&
    ABOUT_HEADS.has(last.text) &&
    words[from - 1]?.lower === "the" &&
    isUpper(next) &&
    !CALENDAR.has(next.text) &&
    !isKnownName(next.text)
  )
    return 2;
  if (
    word.lower === "and" &&
    isUpper(next) &&
    words[to - 2]?.lower === "on" &&
    ABOUT_HEADS.has(words[to - 3]?.text ?? "") &&
    third?.lower !== "and"
  )
    return 2;
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

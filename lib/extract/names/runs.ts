import { isOrdinaryWord } from "../tagger/tag.ts";
import {
  calm,
  type Evidence,
  isKnownName,
  isNameAlone,
  isProperHere,
  startsKnownPhrase,
} from "./evidence.ts";
import { CALENDAR, DETERMINER, HARD_OPENERS, OPENERS } from "./function-words.ts";
import { EVENT_HEADS } from "./heads.ts";
import { isGivenName, isOpeningParticle, PARTICLES } from "./people.ts";
import { isRoleNoun, PAPERS_AS_NAMES, SHORT_TITLES, TITLES_AS_NAMES } from "./roles.ts";
import { isUpper, ROMAN, stepFrom } from "./run-links.ts";
import { isCyrillic } from "./transliterate.ts";
import { joined, type Word } from "./words.ts";

/** Words `from` to `to` (exclusive) of one sentence that may together be a name, roles still included. */
export type Run = { readonly from: number; readonly to: number };

const LONGEST = 14;

const STYLES = new Set(
  "Grace Majesty Majesties Highness Excellency Eminence Holiness Lordship Ladyship Honour Honor".split(" "),
);

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
    if (isOrdinary(words[i])) {
      i += 1;
      continue;
    }
    const to = runAt(text, words, i, evidence, silent, language);
    if (to > i) runs.push({ from: i, to });
    i = Math.max(to, i + 1);
  }
  return runs;
}

/** A word in small letters that opens no name and no phrase of our lists, as most words are. */
function isOrdinary(word: Word | undefined): boolean {
  return word?.shape === "lower" && !isOpeningParticle(word.lower) && !startsKnownPhrase(word.text);
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
  const english = (language === "en" || language === "und") && !isCyrillic(first.text);
  // `la France`, `von Berlin`: in their own languages these words are articles and prepositions.
  if (first.shape === "lower" && !english) return from;
  const known = knownPhrase(text, words, from);
  const to = extend(text, words, from, evidence, silent);
  if (to <= from) return known;
  if (to - from === 1 && known <= to) {
    const next = words[from + 1];
    if (isTitleForName(text, words, from)) return to;
    if (!isNameAlone(first, next, evidence, silent, english)) return from;
    if (
      language === "de" &&
      !isKnownName(first.text) &&
      !isGivenName(first.text) &&
      !evidence.surnames.has(first.text)
    )
      return from;
    return to;
  }
  // German writes every noun with a capital: only a given name or a known name opens one there.
  if (language === "de" && !silent) {
    return isGivenName(first.text) || first.shape === "initial" || isOpeningParticle(first.lower)
      ? to
      : known;
  }
  if (!silent) return Math.max(to, known);
  if (hasFooting(words, from, to, evidence)) return Math.max(to, known);
  if (known > from) return known;
  return isNameAlone(first, undefined, evidence, silent, english) ? from + 1 : from;
}

/** `the Kaiser`, `the Pope`, `The Times`: one known bearer, when no name follows. */
function isTitleForName(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  return (
    word !== undefined &&
    before?.lower === "the" &&
    (TITLES_AS_NAMES.has(word.text) || PAPERS_AS_NAMES.has(word.text)) &&
    joined(text, before, word)
  );
}

/** Where capitals are cheap, a run of several needs a word that is a name anyway. */
function hasFooting(words: readonly Word[], from: number, to: number, evidence: Evidence): boolean {
  const list = words.slice(from, to);
  let named = 0;
  for (const [i, word] of list.entries()) {
    // `Interview with Margaret Tulloch`: what stands behind a given name and is no word of the language
    const family = isGivenName(list[i - 1]?.text ?? "") && word.shape === "capital";
    if (family && !isOrdinaryWord(word.lower)) continue;
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
  if (!startsKnownPhrase(words[from]?.text ?? "")) return from;
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
    if (!isOpeningParticle(word.lower) || word.first) return false;
    const named = word.lower === "van" || word.lower === "von" ? skipParticles(text, words, at) : next;
    return (
      named !== undefined &&
      named.shape === "capital" &&
      !CALENDAR.has(named.text) &&
      joined(text, word, next ?? named)
    );
  }
  if (word.shape === "number" || word.text === "&") return false;
  // `His Grace` is a way to speak of somebody, not a name.
  if (STYLES.has(word.text) && /^(?:his|her|your|their)$/u.test(words[at - 1]?.lower ?? "")) return false;
  // `Jan Kowalski`, but not `on 3 Jan Kowalski …`
  if (CALENDAR.has(word.text) && !(isGivenName(word.text) && words[at - 1]?.shape !== "number")) return false;
  if (word.lower === "i" || /^i['’]/u.test(word.lower) || DETERMINER.test(word.lower)) return false;
  if (isKnownName(word.text)) return true;
  const follows = next !== undefined && joined(text, word, next) && isUpper(next) && !CALENDAR.has(next.text);
  if (OPENERS.has(word.lower)) {
    if (HARD_OPENERS.has(word.lower) || !follows) return false;
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

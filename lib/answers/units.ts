import { americanForm, foldWord, umlautForm } from "./fold-word.ts";
import { isMoneySign, measureOf } from "./measures.ts";
import { figures, magnitudeOf, numberInWords, roman, times } from "./numbers.ts";
import { isAnd, isArticle, isNegation, isOr, longForm, phrasesFrom, type Weight, weightOf } from "./words.ts";

/** A piece of an answer that is compared as a whole: a word, a number, a name of several words. */
export type Unit = {
  /** Where it stands in the answer as it was written: UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Canonical forms; two units are the same when they share one. */
  readonly keys: readonly string[];
  /** The folded word, for telling slips. */
  readonly word: string;
  /** In numbers no slip is forgiven. */
  readonly isNumber: boolean;
  /** Of a number: percent, km … */
  readonly measure: string | null;
  readonly weight: Weight;
  readonly article: boolean;
  readonly negation: boolean;
  readonly and: boolean;
  readonly or: boolean;
  /** Written with a large letter. */
  readonly proper: boolean;
};

export type ReadOptions = {
  /** The main part of a language tag. */
  readonly language: string;
  /** Whether figures may be grouped in any country's way; for what was typed. */
  readonly lenient: boolean;
};

// U.S.S.R. · f'(x) · 11:05 · 1 000,5 · 12.11.1940 · O'Brien, H2O · % and other signs that carry a meaning
const TOKEN =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L}){1,8}\.?(?![\p{L}\p{N}])|\p{Nd}{1,2}:[0-5]\p{Nd}(?!\p{Nd})|\p{Nd}{1,3}(?:[ \u00a0\u202f.,’']\p{Nd}{3}){1,9}(?!\p{Nd})(?:[.,]\p{Nd}{1,9})?|\p{Nd}{1,400}(?:[.,]\p{Nd}{1,20}){0,4}|(?<![\p{L}\p{N}]|\p{N}\s)[-−](?=\p{Nd})|[²³¹⁰⁴-⁹]{1,9}|(?:(?![²³¹⁰⁴-⁹])[\p{L}\p{M}\p{N}]){1,400}(?:['’ʼ′][\p{L}\p{M}]{1,60}){0,3}|(?<=(?<![\p{L}\p{N}])\p{L})['’′″](?![\p{L}\p{N}])|[%‰$€£¥&+−<>=≤≥≠*/^×÷√∞#@№°~]/gu;
/** Behind these letters a French or Italian apostrophe ends a word. */
const ELIDED = /^(?<head>l|d|j|m|t|s|n|c|qu|un|dell|dall|all|nell|sull)['’](?<rest>.{1,400})$/iu;

type Token = { readonly start: number; readonly end: number; readonly text: string; readonly word: string };

/** The units of an answer in order. Marks, quotation marks and hyphens are between them and say nothing. */
export function unitsOf(text: string, options: ReadOptions): readonly Unit[] {
  return withPhrases(withNumbers(tokensOf(text, options.language), options), text);
}

function tokensOf(text: string, language: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => split(match[0], match.index, language));
}

/** didn't → did, not · l'été → l, été · Hitler's → Hitler · O'Brien → obrien */
function split(text: string, start: number, language: string): readonly Token[] {
  const token = (part: string, from: number, word = foldWord(part)): Token => ({
    start: start + from,
    end: start + from + part.length,
    text: part,
    // The dash of a derivative stands alone.
    word: part.length === 1 ? word.replace(/[’′]/u, "'") : word.replace(/['’ʼ′]/gu, ""),
  });
  if (/^\p{L}\./u.test(text)) return [token(text, 0, foldWord(text.replaceAll(".", "")))];
  const negated = /^(?<verb>\p{L}{2,20})n['’]t$/iu.exec(text)?.groups?.verb ?? /^(can)not$/iu.exec(text)?.[1];
  if (negated !== undefined) {
    const verb = foldWord(negated).replace(/^ca$/u, "can").replace(/^wo$/u, "will");
    return [token(negated, 0, verb), token(text.slice(negated.length), negated.length, "not")];
  }
  const elided = ["fr", "it", "ca"].includes(language) ? ELIDED.exec(text)?.groups : undefined;
  if (elided?.head !== undefined && elided.rest !== undefined) {
    return [token(elided.head, 0), token(elided.rest, text.length - elided.rest.length)];
  }
  return [token(text, 0, foldWord(text.replace(/['’ʼ′]s$/iu, "")))];
}

function withNumbers(tokens: readonly Token[], options: ReadOptions): readonly Unit[] {
  const words = tokens.map((token) => token.word);
  const units: Unit[] = [];
  let at = 0;
  while (at < tokens.length) {
    const first = tokens[at];
    if (!first) break;
    const number = numberAt(tokens, words, at, options);
    if (number) {
      const end = tokens[at + number.count - 1]?.end ?? first.end;
      units.push(numberUnit(first.start, end, number));
      at += number.count;
      continue;
    }
    const followed = /^\p{N}/u.test(words[at + 1] ?? "");
    units.push(wordUnit(first, units.length === 0, followed, options.language, tokens[at - 1]));
    at += 1;
  }
  return units;
}

type Found = { readonly keys: readonly string[]; readonly measure: string | null; readonly count: number };

function numberAt(
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  { language, lenient }: ReadOptions,
): Found | null {
  let at = from;
  let money: string | null = null;
  let minus = "";
  if (isMoneySign(words[at] ?? "")) {
    money = measureOf(words[at] ?? "") ?? null;
    at += 1;
  }
  if (/^[-−]$/u.test(words[at] ?? "")) {
    minus = "-";
    at += 1;
  }
  const token = tokens[at];
  const word = words[at] ?? "";
  const english = language === "en";
  let values: readonly string[];
  if (token && /^\d/u.test(word)) {
    const next = tokens[at + 1];
    if (word.includes(":") || /^(?:am|pm)$/u.test(next?.word ?? ""))
      return timeAt(word, next?.word ?? "", at - from);
    values = figures(word, english, lenient);
    at += 1;
    if (next && next.start === token.end) {
      if (next.word === "s") return { keys: [`${values[0] ?? ""}s`], measure: null, count: at + 1 - from };
      if (/^(?:st|nd|rd|th|e|er|re|eme)$/u.test(next.word)) at += 1;
    }
    const thousands = next?.word === "k" && next.start === token.end;
    const magnitude = thousands
      ? 1_000
      : english
        ? magnitudeOf(words[at]?.replace(/s$/u, "") ?? "")
        : undefined;
    if (magnitude !== undefined) {
      // 1,700 million is no decimal, 1,7 million is one: both readings are multiplied.
      values = values.map((value) => times(value, magnitude));
      at += 1;
    }
  } else {
    const said = english ? numberInWords(words, at) : null;
    if (!said) return null;
    values = [String(said.value)];
    at += said.count;
  }
  const perCent = words[at] === "per" && words[at + 1] === "cent";
  const measure = money ?? (perCent ? "percent" : measureOf(words[at] ?? "")) ?? null;
  const taken = money !== null || measure === null ? 0 : perCent ? 2 : 1;
  const clock =
    lenient && minus === "" && /^\d{1,2}\.[0-5]\d$/u.test(word) ? minutesOf(word.replace(".", ":"), "") : [];
  return {
    keys: [...values.map((value) => `#${minus}${value}`), ...clock],
    measure,
    count: at + taken - from,
  };
}

function timeAt(word: string, half: string, before: number): Found {
  const isHalf = half === "am" || half === "pm";
  return { keys: minutesOf(word, isHalf ? half : ""), measure: null, count: before + (isHalf ? 2 : 1) };
}

/** A time as the minutes of its day; both halves where it does not say which. */
function minutesOf(text: string, half: string): readonly string[] {
  const [hour = "0", minute = "0"] = text.split(/[:.]/u);
  const sum = (Number(hour) % 24) * 60 + Number(minute);
  if (half === "") return sum < 13 * 60 ? [`t${sum}`, `t${(sum + 720) % 1440}`] : [`t${sum}`];
  return [`t${(sum % 720) + (half === "pm" ? 720 : 0)}`];
}

function numberUnit(start: number, end: number, { keys, measure }: Found): Unit {
  const base = { article: false, negation: false, and: false, or: false, proper: false };
  return { ...base, start, end, keys, word: keys[0] ?? "", isNumber: true, measure, weight: "content" };
}

function wordUnit(
  { start, end, text, word }: Token,
  first: boolean,
  beforeFigure: boolean,
  language: string,
  before: Token | undefined,
): Unit {
  const spelt = americanForm(word);
  const isNo = word === "no" && beforeFigure;
  const isEra = /^(?:ad|ce)$/u.test(word) && (beforeFigure || /^\d/u.test(before?.word ?? ""));
  const long = word === "no" && !isNo ? undefined : longForm(word);
  const umlaut = umlautForm(text);
  const value = romanValue(text, word, before);
  // Whoever leaves the apostrophe out of "Hitler's" leaves out no more than that.
  const possessive = /['’ʼ′]s$/iu.test(text) ? americanForm(`${word}s`) : undefined;
  const article = isArticle(word, language);
  const and = isAnd(word, language);
  return {
    start,
    end,
    keys: [
      spelt,
      possessive,
      long,
      umlaut === null ? undefined : americanForm(umlaut),
      value === null ? undefined : `#${value}`,
    ].filter((key) => typeof key === "string"),
    word: spelt,
    isNumber: value !== null,
    measure: null,
    weight:
      article || and || isNo || isEra || long === "number"
        ? "free"
        : weightOf(beforeFigure && word === "c" ? "ca" : word, first),
    article,
    negation: isNegation(word) && !isNo,
    and,
    or: isOr(word, language),
    proper: /^\p{Lu}/u.test(text),
  };
}

/** Roman where it is written so: II, World War I; small only where it can be nothing else. */
function romanValue(text: string, word: string, before: Token | undefined): number | null {
  if (/^[IVXLCDM]{2,15}$/u.test(text) || /^[ivx]{2,8}$/u.test(text)) return roman(word);
  return /^[IVX]$/u.test(text) && /^\p{Lu}/u.test(before?.text ?? "") ? roman(word) : null;
}

/** Names of several words become one unit: "Soviet Union" and "USSR" are the same. */
function withPhrases(units: readonly Unit[], text: string): readonly Unit[] {
  const out: Unit[] = [];
  let at = 0;
  while (at < units.length) {
    const unit = units[at];
    if (!unit) break;
    const found = unit.keys
      .flatMap(phrasesFrom)
      .find(({ words }) => words.every((word, i) => units[at + i]?.keys.includes(word)));
    const last = units[at + (found?.words.length ?? 1) - 1] ?? unit;
    if (found)
      out.push({
        ...unit,
        end: last.end,
        keys: [found.key],
        word: found.key,
        isNumber: false,
        weight: "content",
      });
    else if (unit.word === "us" && text.slice(unit.start, unit.end).startsWith("U"))
      out.push({ ...unit, keys: ["usa"] });
    else out.push(unit);
    at += found?.words.length ?? 1;
  }
  return out;
}

import { MONTHS } from "#lib/base/months.ts";
import { foldText } from "#lib/base/text.ts";

/** Longer answers are told apart by their words. */
const LONGEST_NAME = 60;
const LONGEST_DATE = 40;
/** Days so close are easily mistaken for each other. */
const NEAR_DAYS = 3;

const MONTH = MONTHS.map((name) => name.toLowerCase()).join("|");
// 12 november 1940 · 12 november
const DAY_FIRST = new RegExp(`\\b(?<day>\\d{1,2}) (?<month>${MONTH})(?: (?<year>\\d{4}))?\\b`, "u");
// november 12, 1940 · november 12
const MONTH_FIRST = new RegExp(`\\b(?<month>${MONTH}) (?<day>\\d{1,2})(?:,? (?<year>\\d{4}))?\\b`, "u");
// november 1940
const MONTH_ONLY = new RegExp(`\\b(?<month>${MONTH}),? (?<year>\\d{4})\\b`, "u");
// 1940
const YEAR_ONLY = /\b(?<year>[12]\d{3})\b/u;

/**
 * What makes an answer easy to confuse with others: the same answer, days within three of each other, the same month,
 * neighbouring years, names that sound alike. Answers with a common key are kept apart in a queue, and are offered for
 * comparison when both were missed.
 */
export function likenessOf(answer: string): readonly string[] {
  const folded = foldText(answer).trim();
  if (folded === "") return [];
  return [`answer ${folded}`, ...dateKeys(folded), ...nameKeys(answer)];
}

/** Whether two answers are easily confused but not the same. */
export function areConfusable(a: string, b: string): boolean {
  const [first, ...others] = likenessOf(a);
  const keys = new Set(others);
  const [same, ...rest] = likenessOf(b);
  return first !== same && rest.some((key) => keys.has(key));
}

function dateKeys(folded: string): readonly string[] {
  if (folded.length > LONGEST_DATE) return [];
  const { day, month, year } =
    (DAY_FIRST.exec(folded) ?? MONTH_FIRST.exec(folded) ?? MONTH_ONLY.exec(folded) ?? YEAR_ONLY.exec(folded))
      ?.groups ?? {};
  if (day !== undefined && month !== undefined) {
    // Any two days less than three apart share one of the three.
    const number = MONTHS.findIndex((name) => name.toLowerCase() === month) * 31 + Number(day);
    return Array.from(
      { length: NEAR_DAYS },
      (_, i) => `day ${year ?? ""} ${i} ${Math.floor((number + i) / NEAR_DAYS)}`,
    );
  }
  if (month !== undefined) return [`month ${year ?? ""} ${month}`];
  if (year === undefined) return [];
  return [0, 1].map((i) => `year ${i} ${Math.floor((Number(year) + i) / 2)}`);
}

/** The last word of a short name by its sound: Molotov and Molotow, Ribbentrop and Ribentrop. */
function nameKeys(answer: string): readonly string[] {
  if (answer.length > LONGEST_NAME || /\d/u.test(answer)) return [];
  const words = answer.split(/\s+/u).filter((word) => /^\p{Lu}/u.test(word));
  const last = words.at(-1);
  if (last === undefined || words.length > 5) return [];
  const sound = foldText(last)
    .replace(/[^\p{L}]/gu, "")
    .replace(/ph/gu, "f")
    .replace(/ck|q/gu, "k")
    .replace(/w/gu, "v")
    .replace(/y/gu, "i")
    .replace(/(?<letter>\p{L})\k<letter>+/gu, "$<letter>");
  const skeleton = sound.slice(0, 1) + sound.slice(1).replace(/[aeiou]/gu, "");
  return skeleton.length < 3 ? [] : [`name ${skeleton}`];
}

/** Numbers in figures, in English words and in Roman letters, as one canonical text each. */

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINAL_SMALL =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";

const VALUES = new Map<string, number>([
  ...SMALL.split(" ").map((word, at) => [word, at] as const),
  ...TENS.split(" ").map((word, at) => [word, (at + 2) * 10] as const),
  ...ORDINAL_SMALL.split(" ").map((word, at) => [word, at] as const),
  ...ORDINAL_TENS.split(" ").map((word, at) => [word, (at + 2) * 10] as const),
]);
const MAGNITUDES = new Map<string, number>([
  ["dozen", 12],
  ["hundred", 100],
  ["hundredth", 100],
  ["thousand", 1e3],
  ["thousandth", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

/** "hundred", "million" …: what a number in front of it is multiplied by. */
export function magnitudeOf(word: string): number | undefined {
  return MAGNITUDES.get(word);
}

/**
 * The number that English words say from a place on, and how many words it takes; null when none begins there.
 * "one hundred and five" is 105 in four words; "twelfth" is 12.
 */
export function numberInWords(
  words: readonly string[],
  from: number,
): { readonly value: number; readonly count: number } | null {
  let total = 0;
  let group: number | null = null;
  let count = 0;
  let at = from;
  const article = words[at] === "a" && MAGNITUDES.has(words[at + 1] ?? "");
  if (article) {
    group = 1;
    at += 1;
  }
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const value = VALUES.get(word);
    const magnitude = MAGNITUDES.get(word);
    if (value !== undefined && fits(group, value)) group = (group ?? 0) + value;
    else if (magnitude !== undefined && group !== null) {
      if (magnitude >= 1e3) {
        total += group * magnitude;
        group = 0;
      } else group *= magnitude;
    } else if (word === "and" && count > 0 && VALUES.has(words[at + 1] ?? "") && isRound(group, total))
      continue;
    else break;
    count = at - from + 1;
  }
  return count === 0 || (article && count < 2) ? null : { value: total + (group ?? 0), count };
}

/** After twenty comes one to nine; after hundreds anything below. */
function fits(group: number | null, value: number): boolean {
  if (group === null || group === 0) return true;
  if (group % 100 === 0) return value < 100;
  return group % 10 === 0 && group % 100 >= 20 && value > 0 && value < 10;
}

/** "and" joins only what may follow a hundred or a thousand: in "three and four" it does not. */
function isRound(group: number | null, total: number): boolean {
  return group === 0 ? total > 0 : group !== null && group % 100 === 0;
}

/**
 * What figures may mean, as canonical numbers. `1,000` and `1 000` are a thousand; one mark with three figures behind it
 * may group or divide, so that both are said when `lenient`, else what English (`1,000`) or another language (`1.000`)
 * writes.
 */
export function figures(text: string, english: boolean, lenient: boolean): readonly string[] {
  const tight = text.replace(/[ \u00a0\u202f'’]/gu, "");
  const marks = tight.match(/[.,]/gu) ?? [];
  if (marks.length === 0) return [plain(tight)];
  const last = marks.at(-1) ?? "";
  const grouping = last === "." ? "," : ".";
  // Several alike (1.000.000) can only group, or are no number (1.2.3); after two kinds (1,234.5) the last one divides.
  const alike = marks.every((mark) => mark === last);
  const whole = plain(tight.replace(/[.,]/gu, ""));
  if (alike && marks.length > 1) return [/^\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+$/u.test(tight) ? whole : tight];
  const divided = plain(tight.replaceAll(grouping, "").replace(",", "."));
  if (!alike) return [divided];
  const mayGroup = /^[1-9]\p{Nd}{0,2}[.,]\p{Nd}{3}$/u.test(tight);
  if (!mayGroup) return [divided];
  if (lenient) return [whole, divided];
  return (last === ",") === english ? [whole] : [divided];
}

/** Without zeros that say nothing: 007 is 7, 1.50 is 1.5. */
function plain(text: string): string {
  const [whole = "", part = ""] = text.split(".");
  const head = whole.replace(/^0+(?=\d)/u, "");
  const tail = part.replace(/0+$/u, "");
  return tail === "" ? head : `${head}.${tail}`;
}

/** 1.7 × 1000000 without the dust of binary fractions. */
export function times(value: string, magnitude: number): string {
  return String(Number((Number(value) * magnitude).toPrecision(12)));
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
// XIV · MCMXL
const ROMAN_FORM = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u;

/** The value of Roman letters (small ones); null for what is no Roman number. */
export function roman(letters: string): number | null {
  if (letters === "" || !ROMAN_FORM.test(letters)) return null;
  let sum = 0;
  for (let i = 0; i < letters.length; i += 1) {
    const value = ROMAN[letters.charAt(i)] ?? 0;
    sum += value < (ROMAN[letters.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

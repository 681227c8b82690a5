import { isDay } from "./calendar.ts";

/** Which of the first two numbers of `11/12/1940` is the day. */
export type NumericOrder = "day-first" | "month-first";

/**
 * The order that a document writes numeric dates in, from the dates that allow one reading only (`23/11/1940`,
 * `11/23/1940`). Without such evidence: day first, as most of the world writes, unless the spelling is American.
 */
export function numericOrderOf(text: string): NumericOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const match of text.includes("/")
    ? text.matchAll(/(?<![\d/.])(\d{1,2})\/(\d{1,2})\/\d{2,4}(?![\d/])/gu)
    : []) {
    const [a, b] = [Number(match[1]), Number(match[2])];
    if (a > 12 && b <= 12) dayFirst += 1;
    if (b > 12 && a <= 12) monthFirst += 1;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? "day-first" : "month-first";
  // November 12, 1940 beside 11/12/1940: who writes the month first in words does so in numbers.
  const words = text.match(
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},\s\d{4}/gu,
  );
  return words &&
    words.length > 0 &&
    !/\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u.test(
      text,
    )
    ? "month-first"
    : "day-first";
}

const ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Reads `1940-11-12`, `12.11.1940`, `12.XI.1940`, `11/12/1940`, `12.11.40`; null when no calendar has such a day. */
export function numericDate(
  text: string,
  order: NumericOrder,
  century: number,
): { year: number; month: number; day: number } | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = text.split(/[./]/u);
  const [first = "", second = "", third = ""] = parts;
  const year = third.length === 2 ? century * 100 + Number(third) : Number(third);
  const roman = ROMAN_MONTHS.indexOf(second);
  if (roman >= 0) return checked(year, roman + 1, Number(first));
  // Dots mean day-month-year unless that is impossible.
  const dayFirst = text.includes(".") || order === "day-first";
  const [a, b] = [Number(first), Number(second)];
  return dayFirst
    ? (checked(year, b, a) ?? checked(year, a, b))
    : (checked(year, a, b) ?? checked(year, b, a));
}

function checked(
  year: number,
  month: number,
  day: number,
): { year: number; month: number; day: number } | null {
  return isDay(year, month, day) ? { year, month, day } : null;
}

import { MONTHS } from "#lib/base/months.ts";
import type { DateMention } from "#lib/extract/types.ts";

/** The days a time expression may mean: whole days since 1970-01-01, both ends included. */
export type Interval = { readonly from: number; readonly to: number };

const SEASONS: Readonly<Record<string, { from: number; months: number; name: string }>> = {
  // A month wider than the almanac on each side: writers are not astronomers.
  SP: { from: 3, months: 4, name: "spring" },
  SU: { from: 6, months: 4, name: "summer" },
  FA: { from: 9, months: 4, name: "autumn" },
  WI: { from: 1, months: 14, name: "winter" },
};

const MS_PER_DAY = 86_400_000;

function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / MS_PER_DAY);
}

// -0480 · 1940 · 194X · 19XX · 1940-11 · 1940-SU · 1940-11-12 · 1940-11-12T11:05
const POINT =
  /^(?<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?<month>\d{2}|SP|SU|FA|WI)(?:-(?<day>\d{2}))?)?(?:T[\d:]{2,8})?$/u;

const points = new Map<string, Interval | null>();
const KEEP = 20_000;

/** The days of one point of the extraction contract (`1940`, `1940-11`, `194X` …), or null for anything else. */
function intervalOfPoint(value: string): Interval | null {
  const known = points.get(value);
  if (known !== undefined) return known;
  // A cache, not a store: the same days are asked for again and again, and dropped whole when there are too many.
  if (points.size > KEEP) points.clear();
  const made = readPoint(value);
  points.set(value, made);
  return made;
}

function readPoint(value: string): Interval | null {
  const groups = POINT.exec(value)?.groups;
  if (!groups) return null;
  const { year = "", month, day } = groups;
  const vague = /X+$/u.exec(year)?.[0].length ?? 0;
  const first = Number(year.replaceAll("X", "0"));
  if (vague > 0) return { from: dayOf(first, 1, 1), to: dayOf(first + 10 ** vague, 1, 1) - 1 };
  if (month === undefined) return { from: dayOf(first, 1, 1), to: dayOf(first + 1, 1, 1) - 1 };
  const season = SEASONS[month];
  if (season)
    return { from: dayOf(first, season.from, 1), to: dayOf(first, season.from + season.months, 1) - 1 };
  if (day === undefined)
    return { from: dayOf(first, Number(month), 1), to: dayOf(first, Number(month) + 1, 1) - 1 };
  const exact = dayOf(first, Number(month), Number(day));
  return { from: exact, to: exact };
}

/** The days of a value, ranges included; null for durations and for what is not a date. */
export function intervalOfValue(value: string): Interval | null {
  const [a = "", b, ...rest] = value.split("/");
  if (rest.length > 0) return null;
  const from = intervalOfPoint(a);
  if (b === undefined || !from) return from;
  const to = intervalOfPoint(b);
  return to && to.to >= from.from ? { from: from.from, to: to.to } : null;
}

const FAR = 4_000_000;

/**
 * The days a mention leaves open. `mid-`, `early`, `late` keep the whole unit (writers stretch them), `about` adds a
 * unit on each side, `before` and `after` open one end.
 */
export function intervalOf(mention: Pick<DateMention, "value" | "modifier">): Interval | null {
  const plain = intervalOfValue(mention.value);
  if (!plain) return null;
  const width = plain.to - plain.from + 1;
  switch (mention.modifier) {
    case "about":
      return { from: plain.from - 2 * width, to: plain.to + 2 * width };
    case "before":
    case "until":
    case "by":
      return { from: -FAR, to: plain.to };
    case "after":
    case "since":
      return { from: plain.from, to: FAR };
    default:
      return plain;
  }
}

/** Whether two stretches share a day. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Days between two stretches that share none; 0 when they touch or overlap. */
export function gapInDays(a: Interval, b: Interval): number {
  return Math.max(0, a.from - b.to - 1, b.from - a.to - 1);
}

/** Whether both ends agree, each as far as it is told: `1939/1945` against `1939-09/1946` does not. */
export function sameEnds(a: string, b: string): boolean {
  const [a1 = "", a2] = a.split("/");
  const [b1 = "", b2] = b.split("/");
  if (a2 === undefined || b2 === undefined) {
    const [left, right] = [intervalOfValue(a), intervalOfValue(b)];
    return !left || !right || overlaps(left, right);
  }
  const pairs = [
    [a1, b1],
    [a2, b2],
  ] as const;
  return pairs.every(([x, y]) => {
    const [left, right] = [intervalOfPoint(x), intervalOfPoint(y)];
    return !left || !right || overlaps(left, right);
  });
}

function pointInWords(value: string): string {
  const groups = POINT.exec(value)?.groups;
  if (!groups) return value;
  const { year = "", month, day } = groups;
  const first = Number(year.replaceAll("X", "0"));
  if (year.endsWith("XX")) return `the ${Math.floor(first / 100) + 1}th century`.replace("21th", "21st");
  if (year.endsWith("X")) return `the ${first}s`;
  const named = first < 0 ? `${-first} BC` : String(first);
  if (month === undefined) return named;
  const season = SEASONS[month];
  if (season) return `${season.name} ${named}`;
  const monthName = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${monthName} ${named}` : `${Number(day)} ${monthName} ${named}`;
}

/** A value for a reader: `12 November 1940`, `October and November 1940`, `summer 1940`, `the 1940s`. */
export function dateInWords(value: string): string {
  const [a = "", b] = value.split("/");
  if (b === undefined) return pointInWords(a);
  const [from, to] = [pointInWords(a), pointInWords(b)];
  const sameYear = a.slice(0, 4) === b.slice(0, 4) && a.length > 4;
  const left = sameYear ? from.replace(/\s\d+$/u, "") : from;
  const months =
    sameYear && a.length === 7 && b.length === 7 && Number(b.slice(5)) - Number(a.slice(5)) === 1;
  return `${left} ${months ? "and" : "to"} ${to}`;
}

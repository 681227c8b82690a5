import { MONTHS } from "#lib/base/months.ts";
import type { DateMention } from "#lib/extract/types.ts";

const SEASONS: Readonly<Record<string, string>> = {
  SP: "spring",
  SU: "summer",
  FA: "autumn",
  AU: "autumn",
  WI: "winter",
};

/** How a value is shown, and the words that ask for it at its own granularity. */
export type DateWords = { readonly answer: string; readonly ask: string };

type Point =
  | {
      readonly kind: "time";
      readonly year: string;
      readonly month: number;
      readonly day: number;
      readonly clock: string;
    }
  | { readonly kind: "day"; readonly year: string; readonly month: number; readonly day: number }
  | { readonly kind: "month"; readonly year: string; readonly month: number }
  | { readonly kind: "season"; readonly year: string; readonly season: string }
  | { readonly kind: "year"; readonly year: string }
  | { readonly kind: "decade"; readonly year: string }
  | { readonly kind: "century"; readonly century: number; readonly era: string };

// 1940-11-12T11:05 · 1940-11-12 · 1940-11 · 1940-SU · 1940 · -0480 · 194X · 19XX
const VALUE =
  /^(?<bc>-)?(?<year>\d{2,4}X{0,2})(?:-(?<season>SP|SU|FA|AU|WI)|-(?<month>\d{2})(?:-(?<day>\d{2})(?:T(?<clock>\d{2}:\d{2}))?)?)?$/u;

/** The same years and days stand in many places: so many of them are kept as they were read. */
const MOST_KNOWN = 4096;
const known = new Map<string, Point | null>();

function readPoint(value: string): Point | null {
  let point = known.get(value);
  if (point === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    point = pointOf(value);
    known.set(value, point);
  }
  return point;
}

function pointOf(value: string): Point | null {
  const parts = VALUE.exec(value)?.groups;
  const digits = parts?.year;
  if (parts === undefined || digits === undefined) return null;
  const { bc, season, month, day, clock } = parts;
  const era = bc === undefined ? "" : " BC";
  if (/^\d{2}XX$/u.test(digits)) return { kind: "century", century: Number(digits.slice(0, 2)) + 1, era };
  const year = `${digits.replace(/^0+(?=\d)/u, "")}${era}`;
  if (/^\d{3}X$/u.test(digits)) return { kind: "decade", year: digits.replace("X", "0") + era };
  if (digits.includes("X")) return null;
  if (season !== undefined) return { kind: "season", year, season: SEASONS[season] ?? "" };
  if (month === undefined) return { kind: "year", year };
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { kind: "month", year, month: Number(month) };
  if (clock === undefined) return { kind: "day", year, month: Number(month), day: Number(day) };
  return { kind: "time", year, month: Number(month), day: Number(day), clock };
}

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${tail}`;
}

function clockWords(clock: string): string {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}:${String(minute).padStart(2, "0")} ${hour < 12 ? "a.m." : "p.m."}`;
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

function show(point: Point): string {
  switch (point.kind) {
    case "time":
      return `${point.day} ${monthName(point.month)} ${point.year}, ${clockWords(point.clock)}`;
    case "day":
      return `${point.day} ${monthName(point.month)} ${point.year}`;
    case "month":
      return `${monthName(point.month)} ${point.year}`;
    case "season":
      return `${point.season} ${point.year}`;
    case "year":
      return point.year;
    case "decade":
      return `the ${point.year}s`;
    case "century":
      return `the ${ordinal(point.century)} century${point.era}`;
  }
}

const ASK: Readonly<Record<Point["kind"], string>> = {
  time: "On what date and at what time",
  day: "On what date",
  month: "In which month",
  season: "In which season",
  year: "In which year",
  decade: "In which decade",
  century: "In which century",
};

// October and November 1940 · 12–13 November 1940 · 28 June – 2 July 1940 · 1939–1941
function showRange(from: Point, to: Point): string | null {
  if (from.kind === "month" && to.kind === "month") {
    if (from.year !== to.year) return `${show(from)} to ${show(to)}`;
    const joint = to.month - from.month === 1 ? "and" : "to";
    return `${monthName(from.month)} ${joint} ${monthName(to.month)} ${to.year}`;
  }
  if (from.kind === "day" && to.kind === "day") {
    if (from.year !== to.year) return `${show(from)} to ${show(to)}`;
    if (from.month === to.month) return `${from.day} to ${to.day} ${monthName(to.month)} ${to.year}`;
    return `${from.day} ${monthName(from.month)} to ${to.day} ${monthName(to.month)} ${to.year}`;
  }
  if (from.kind === to.kind) return `${show(from)} to ${show(to)}`;
  return null;
}

const NARROW: Readonly<Record<string, string>> = {
  early: "early ",
  mid: "mid-",
  late: "late ",
  about: "about ",
  end: "the end of ",
  start: "the start of ",
};

/**
 * A value in a reader's words (`12 November 1940`, `mid-November 1940`, `October and November 1940`) and the question
 * words of the same granularity. Null for what makes no date card: durations, and values that no calendar knows.
 */
export function dateWords({ value, modifier }: Pick<DateMention, "value" | "modifier">): DateWords | null {
  const slash = value.indexOf("/");
  const [first = "", second] = slash < 0 ? [value] : value.split("/");
  const from = readPoint(first);
  if (from === null) return null;
  if (second !== undefined) {
    const to = readPoint(second);
    const words = to === null ? null : showRange(from, to);
    if (words === null) return null;
    const months =
      from.kind === "month" && to?.kind === "month" && from.year === to.year && to.month - from.month === 1;
    return { answer: words, ask: months ? "In which two months" : "During which period" };
  }
  const narrowed = modifier === null ? undefined : NARROW[modifier];
  const coarse = from.kind !== "day" && from.kind !== "time";
  const answer =
    narrowed !== undefined && (coarse || modifier === "about")
      ? `${narrowed}${show(from).replace(/^the /u, "")}`
      : show(from);
  if (narrowed === undefined || !coarse) return { answer, ask: ASK[from.kind] };
  const part = modifier === "about" ? ASK[from.kind] : "Roughly when";
  return { answer, ask: part };
}

/** The same date as a part of a sentence: `on 9 June 1876`, `in 1879`. */
export function whenWords(mention: Pick<DateMention, "value" | "modifier">): string | null {
  const words = dateWords(mention);
  if (words === null) return null;
  return `${/^\d{1,2} /u.test(words.answer) ? "on" : "in"} ${words.answer}`;
}

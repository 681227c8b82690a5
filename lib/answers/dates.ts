import { monthOf, seasonOf } from "./calendar-words.ts";
import { foldWord } from "./fold-word.ts";
import { numberInWords } from "./numbers.ts";
import { isAnd, isArticle, mainLanguage } from "./words.ts";

export const FIELDS = ["day", "month", "season", "year"] as const;
export type DateField = (typeof FIELDS)[number];

/** A date as far as it was said. */
export type PartialDate = {
  readonly day?: number;
  readonly month?: number;
  readonly season?: number;
  readonly year?: number;
  readonly before?: boolean;
};

/** One date or several, as one text says them. */
export type DateReading = {
  readonly dates: readonly PartialDate[];
  /** Whether two are the ends of a stretch; else they stand beside each other, in any order. */
  readonly stretch: boolean;
  /** A month was misspelt. */
  readonly slip: boolean;
  /** Where the fields stand, when there is one date. */
  readonly places: Readonly<Partial<Record<DateField, { readonly start: number; readonly end: number }>>>;
};

type Item = { readonly start: number; readonly end: number } & (
  | { readonly kind: "number"; readonly value: number; readonly digits: number }
  | { readonly kind: "month" | "season"; readonly value: number; readonly slip?: boolean }
  | { readonly kind: "to" | "and" | "bc" | "ad" }
  | { readonly kind: "mark"; readonly mark: string }
);

const TOKEN =
  /(?<number>\p{Nd}{1,4})(?!\p{Nd})(?<ordinal>st|nd|rd|th|er|º|\.(?=\s\p{L}))?|(?<word>\p{L}[\p{L}\p{M}]*(?:\.\p{L}){0,2}\.?)|(?<mark>[-‐‑–—−/.,&])|(?<other>[^\s])/giu;

const TO = new Set(["to", "until", "till", "through", "bis", "jusqu", "hasta", "fino", "до"]);
const SILENT = new Set(
  "of in on at from between since by during about around circa ca c approximately de del du le di am im vom von den em el anno year".split(
    " ",
  ),
);
const ERAS = new Map<string, "bc" | "ad">([
  ["bc", "bc"],
  ["bce", "bc"],
  ["ad", "ad"],
  ["ce", "ad"],
]);

/**
 * The dates that a text is, every way it may be read; none when there is anything else in it. "11/12/1940" has two
 * readings. Years have three or four figures, or an era.
 */
export function readDates(text: string, language: string | undefined): readonly DateReading[] {
  const items = itemsOf(text, language);
  if (items === null || items.length === 0) return [];
  const figures = allFigures(items);
  if (figures.length > 0) return figures;
  const reading = inWords(items.filter((item) => item.kind !== "mark" || /[-‐‑–—−]/u.test(item.mark)));
  if (!reading) return [];
  // "between 1939 and 1945" are ends as well.
  return [/\bbetween\b/iu.test(text) && reading.dates.length === 2 ? { ...reading, stretch: true } : reading];
}

function itemsOf(text: string, language: string | undefined): readonly Item[] | null {
  const main = mainLanguage(language);
  const items: Item[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { number, word, mark, other } = match.groups ?? {};
    const at = { start: match.index, end: match.index + match[0].length };
    if (other !== undefined) {
      if (/[()"“”'’‘]/u.test(other)) continue;
      return null;
    }
    if (number !== undefined) {
      const plain = foldWord(number);
      items.push({ ...at, kind: "number", value: Number(plain), digits: plain.length });
    } else if (mark !== undefined) {
      items.push(mark === "&" ? { ...at, kind: "and" } : { ...at, kind: "mark", mark });
    } else if (word !== undefined) {
      const item = wordItem(foldWord(word).replaceAll(".", ""), main, language);
      if (item === null) return null;
      if (item !== "silent") items.push({ ...at, ...item });
    }
  }
  return items;
}

type WordItem =
  | { readonly kind: "number"; readonly value: number; readonly digits: number }
  | { readonly kind: "month" | "season"; readonly value: number; readonly slip?: boolean }
  | { readonly kind: "to" | "and" | "bc" | "ad" };

function wordItem(word: string, main: string, language: string | undefined): WordItem | "silent" | null {
  const season = seasonOf(word);
  if (season !== undefined) return { kind: "season", value: season };
  const era = ERAS.get(word);
  if (era) return { kind: era };
  if (TO.has(word)) return { kind: "to" };
  if (isAnd(word, main)) return { kind: "and" };
  if (SILENT.has(word) || isArticle(word, main) || isArticle(word, "en")) return "silent";
  // The twelfth of November; larger numbers of two words are not days that anybody spells out.
  const said = numberInWords([word], 0);
  if (said && said.value <= 31) return { kind: "number", value: said.value, digits: 2 };
  const month = monthOf(word, language);
  return month ? { kind: "month", value: month.month, slip: month.slip } : null;
}

/** 12.11.1940 · 12/11/40 · 1940-11-12 · 11/1940 */
function allFigures(items: readonly Item[]): readonly DateReading[] {
  const numbers = items.filter((item) => item.kind === "number");
  const marks = items.flatMap((item) => (item.kind === "mark" ? [item.mark] : []));
  if (numbers.length + marks.length !== items.length || marks.length !== numbers.length - 1) return [];
  const mark = marks[0] ?? "";
  if (!marks.every((other) => other === mark) || !/[-./]/u.test(mark)) return [];
  const [a, b, c] = numbers;
  const reading = (fields: readonly (readonly [DateField, typeof a])[]): DateReading[] => {
    const date = Object.fromEntries(fields.map(([field, item]) => [field, item?.value ?? 0]));
    const places = Object.fromEntries(
      fields.map(([field, item]) => [field, { start: item?.start ?? 0, end: item?.end ?? 0 }]),
    );
    return isDate(date) ? [{ dates: [date], stretch: false, slip: false, places }] : [];
  };
  if (a && b && c) {
    if (a.digits === 4)
      return reading([
        ["year", a],
        ["month", b],
        ["day", c],
      ]);
    if (c.digits !== 4 && c.digits !== 2) return [];
    const dayFirst = reading([
      ["day", a],
      ["month", b],
      ["year", c],
    ]);
    // Points mean day first wherever they are used; strokes mean either.
    if (mark !== "/" && dayFirst.length > 0) return dayFirst;
    return [
      ...dayFirst,
      ...reading([
        ["month", a],
        ["day", b],
        ["year", c],
      ]),
    ];
  }
  if (a && b && a.digits === 4 && b.digits === 2 && mark === "-" && b.value <= 12)
    return reading([
      ["year", a],
      ["month", b],
    ]);
  if (a && b && a.digits <= 2 && b.digits === 4 && mark !== "-")
    return reading([
      ["month", a],
      ["year", b],
    ]);
  return [];
}

function isDate({ day, month }: PartialDate): boolean {
  return (
    (day === undefined || (day >= 1 && day <= 31)) && (month === undefined || (month >= 1 && month <= 12))
  );
}

type Loose = { -readonly [Key in keyof PartialDate]: PartialDate[Key] };

function inWords(items: readonly Item[]): DateReading | null {
  const groups: Item[][] = [[]];
  let stretch = false;
  let slip = false;
  for (const [at, item] of items.entries()) {
    if (item.kind === "and" || item.kind === "to" || item.kind === "mark") {
      if (at === 0 || at === items.length - 1) return null;
      stretch ||= item.kind !== "and";
      groups.push([]);
    } else groups.at(-1)?.push(item);
  }
  const dates: Loose[] = [];
  for (const group of groups) {
    const date: Loose = {};
    for (const item of group) {
      if (item.kind === "bc" || item.kind === "ad") date.before = item.kind === "bc";
      else if (item.kind === "month" || item.kind === "season") {
        if (date[item.kind] !== undefined) return null;
        date[item.kind] = item.value;
        slip ||= item.slip === true;
      } else if (item.kind === "number") {
        const era = group.some((other) => other.kind === "bc" || other.kind === "ad");
        const isYear =
          item.digits >= 3 || item.value > 31 || (era && !group.some((other) => other.kind === "month"));
        const field = isYear ? "year" : "day";
        if (date[field] !== undefined) return null;
        date[field] = item.value;
      }
    }
    dates.push(date);
  }
  if (dates.length > 4) return null;
  fillIn(dates);
  if (!dates.every((date) => isDate(date) && isSaid(date))) return null;
  return { dates, stretch, slip, places: dates.length === 1 ? placesIn(items) : {} };
}

/** A day alone is no date, nor is a number of two figures alone a year. */
function isSaid({ day, month, season, year, before }: PartialDate): boolean {
  if (day !== undefined && month === undefined) return false;
  return (
    month !== undefined || season !== undefined || (year !== undefined && (year > 99 || before !== undefined))
  );
}

/** What one of several dates leaves out, a neighbour says: 12–14 November 1940, October and November 1940, 1939–45. */
function fillIn(dates: Loose[]): void {
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1];
    if (!before) continue;
    const short = date.year ?? (date.month === undefined ? date.day : undefined);
    if (
      short !== undefined &&
      short < 100 &&
      before.year !== undefined &&
      before.year > 99 &&
      date.month === undefined
    ) {
      delete date.day;
      date.year = Math.floor(before.year / 100) * 100 + short;
    }
  }
  for (const [at, date] of dates.entries()) {
    const others = [...dates.slice(at + 1), ...dates.slice(0, at).reverse()];
    for (const other of others) {
      if (date.day !== undefined && date.month === undefined && other.month !== undefined)
        date.month = other.month;
      if (date.year === undefined && other.year !== undefined) date.year = other.year;
      if (date.before === undefined && other.before !== undefined && date.year !== undefined)
        date.before = other.before;
    }
  }
}

function placesIn(items: readonly Item[]): DateReading["places"] {
  const places: Partial<Record<DateField, { start: number; end: number }>> = {};
  for (const item of items) {
    const { start, end } = item;
    if (item.kind === "month" || item.kind === "season") places[item.kind] = { start, end };
    else if (item.kind === "number") {
      places[
        item.digits >= 3 ||
        item.value > 31 ||
        !("month" in places || items.some((other) => other.kind === "month"))
          ? "year"
          : "day"
      ] = { start, end };
    }
  }
  return places;
}

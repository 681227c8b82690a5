import type { Span } from "#lib/base/text.ts";
import type { DateMention, Granularity } from "../types.ts";
import {
  addDays,
  coarseText,
  durationText,
  isDay,
  type Place,
  placeText,
  shifted,
  weekdayOf,
  yearText,
} from "./calendar.ts";
import type { DateFields, Expression, Relation } from "./expression.ts";
import type { Unit } from "./words/types.ts";

/** A date that later words may lean on, and where it was said. */
export type Anchor = { readonly place: Place; readonly span: Span; readonly season: DateFields["season"] };

/** What a resolver may lean on: the narrative so far, and the day of writing. */
export type Leaning = {
  readonly anchor: Anchor | null;
  readonly written: Place | null;
  /** Where a day without a year lies from the anchor, when that is the day of writing; null in a story. */
  readonly looks?: "back" | "ahead" | null;
};

export type Resolved = {
  readonly value: string;
  readonly granularity: Granularity;
  readonly certainty: DateMention["certainty"];
  readonly source: Span | null;
  /** Where it stands in the calendar, when it does. */
  readonly place: Place | null;
};

/** Gives an expression its value, or null when nothing says which year it means. */
export function resolve(expression: Expression, leaning: Leaning): Resolved | null {
  switch (expression.kind) {
    case "duration":
      return {
        value: durationText(expression.unit, expression.amount),
        granularity: "duration",
        certainty: "known",
        source: null,
        place: null,
      };
    case "shift":
      if (expression.fromToday === true && leaning.written)
        return since(leaning.written, expression.unit, expression.amount);
      return leanOn(
        leaning.anchor,
        (place) => shiftedPlace(place, expression.unit, expression.amount),
        expression.unit === "decade" ? "decade" : expression.unit === "century" ? "century" : null,
      );
    case "deictic":
      return leaning.written ? deictic(leaning.written, expression) : null;
    case "date":
      return dateValue(expression.fields, expression.anchor, leaning);
  }
}

/** So long before the day of writing: `ten years ago today` is a day. */
function since(written: Place, unit: Unit, amount: number): Resolved | null {
  const coarse = shifted(written, unit, amount);
  if (!coarse) return null;
  const place = unit === "year" ? { ...written, year: coarse.year } : coarse;
  if (place.month !== null && place.day !== null && !isDay(place.year, place.month, place.day)) return null;
  return {
    value: placeText(place),
    granularity: granularityOf(place),
    certainty: "implied",
    source: null,
    place,
  };
}

function shiftedPlace(place: Place, unit: Unit, amount: number): Place | null {
  if (amount !== 0) return shifted(place, unit, amount);
  if (unit === "year") return { year: place.year, month: null, day: null };
  if (unit === "month")
    return place.month === null ? null : { year: place.year, month: place.month, day: null };
  if (unit === "day") return place.day === null ? null : place;
  return unit === "decade" || unit === "century" ? place : null;
}

function leanOn(
  anchor: Anchor | null,
  make: (place: Place) => Place | null,
  coarse: "decade" | "century" | null = null,
): Resolved | null {
  const place = anchor ? make(anchor.place) : null;
  if (!anchor || !place) return null;
  const known = { certainty: "implied", source: anchor.span, place: coarse ? null : place } as const;
  if (coarse === "decade")
    return {
      value: coarseText({ decade: Math.trunc(place.year / 10), century: null }) ?? "",
      granularity: "decade",
      ...known,
    };
  if (coarse === "century")
    return {
      value: coarseText({ decade: null, century: Math.trunc(place.year / 100) }) ?? "",
      granularity: "century",
      ...known,
    };
  return { value: placeText(place), granularity: granularityOf(place), ...known };
}

function deictic(written: Place, expression: Extract<Expression, { kind: "deictic" }>): Resolved | null {
  const made = (place: Place | null): Resolved | null =>
    place && {
      value: placeText(place),
      granularity: granularityOf(place),
      certainty: "implied",
      source: null,
      place,
    };
  if (expression.unit === "month") {
    const month = shifted({ ...written, day: null }, "month", expression.amount);
    if (!month || month.month === null || expression.day === null) return null;
    return isDay(month.year, month.month, expression.day) ? made({ ...month, day: expression.day }) : null;
  }
  return made(shifted(written, "day", expression.amount));
}

function dateValue(fields: DateFields, relation: Relation | null, leaning: Leaning): Resolved | null {
  const coarse = coarseText(fields);
  if (coarse !== null) {
    return {
      value: coarse,
      granularity: fields.century !== null ? "century" : "decade",
      certainty: "known",
      source: null,
      place: null,
    };
  }
  const anchor =
    leaning.anchor ?? (leaning.written ? { place: leaning.written, span: null, season: null } : null);
  if (fields.year !== null)
    return placed(fields, { year: fields.year, month: fields.month, day: fields.day }, null, true);
  if (!anchor) return null;
  const from = anchor.place;
  const source = anchor.span;
  const looks = relation === null ? (leaning.looks ?? null) : null;
  if (fields.weekday !== null) return weekday(fields, relation, from, source, looks);
  if (fields.month !== null || fields.season !== null) {
    const year =
      looks === null || fields.month === null
        ? carriedYear(fields, relation, from, anchor.season)
        : yearFromToday(fields.month, from, looks);
    return placed(fields, { year, month: fields.month, day: fields.day }, source, false);
  }
  if (fields.day !== null && from.month !== null) {
    // `the 13th` after the 25th is in the next month.
    const later = relation === null && from.day !== null && fields.day < from.day - 20;
    const month = later ? shifted({ ...from, day: null }, "month", 1) : from;
    return month
      ? placed(fields, { year: month.year, month: month.month, day: fields.day }, source, false)
      : null;
  }
  if (fields.time !== null && from.day !== null) return placed(fields, from, source, false);
  return null;
}

/** The year of a month or season that names none: that of the narrative, or its neighbour when the words say so. */
function carriedYear(
  fields: DateFields,
  relation: Relation | null,
  from: Place,
  season: DateFields["season"],
): number {
  const month = fields.month ?? SEASON_MONTH[fields.season ?? "SU"];
  const now = from.month ?? (season ? SEASON_MONTH[season] : null);
  if (relation === "year-after") return nextYear(from.year);
  if (relation === "year-before") return from.year - 1;
  if (relation === "next") return now !== null && month > now ? from.year : nextYear(from.year);
  if (relation === "previous") return now !== null && month < now ? from.year : from.year - 1;
  // A story that has come to the end of a year goes on with the next.
  const wrap = fields.season === "WI" ? WRAP_WINTER : WRAP;
  if (relation === null && now !== null && now - month >= wrap) return nextYear(from.year);
  return from.year;
}

/** `in December`, said in November: that of last year in what is told, of this year in what is planned. */
function yearFromToday(month: number, { year, month: now }: Place, looks: "back" | "ahead"): number {
  if (now === null || month === now) return year;
  if (looks === "back") return month > now ? year - 1 : year;
  return month < now ? nextYear(year) : year;
}

/** Months that a story would have to go back within one year before the next year is likelier. */
const WRAP = 8;

/** `the winter` said of a summer or an autumn is the one that lies ahead, and is named for the year it ends in. */
const WRAP_WINTER = 5;

/** There is no year 0. */
function nextYear(year: number): number {
  return year === -1 ? 1 : year + 1;
}

const SEASON_MONTH = { SP: 4, SU: 7, FA: 10, WI: 1 } as const;

/**
 * Before this year a day had another weekday on one side of a border than on the other: the countries changed to our
 * calendar one after the other, Britain in 1752. `On Monday` after `4 September 1666` says nothing that can be reckoned.
 */
const ONE_CALENDAR = 1753;

function weekday(
  fields: DateFields,
  relation: Relation | null,
  from: Place,
  source: Span | null,
  looks: "back" | "ahead" | null,
): Resolved | null {
  if (from.month === null || from.day === null || fields.weekday === null) return null;
  if (from.year < ONE_CALENDAR) return null;
  const at = { year: from.year, month: from.month, day: from.day };
  const gap = (fields.weekday - weekdayOf(at.year, at.month, at.day) + 7) % 7;
  const back = relation === "previous" || (looks === "back" && gap !== 0);
  const days = back ? (gap === 0 ? -7 : gap - 7) : gap;
  return placed(fields, addDays(at, days), source, false);
}

function placed(fields: DateFields, place: Place, source: Span | null, known: boolean): Resolved | null {
  if (place.month !== null && place.day !== null && !isDay(Math.abs(place.year), place.month, place.day))
    return null;
  const certainty = known ? "known" : "implied";
  if (fields.season !== null) {
    return {
      value: `${yearText(place.year)}-${fields.season}`,
      granularity: "season",
      certainty,
      source,
      place: { year: place.year, month: null, day: null },
    };
  }
  if (fields.time !== null && /^\d/u.test(fields.time) && place.day !== null) {
    return { value: `${placeText(place)}T${fields.time}`, granularity: "time", certainty, source, place };
  }
  return { value: placeText(place), granularity: granularityOf(place), certainty, source, place };
}

function granularityOf(place: Place): Granularity {
  if (place.month === null) return "year";
  return place.day === null ? "month" : "day";
}

import type { DateFields } from "./expression.ts";
import type { Unit } from "./words/types.ts";

/** A day, month or year; `month` and `day` are null where they are not known. Years before Christ are negative. */
export type Place = { readonly year: number; readonly month: number | null; readonly day: number | null };

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  if (month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)) return 29;
  return LENGTHS[month - 1] ?? 31;
}

/** Moves a place by whole units. What the unit is too coarse for is dropped: ten years from a day is a year. */
export function shifted(from: Place, unit: Unit, amount: number): Place | null {
  if (unit === "year") return { year: withoutZero(from.year, amount), month: null, day: null };
  if (unit === "decade") return { year: withoutZero(from.year, 10 * amount), month: null, day: null };
  if (unit === "century") return { year: withoutZero(from.year, 100 * amount), month: null, day: null };
  if (unit === "month" && from.month !== null) {
    const index = from.month - 1 + amount;
    return { year: from.year + Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: null };
  }
  if ((unit === "day" || unit === "week") && from.month !== null && from.day !== null) {
    return addDays(
      { year: from.year, month: from.month, day: from.day },
      unit === "week" ? 7 * amount : amount,
    );
  }
  return null;
}

/** There is no year 0: 1 BC is followed by AD 1. */
function withoutZero(year: number, amount: number): number {
  const sum = year + amount;
  if (year < 0 && sum >= 0) return sum + 1;
  return year > 0 && sum <= 0 ? sum - 1 : sum;
}

export function addDays(
  from: { readonly year: number; readonly month: number; readonly day: number },
  days: number,
): Place {
  const date = utc(from.year, from.month, from.day + days);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return utc(year, month, day).getUTCDay() || 7;
}

/** `Date.UTC` takes years below 100 for years of the twentieth century; this does not. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function yearText(year: number): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

export function placeText(place: Place): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const year = yearText(place.year);
  if (place.month === null) return year;
  return place.day === null ? `${year}-${two(place.month)}` : `${year}-${two(place.month)}-${two(place.day)}`;
}

/** `18XX`, `-03XX`, `194X`, `-047X`. */
export function coarseText(fields: Pick<DateFields, "decade" | "century">): string | null {
  const sign = (value: number): string => (value < 0 || Object.is(value, -0) ? "-" : "");
  if (fields.century !== null)
    return `${sign(fields.century)}${String(Math.abs(fields.century)).padStart(2, "0")}XX`;
  if (fields.decade !== null)
    return `${sign(fields.decade)}${String(Math.abs(fields.decade)).padStart(3, "0")}X`;
  return null;
}

const UNIT_CODES: Readonly<Record<Unit, string>> = {
  minute: "M",
  hour: "H",
  day: "D",
  week: "W",
  month: "M",
  season: "M",
  year: "Y",
  decade: "DE",
  century: "CE",
};

/** `P3D`, `PT6H`, `PXY` where the words do not say how many. */
export function durationText(unit: Unit, amount: number | null): string {
  const many = amount === null ? "X" : String(unit === "season" ? 3 * amount : amount);
  return `P${unit === "hour" || unit === "minute" ? "T" : ""}${many}${UNIT_CODES[unit]}`;
}

/** Whether two places are one day of the calendar. */
export function isSameDay(place: Place, written: Place | null): boolean {
  return (
    written !== null &&
    place.year === written.year &&
    place.month === written.month &&
    place.day === written.day
  );
}

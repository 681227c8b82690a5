import { scaleUtc } from "d3-scale";
import type { Window } from "./window.ts";

const MS_PER_DAY = 86_400_000;

export type Tick = { readonly x: number; readonly label: string };

/** A line of time: from days to places on the drawing, and its ticks at round moments. */
export type Axis = { readonly at: (day: number) => number; readonly ticks: readonly Tick[] };

/** The axis of a stretch, `width` units long, with about so many ticks as fit. */
export function axisOf({ from, to }: Window, width: number): Axis {
  const scale = scaleUtc()
    .domain([new Date(from * MS_PER_DAY), new Date(to * MS_PER_DAY)])
    .range([0, width]);
  const label = labeller(to - from);
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 130)));
  return {
    at: (day) => Math.round(scale(new Date(day * MS_PER_DAY)) * 10) / 10,
    ticks: ticks.map((date) => ({ x: Math.round(scale(date) * 10) / 10, label: label(date) })),
  };
}

const HOUR = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const FULL_DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", year: "numeric" });

/** As fine as the stretch asks: hours within days, days within months, months within years. */
function labeller(days: number): (date: Date) => string {
  if (days < 4) return (date) => (isMidnight(date) ? DAY.format(date) : HOUR.format(date));
  if (days < 200) return (date) => (days < 60 ? DAY.format(date) : FULL_DAY.format(date));
  if (days < 2500) return (date) => (date.getUTCMonth() === 0 ? yearOf(date) : MONTH.format(date));
  return yearOf;
}

function isMidnight(date: Date): boolean {
  return date.getTime() % MS_PER_DAY === 0;
}

/** Years as people write them: 1940, 480 BC (the year 0 of the calendar is 1 BC there; historians' texts count so too). */
function yearOf(date: Date): string {
  const year = date.getUTCFullYear();
  return year < 0 ? `${-year} BC` : String(year);
}

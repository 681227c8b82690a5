import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import { type DayFigures, NO_FIGURES, plus } from "./figures.ts";
import { wilson } from "./scores.ts";

export type FiguresOnDay = { readonly studyDay: StudyDay } & DayFigures;

/** Answers that true retention counts, and the share that was passed with its 95 % interval. */
export type Retention = {
  readonly asked: number;
  readonly passed: number;
  readonly low: number;
  readonly high: number;
};

/** One line of the table of true retention. */
export type RetentionRow = {
  readonly period: "today" | "yesterday" | "week" | "month" | "year" | "all";
  readonly young: Retention;
  readonly mature: Retention;
  readonly total: Retention;
  /** The mean chance that was predicted for the same answers; null without any. */
  readonly predicted: number | null;
};

/** The days of each period, ending today; as in Anki a week is 7 days, a month 30, a year 365. */
const PERIODS: readonly {
  readonly period: RetentionRow["period"];
  readonly from: number;
  readonly to: number;
}[] = [
  { period: "today", from: 0, to: 0 },
  { period: "yesterday", from: 1, to: 1 },
  { period: "week", from: 6, to: 0 },
  { period: "month", from: 29, to: 0 },
  { period: "year", from: 364, to: 0 },
];

/**
 * True retention as Anki defines it: of the answers to cards with an interval of a day or more, the share that was not
 * Again; young cards are those whose interval was under 21 days.
 */
export function retentionTable(days: readonly FiguresOnDay[], today: StudyDay): readonly RetentionRow[] {
  const between = (from: StudyDay, to: StudyDay): DayFigures =>
    sumOf(days.filter(({ studyDay }) => studyDay >= from && studyDay <= to));
  return [
    ...PERIODS.map(({ period, from, to }) =>
      row(period, between(addDays(today, -from), addDays(today, -to))),
    ),
    row("all", sumOf(days)),
  ];
}

/** The sum of some days. */
export function sumOf(days: readonly DayFigures[]): DayFigures {
  return days.reduce<DayFigures>((sum, day) => plus(sum, day), NO_FIGURES);
}

function row(period: RetentionRow["period"], sum: DayFigures): RetentionRow {
  const asked = sum.youngAsked + sum.matureAsked;
  return {
    period,
    young: retention(sum.youngPassed, sum.youngAsked),
    mature: retention(sum.maturePassed, sum.matureAsked),
    total: retention(sum.youngPassed + sum.maturePassed, asked),
    predicted: asked === 0 ? null : sum.predicted / 1_000_000 / asked,
  };
}

function retention(passed: number, asked: number): Retention {
  return { asked, passed, ...wilson(passed, asked) };
}

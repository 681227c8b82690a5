import { capital, counted, dateWords, figure } from "#app/_ui/words.ts";
import { MONTHS } from "#lib/base/months.ts";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import type { FiguresOnDay } from "#lib/memory/retention.ts";
import { sumOf } from "#lib/memory/retention.ts";
import type { Bar, Standing } from "#lib/memory/standing.ts";
import type { HourRow, MemoryView } from "#lib/services/memory/memory-view.ts";
import { type BarDatum, type TableData, tableOf } from "./_charts/chart-data.ts";
import { weekdayOf } from "./_charts/heat-map.tsx";

/** A picture as values: its bars, what it says in a sentence, and the table with the same numbers. */
export type FigureData = {
  readonly bars: readonly BarDatum[];
  readonly says: string;
  readonly table: TableData;
};

const MS_PER_MINUTE = 60_000;
const WEEKDAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const RECENT = 30;
/** Fewer days have no weekday of their own. */
const HABIT_DAYS = 14;

/** Minutes on a day, practice and quizzes counted too. */
export function minutesOn({ tookMs, besidesMs }: FiguresOnDay): number {
  return (tookMs + besidesMs) / MS_PER_MINUTE;
}

/** The days of the last year. */
export function daysFigure({ days, today }: Pick<MemoryView, "days" | "today">): Omit<FigureData, "bars"> & {
  readonly minutes: ReadonlyMap<StudyDay, number>;
} {
  const year = days.filter(({ studyDay }) => studyDay > addDays(today, -365));
  const minutes = new Map(year.map((day) => [day.studyDay, minutesOn(day)]));
  const months = new Map<string, { days: number; minutes: number; answers: number }>();
  const weekdays = WEEKDAYS.map(() => 0);
  for (const day of year) {
    const month = day.studyDay.slice(0, 7);
    const known = months.get(month) ?? { days: 0, minutes: 0, answers: 0 };
    known.days += 1;
    known.minutes += minutesOn(day);
    known.answers += day.answers + day.besides;
    months.set(month, known);
    const at = weekdayOf(day.studyDay);
    weekdays[at] = (weekdays[at] ?? 0) + 1;
  }
  const table: TableData = {
    columns: ["Month", "Days", "Minutes", "Answers"],
    rows: [...months].map(([month, one]) => [
      monthWords(month),
      one.days,
      Math.round(one.minutes),
      one.answers,
    ]),
  };
  const [fullest] = [...months].sort(([, a], [, b]) => b.minutes - a.minutes);
  const often = WEEKDAYS[weekdays.indexOf(Math.max(...weekdays))] ?? "";
  if (fullest === undefined) return { minutes, says: "Nothing was studied in the last year.", table };
  const habit = year.length < HABIT_DAYS ? "" : `, most often on ${often}`;
  const [month, { minutes: most }] = fullest;
  const spent = counted(Math.round(most), "minute");
  const when =
    months.size === 1
      ? `: ${spent} in all`
      : `${habit === "" ? "," : ", and"} most in ${monthWords(month)}: ${spent}`;
  const says = `You studied on ${counted(year.length, "day")}${habit}${when}.`;
  return { minutes, says, table };
}

/** Reviews on each of the last days. */
export function answersFigure({ days, today }: MemoryView): FigureData {
  const byDay = new Map(days.map((day) => [day.studyDay, day]));
  const bars = Array.from({ length: RECENT }, (_, i): BarDatum => {
    const day = addDays(today, i - RECENT + 1);
    const done = byDay.get(day);
    return {
      label: dateWords(day, today),
      value: done ? done.answers : 0,
      more: [done ? Math.round(minutesOn(done)) : 0, done?.firsts ?? 0, done?.besides ?? 0],
      ...(i % 7 === 1 || i === RECENT - 1 ? { tick: i === RECENT - 1 ? "today" : shortDate(day) } : {}),
    };
  });
  const recent = sumOf(days.filter(({ studyDay }) => studyDay > addDays(today, -RECENT)));
  const minutes = (recent.tookMs + recent.besidesMs) / MS_PER_MINUTE;
  const says =
    recent.answers === 0
      ? `No reviews in the last ${RECENT} days.`
      : `About ${figure(round(recent.answers / RECENT))} reviews and ${figure(round(minutes / RECENT))} minutes a day over ${RECENT} days; ${counted(recent.firsts, "card")} met for the first time.`;
  return { bars, says, table: tableOf(bars, ["Day", "Reviews", "Minutes", "New", "Practice and quizzes"]) };
}

/** What comes back on each of the next days. */
export function comingFigure({ due, today }: MemoryView): FigureData {
  const all = due.map(
    ({ day, cards }, i): BarDatum => ({
      label: dateWords(day, today),
      value: cards,
      ...(i % 7 === 0 ? { tick: i === 0 ? "today" : shortDate(day) } : {}),
    }),
  );
  const bars = all.slice(0, RECENT);
  const mean = (from: number, to: number): number =>
    round(due.slice(from, to).reduce((sum, day) => sum + day.cards, 0) / (to - from));
  const total = due.reduce((sum, day) => sum + day.cards, 0);
  const says =
    total === 0
      ? "Nothing comes back in the next 90 days."
      : `About ${figure(mean(0, 7))} cards a day this week, about ${figure(mean(7, 30))} in the three weeks after. New cards come on top.`;
  return { bars, says, table: tableOf(all, ["Day", "Reviews"]) };
}

const PASSED_FROM = 5;

/** How much was known at which hour of the day. */
export function hoursFigure(hours: readonly HourRow[]): FigureData {
  const byHour = new Map(hours.map((row) => [row.hour, row]));
  const bars = Array.from({ length: 24 }, (_, hour): BarDatum => {
    const { asked = 0, passed = 0 } = byHour.get(hour) ?? {};
    return {
      label: `${String(hour).padStart(2, "0")}:00`,
      value: asked === 0 ? 0 : round((100 * passed) / asked),
      more: [asked],
      ...(hour % 6 === 0 ? { tick: `${String(hour).padStart(2, "0")}:00` } : {}),
    };
  });
  const often = hours.filter(({ asked }) => asked >= PASSED_FROM);
  const [best] = [...often].sort((a, b) => b.passed / b.asked - a.passed / a.asked);
  const says =
    best === undefined
      ? "Too little was asked to compare the hours of the day."
      : `Most was known at ${best.hour}:00: ${figure(round((100 * best.passed) / best.asked))} % of ${counted(best.asked, "answer")}. Hours with few answers say little.`;
  return { bars, says, table: tableOf(bars, ["Hour", "Known, %", "Answers"]) };
}

/** Which buttons were pressed, over everything. */
export function buttonsFigure(days: readonly FiguresOnDay[]): FigureData {
  const sum = sumOf(days);
  const total = Math.max(1, sum.answers);
  const bars = (["again", "hard", "good", "easy"] as const).map(
    (name): BarDatum => ({
      label: capital(name),
      value: sum[name],
      more: [`${figure(round((100 * sum[name]) / total))} %`],
      tick: capital(name),
    }),
  );
  const says =
    sum.answers === 0
      ? "No button was pressed yet."
      : `Of ${counted(sum.answers, "review")}, ${figure(round((100 * sum.again) / total))} % were Again and ${figure(round((100 * sum.good) / total))} % Good.`;
  return { bars, says, table: tableOf(bars, ["Button", "Reviews", "Share"]) };
}

/** Cards met for the first time in each of the last weeks. */
export function metFigure({ days, today }: MemoryView): FigureData {
  const WEEKS = 16;
  const bars = Array.from({ length: WEEKS }, (_, i): BarDatum => {
    const to = addDays(today, (i - WEEKS + 1) * 7);
    const from = addDays(to, -6);
    const week = sumOf(days.filter(({ studyDay }) => studyDay >= from && studyDay <= to));
    return {
      label: `${dateWords(from, today)} to ${dateWords(to, today)}`,
      value: week.firsts,
      ...(i % 4 === 3 ? { tick: i === WEEKS - 1 ? "now" : shortDate(to) } : {}),
    };
  });
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  const says =
    total === 0
      ? "No card was met in the last sixteen weeks."
      : `${counted(total, "card")} met for the first time in sixteen weeks, about ${figure(round(total / WEEKS))} a week.`;
  return { bars, says, table: tableOf(bars, ["Week", "Cards"]) };
}

/** Forgetting: what would be known after some days without study, from now on. */
export function fadingFigure({ met, known, later }: Standing): FigureData {
  const bars = [{ days: 0, known }, ...later].map(
    (one): BarDatum => ({
      label: one.days === 0 ? "today" : `after ${figure(one.days)} days`,
      value: Math.round(one.known),
      more: [`${figure(round((100 * one.known) / Math.max(1, met)))} %`],
      tick: one.days === 0 ? "today" : figure(one.days),
    }),
  );
  const last = later.at(-1);
  const says =
    met === 0 || last === undefined
      ? "No card was met yet."
      : `Of ${counted(met, "card")} that were met about ${figure(Math.round(known))} are known today, and about ${figure(Math.round(last.known))} would be after ${counted(last.days, "day")}.`;
  return { bars, says, table: tableOf(bars, ["Without study", "Cards", "Share"]) };
}

/** A histogram of the cards that were met. */
export function barsFigure(
  bars: readonly Bar[],
  {
    column,
    words,
    says,
  }: { readonly column: string; readonly words: (bar: Bar) => string; readonly says: string },
): FigureData {
  const data = bars.map((bar): BarDatum => ({ label: words(bar), value: bar.cards, tick: tickOf(bar) }));
  return { bars: data, says, table: tableOf(data, [column, "Cards"]) };
}

function tickOf({ from }: Bar): string {
  return from < 1 && from > 0 ? figure(round(from * 100)) : figure(from);
}

/** "under a day", "3 to 7 days", "from 730 days". */
export function daysRange({ from, to }: Bar): string {
  if (to === null) return `from ${figure(from)} days`;
  return to === 1 ? "under a day" : `${figure(from)} to ${figure(to)} days`;
}

/** "5 to 6", "70 to 80 %". */
export function plainRange({ from, to }: Bar): string {
  return to !== null && to <= 1
    ? `${Math.round(from * 100)} to ${Math.round(to * 100)} %`
    : `${figure(from)} to ${figure(to ?? from)}`;
}

/** The value below which half of the cards lie, as the edge of the bar that holds it. */
export function middleOf(bars: readonly Bar[]): Bar | null {
  const total = bars.reduce((sum, bar) => sum + bar.cards, 0);
  let seen = 0;
  for (const bar of bars) {
    seen += bar.cards;
    if (total > 0 && seen * 2 >= total) return bar;
  }
  return null;
}

/** "24 Oct", under a chart. */
export function shortDate(day: StudyDay): string {
  return `${Number(day.slice(8))}\u00a0${(MONTHS[Number(day.slice(5, 7)) - 1] ?? "").slice(0, 3)}`;
}

function monthWords(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

function round(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}

import { counted, dateWords, figure } from "#app/_ui/words.ts";
import { MONTHS } from "#lib/base/months.ts";
import { dayName, MS_PER_DAY, MS_PER_MINUTE, type StudyDay, utcOffsetMinutes } from "#lib/base/study-time.ts";
import type { Share, WhatIf } from "#lib/exam/types.ts";
import type { AheadView } from "#lib/services/exams/ahead-view.ts";
import type { PastPredictions } from "#lib/services/exams/past-predictions.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const SHORT_WEEKDAYS = WEEKDAYS.map((name) => name.slice(0, 3));
export { WEEKDAYS };

const THIN = "\u202f";

/** A share of the full mark, as a whole number of a hundred. */
export function mark(share: number): string {
  return String(Math.round(share * 100));
}

/** "71 to 84". */
export function likely({ low, high }: Pick<Share, "low" | "high">): string {
  return mark(low) === mark(high) ? mark(low) : `${mark(low)} to ${mark(high)}`;
}

/** ", as of 3 December" for what was predicted on another day than today, else nothing. */
export function asOf(day: StudyDay, today: StudyDay): string {
  return day === today ? "" : `, as of ${dateWords(day, today)}`;
}

/** "30 %". */
export function percent(share: number): string {
  return `${mark(share)}${THIN}%`;
}

/** The wall's day and time of an exam, in the zone in which it was said. */
export function wallOf(at: number, zone: string): { readonly day: StudyDay; readonly time: string } {
  const wall = at + utcOffsetMinutes(at, zone) * MS_PER_MINUTE;
  return { day: dayName(Math.floor(wall / MS_PER_DAY)), time: new Date(wall).toISOString().slice(11, 16) };
}

/** "Thursday 12 December, 09:00". */
export function momentOf(at: number, zone: string, today: StudyDay): string {
  const { day, time } = wallOf(at, zone);
  return `${weekdayOf(day)} ${dateWords(day, today)}, ${time}`;
}

function weekdayOf(day: StudyDay): string {
  return WEEKDAYS[weekdayNumber(day)] ?? "";
}

/** Monday is 0. */
export function weekdayNumber(day: StudyDay): number {
  // 1970-01-01 was a Thursday.
  return (((Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY) + 3) % 7) + 7) % 7;
}

/** "December 2026". */
export function monthOf(day: StudyDay): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;
}

/** How long there is: "today", "tomorrow", "in 14 days". */
export function inWords(days: number): string {
  if (days < 0) return days === -1 ? "yesterday" : `${counted(-days, "day")} ago`;
  if (days < 1) return "today";
  return days === 1 ? "tomorrow" : `in ${counted(days, "day")}`;
}

/** "Expected mark 78 of 100, likely between 71 and 84." */
export function headline({ prediction, plan }: Pick<AheadView, "prediction" | "plan">): string {
  if (prediction.cards === 0) return "There is no card in this exam.";
  if (plan === "today") return "The plan is being worked out.";
  const { low, high } = prediction;
  return `Expected mark ${mark(prediction.expected)} of 100, likely ${mark(low) === mark(high) ? `about ${mark(low)}` : `between ${mark(low)} and ${mark(high)}`}.`;
}

/** The minutes of the days that have any, on average; 0 when none has. */
export function usualMinutes({ days }: Pick<AheadView, "days">): number {
  const open = days.filter((line) => line.cap > 0);
  return open.length === 0 ? 0 : open.reduce((sum, line) => sum + line.cap, 0) / open.length;
}

/** What is true about the plan, and what can be done. */
export function lede(view: AheadView, daysLeft: number): string {
  const { shortOf, target, prediction } = view;
  if (prediction.cards === 0)
    return view.absent > 0
      ? "What it covers is not on your shelf: it was removed, or not assigned to you yet."
      : "Choose what it covers.";
  if (view.plan === "today")
    return "It has many cards, or the server is busy. What to do today is known already.";
  const usual = Math.round(usualMinutes(view));
  if (usual === 0)
    return daysLeft < 1 && view.minutes.some((minutes) => minutes > 0)
      ? "It is today, and today is a day off. Nothing more is planned."
      : "No minutes are left before it. Give it some, and a plan appears here.";
  const pace = `${counted(usual, "minute")} a day`;
  if (shortOf !== null) {
    const short = `At ${pace}, ${counted(shortOf.cards, "card")} will not be met.`;
    return shortOf.minutesNeeded === null
      ? `${short} No number of minutes would do any more: leave some out, and the rest is learnt better.`
      : `${short} ${figure(shortOf.minutesNeeded)} minutes would do, or leave some out.`;
  }
  if (target !== null && prediction.expected < target) {
    const would = view.curve.kind === "ready" ? minutesFor(view.curve.whatIf, target) : null;
    const reach =
      would === null ? "" : ` About ${counted(would, "minute")} a day would reach ${mark(target)}.`;
    return `At ${pace} you will meet every card. Your target is ${mark(target)}.${reach}`;
  }
  return daysLeft < 1
    ? "It is today. A short look at what matters most is still possible."
    : `At ${pace} you will meet every card before it, ${counted(view.days.filter((line) => line.cap > 0).length, "study day")} from now on.`;
}

/** The fewest minutes on a curve that reach a mark, to whole minutes; null when none of its points does. */
export function minutesFor({ points }: WhatIf, target: number): number | null {
  for (const [i, point] of points.entries()) {
    if (point.expected < target) continue;
    const before = points[i - 1];
    if (!before || before.expected >= point.expected) return Math.ceil(point.minutesPerDay);
    const part = (target - before.expected) / (point.expected - before.expected);
    return Math.ceil(before.minutesPerDay + part * (point.minutesPerDay - before.minutesPerDay) - 1e-9);
  }
  return null;
}

/** The mark that a curve has at so many minutes: on the line between its points. */
export function expectedAt({ points }: WhatIf, minutes: number): number {
  const after = points.findIndex((point) => point.minutesPerDay >= minutes);
  const [a, b] = [points[after - 1], points[after]];
  if (!b) return points.at(-1)?.expected ?? 0;
  if (!a) return b.expected;
  const part = (minutes - a.minutesPerDay) / (b.minutesPerDay - a.minutesPerDay);
  return a.expected + part * (b.expected - a.expected);
}

/** Whether earlier predictions were right, in words; null when none has met its result. */
export function calibrationWords({ calibration, correction }: PastPredictions): string | null {
  if (!calibration) return null;
  const { outcomes, bias, coverage, meanError } = calibration;
  const within = Math.round(coverage * outcomes);
  const off = Math.round(Math.abs(bias) * 100);
  const lean =
    off < 1
      ? "neither too hopeful nor too careful"
      : `${counted(off, "point")} too ${bias > 0 ? "hopeful" : "careful"}`;
  const shifted = (correction?.shift ?? 0) !== 0;
  return [
    `${counted(outcomes, "prediction")} met ${outcomes === 1 ? "its" : "their"} result: ${figure(within)} of ${figure(outcomes)} lay within the range, where four of five should.`,
    `On average we were ${lean}, and ${counted(Math.round(meanError * 100), "point")} off either way.`,
    shifted
      ? "What this says about you is in the next prediction: it would have brought the earlier ones nearer."
      : outcomes < 2
        ? "One result is too little to move the next prediction by."
        : "Moving the next prediction by this would not have helped so far, so it is not moved.",
  ].join(" ");
}

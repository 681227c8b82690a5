import { MONTHS } from "#lib/base/months.ts";
import { dayFromName, type Instant, MS_PER_MINUTE, type StudyDay } from "#lib/base/study-time.ts";
import type { CardState, Due } from "#lib/schedule/events.ts";

/** The voice in numbers and dates: words in headlines, figures elsewhere, days as people say them. */

const SMALL = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const NO_BREAK = "\u00a0";
const FIGURES = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** A whole number as a headline says it: words below one hundred (0 is "no"), figures from there on. */
export function numberWord(n: number): string {
  const small = SMALL[n];
  if (small !== undefined) return small;
  if (n >= 100 || n < 0 || !Number.isInteger(n)) return figure(n);
  const tens = TENS[Math.floor(n / 10)] ?? "";
  const ones = n % 10;
  return ones === 0 ? tens : `${tens}-${SMALL[ones] ?? ""}`;
}

/** A number in figures, thousands apart: "9,204". */
export function figure(n: number): string {
  return FIGURES.format(n);
}

/** "1 card", "42 cards": the number never parts from its unit. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${figure(n)}${NO_BREAK}${n === 1 ? one : many}`;
}

/** "one card", "forty-two cards". */
export function countedInWords(n: number, one: string, many = `${one}s`): string {
  return `${numberWord(n)} ${n === 1 ? one : many}`;
}

/** The first letter of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A stretch of work in words: "less than a minute", "fourteen minutes", "two and a half hours". */
export function workWords(minutes: number): string {
  if (minutes < 1) return "less than a minute";
  if (minutes < 90) return countedInWords(Math.round(minutes), "minute");
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  if (halves % 2 === 0) return countedInWords(hours, "hour");
  return `${numberWord(hours)} and a half hours`;
}

/** "12 November", with the year only when it is not the year of `today`. */
export function dateWords(day: StudyDay, today: StudyDay): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  const words = `${Number(date)}${NO_BREAK}${name}`;
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** "Thursday, 14 November": the head of a page. */
export function longDate(day: StudyDay): string {
  return `${weekday(day)}, ${dateWords(day, day)}`;
}

/** A day as seen from another: "today", "tomorrow", "on Monday" within a week, else "on 14 November". */
export function dayWords(day: StudyDay, today: StudyDay): string {
  const ahead = dayFromName(day) - dayFromName(today);
  if (ahead <= 0) return "today";
  if (ahead === 1) return "tomorrow";
  if (ahead < 7) return `on ${weekday(day)}`;
  return `on ${dateWords(day, today)}`;
}

function weekday(day: StudyDay): string {
  // 1970-01-01, day 0, was a Thursday.
  return WEEKDAYS[(((dayFromName(day) + 4) % 7) + 7) % 7] ?? "";
}

/** The interval on a grade button: "1 min", "6 days", "5 weeks", "4 months", "1.2 years". */
export function intervalWords(due: Due, now: Instant, today: StudyDay): string {
  if (due.kind === "instant") return minutesWords((due.at - now) / MS_PER_MINUTE);
  return daysWords(dayFromName(due.day) - dayFromName(today));
}

function minutesWords(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return `${whole}${NO_BREAK}min`;
  const hours = Math.round(whole / 60);
  return hours < 24 ? counted(hours, "hour") : daysWords(Math.round(hours / 24));
}

function daysWords(days: number): string {
  if (days <= 0) return "today";
  // Exact while a day more or less matters to someone who plans a week; rounded beyond a month.
  if (days <= 30) return counted(days, "day");
  if (days < 84) return counted(Math.round(days / 7), "week");
  if (days < 350) return counted(Math.round(days / 30.44), "month");
  return counted(Math.round(days / 36.525) / 10, "year");
}

/** Where a learner stands with a card, in words. */
export function stateWords(state: CardState, now: Instant, today: StudyDay): string {
  const { memory } = state;
  if (state.suspended) return "Suspended";
  if (memory.kind === "new") return "Not met yet";
  if (memory.due.kind === "instant") {
    const wait = memory.due.at - now;
    return `Learning, due ${wait <= 0 ? "now" : `in ${minutesWords(wait / MS_PER_MINUTE)}`}`;
  }
  const phase = memory.phase === "review" ? "Review" : "Learning";
  const when = dayFromName(memory.due.day) <= dayFromName(today) ? "today" : dayWords(memory.due.day, today);
  return `${phase}, due ${when}`;
}

import { type PartialDate, readDates } from "#lib/answers/dates.ts";

/** Days that a date may mean, on a scale of 31-day months: only for comparing. Both ends included. */
export type Stretch = { readonly from: number; readonly to: number };

/** Spring, summer, autumn as months; winter lies in two years, so nothing can be said about its order. */
const SEASONS: Readonly<Record<number, readonly [number, number]>> = { 1: [3, 5], 2: [6, 8], 3: [9, 11] };

/** When an answer was, if it is one date with a year; null for anything else. */
export function stretchOf(answer: string, language: string | undefined): Stretch | null {
  const readings = readDates(answer, language);
  const [reading] = readings;
  if (!reading || readings.length > 1 || reading.slip || reading.stretch || reading.dates.length !== 1)
    return null;
  const [date] = reading.dates;
  return date ? stretchOfDate(date) : null;
}

function stretchOfDate({ year, month, season, day, before }: PartialDate): Stretch | null {
  if (year === undefined) return null;
  const begin = (before === true ? -year : year) * 372;
  if (month !== undefined) {
    const first = begin + (month - 1) * 31;
    return day === undefined
      ? { from: first, to: first + 30 }
      : { from: first + day - 1, to: first + day - 1 };
  }
  if (season === undefined) return { from: begin, to: begin + 371 };
  const months = SEASONS[season];
  return months ? { from: begin + (months[0] - 1) * 31, to: begin + months[1] * 31 - 1 } : null;
}

/** Whether two dates can be told apart in time. */
export function areApart(a: Stretch, b: Stretch): boolean {
  return a.to < b.from || b.to < a.from;
}

// The mill: on what date did work begin? · According to X, in which year was it built? · When did he die?
const ASKS_WHEN =
  /^(?<before>[^?]{0,200}?(?:: |, ))?(?:on (?:what|which) (?:date|day)|in (?:which|what) (?:year|month|season|decade)|when) (?<rest>(?:did|was|were|had|has|is|are|do|does)\b[^?]{3,240}\?)\s*$/iu;

/** "When was the pact signed?" for whatever a date card asks; null for a question about something else. */
export function whenQuestion(question: string): string | null {
  const { before = "", rest } = ASKS_WHEN.exec(question)?.groups ?? {};
  if (rest === undefined) return null;
  return before === "" || before.endsWith(": ") ? `${before}When ${rest}` : `${before}when ${rest}`;
}

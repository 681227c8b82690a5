import { MS_PER_DAY, MS_PER_HOUR, type StudyDay } from "#lib/base/study-time.ts";
import type { AnsweredEvent, CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { type ForwardEvent, NEW_CARD, type RulesOf, standingEvents, step } from "#lib/schedule/fold.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";

/** From this interval on a card is mature, as in Anki. */
export const MATURE_DAYS = 21;

/**
 * What was done on one study day. Every field is a sum over answers, so that days, decks and cards add up, and what a
 * late event changes can be taken away again.
 */
export const FIGURES = [
  /** Answers in study, whatever the rating. */
  "answers",
  "again",
  "hard",
  "good",
  "easy",
  /** Milliseconds on those, capped at a minute each; answers that nobody timed count none. */
  "tookMs",
  /** Cards answered for the first time. */
  "firsts",
  /** Answers in practice, quizzes and exams that left the schedule alone. */
  "besides",
  "besidesMs",
  /** True retention as Anki counts it: asked after an interval of a day or more; passed is all but Again. */
  "youngAsked",
  "youngPassed",
  "matureAsked",
  "maturePassed",
  /** The sum of the chances of recall that were predicted for those, in millionths, so that sums are exact. */
  "predicted",
] as const;
export type Figure = (typeof FIGURES)[number];
export type DayFigures = Readonly<Record<Figure, number>>;

/** Answers that true retention counts, of an hour of the study day: 0 is the hour in which it starts. */
export type HourFigures = { readonly asked: number; readonly passed: number };

export type CardFigures = {
  readonly days: ReadonlyMap<StudyDay, DayFigures>;
  readonly hours: ReadonlyMap<number, HourFigures>;
};

export const NO_FIGURES: DayFigures = figures(() => 0);

/** Applies a function to every figure. */
export function figures(of: (figure: Figure) => number): DayFigures {
  // Object.fromEntries forgets the names; the list is where they come from.
  return Object.fromEntries(FIGURES.map((figure) => [figure, of(figure)])) as DayFigures;
}

export function plus(a: DayFigures, b: DayFigures): DayFigures {
  const sum = { ...a };
  for (const figure of FIGURES) sum[figure] += b[figure];
  return sum;
}

export function minus(a: DayFigures, b: DayFigures): DayFigures {
  const difference = { ...a };
  for (const figure of FIGURES) difference[figure] -= b[figure];
  return difference;
}

/** What the log of one card adds to each day. What was undone counts for nothing. */
export function figuresOfCard(events: readonly ReviewEvent[], rules: RulesOf, userId: string): CardFigures {
  return figuresOfStanding(standingEvents(events), rules, userId);
}

/** The same from the events that stand, in order. */
export function figuresOfStanding(
  standing: readonly ForwardEvent[],
  rules: RulesOf,
  userId: string,
): CardFigures {
  const days = new Map<StudyDay, DayFigures>();
  const hours = new Map<number, HourFigures>();
  let before = NEW_CARD;
  for (const event of standing) {
    const own = typeof rules === "function" ? rules(event.rulesId) : rules;
    if (event.kind === "answered") {
      const predicted = event.movesSchedule ? predictedFor(event, before, own) : null;
      const added = answerFigures(event, before, predicted);
      const known = days.get(event.studyDay);
      days.set(event.studyDay, known ? plus(known, added) : added);
      if (predicted !== null) countHour(hours, event);
    }
    before = step(before, event, own, userId);
  }
  return { days, hours };
}

function countHour(hours: Map<number, HourFigures>, { studyTime, rating }: AnsweredEvent): void {
  const hour = Math.floor((studyTime % MS_PER_DAY) / MS_PER_HOUR);
  const known = hours.get(hour) ?? { asked: 0, passed: 0 };
  hours.set(hour, { asked: known.asked + 1, passed: known.passed + (rating > 1 ? 1 : 0) });
}

/** The chance that was predicted, 0 to 1; null for an answer that true retention does not count. */
function predictedFor(
  event: AnsweredEvent,
  { memory }: CardState,
  { parameters }: ScheduleRules,
): number | null {
  if (memory.kind === "new" || memory.intervalDays < 1) return null;
  const elapsed = Math.max(0, event.studyTime - memory.lastStudyTime) / MS_PER_DAY;
  return recallAfter(elapsed, memory.stability, parameters);
}

function answerFigures(
  { rating, tookMs, movesSchedule }: AnsweredEvent,
  { memory }: CardState,
  predicted: number | null,
): DayFigures {
  if (!movesSchedule) return { ...NO_FIGURES, besides: 1, besidesMs: tookMs ?? 0 };
  const mature = memory.kind === "seen" && memory.intervalDays >= MATURE_DAYS;
  const asked = predicted === null ? 0 : 1;
  const passed = rating > 1 ? asked : 0;
  return {
    ...NO_FIGURES,
    answers: 1,
    again: rating === 1 ? 1 : 0,
    hard: rating === 2 ? 1 : 0,
    good: rating === 3 ? 1 : 0,
    easy: rating === 4 ? 1 : 0,
    tookMs: tookMs ?? 0,
    firsts: memory.kind === "new" ? 1 : 0,
    youngAsked: mature ? 0 : asked,
    youngPassed: mature ? 0 : passed,
    matureAsked: mature ? asked : 0,
    maturePassed: mature ? passed : 0,
    predicted: Math.round((predicted ?? 0) * 1_000_000),
  };
}

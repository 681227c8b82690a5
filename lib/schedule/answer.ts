import {
  addDays,
  dayName,
  dayNumber,
  daysBetween,
  type Instant,
  MS_PER_MINUTE,
  type StudyDay,
  type StudyTime,
  studyDayOf,
} from "#lib/base/study-time.ts";
import type { CardState, Counts, Due, KnownElsewhere, Rating } from "./events.ts";
import { daysToRetention, type Strength, strengthAfter } from "./fsrs.ts";
import { couldHaveShown, type Move, orderedIntervals, wholeInterval } from "./intervals.ts";
import type { ScheduleRules } from "./rules.ts";
import { nextStep } from "./steps.ts";

export type Memory = CardState["memory"];
export type SeenMemory = Extract<Memory, { kind: "seen" }>;

/** An answer, as far as the memory is concerned. */
export type Answer = {
  readonly rating: Rating;
  readonly at: Instant;
  readonly studyTime: StudyTime;
  readonly dueShown: Due | null;
  readonly move: Move;
};

const MINUTES_PER_DAY = 1440;

/**
 * The memory of a card after an answer. Elapsed time is counted in whole study days and never runs backwards: an answer
 * whose study time lies before the last one (a flight west, a clock set back) counts as given at the last one.
 */
export function remember(before: Memory, answer: Answer, rules: ScheduleRules): SeenMemory {
  const studyTime =
    before.kind === "new" ? answer.studyTime : Math.max(answer.studyTime, before.lastStudyTime);
  const elapsed = before.kind === "new" ? 0 : dayNumber(studyTime) - dayNumber(before.lastStudyTime);
  const strength = (rating: Rating): Strength =>
    strengthAfter(before.kind === "new" ? null : before, elapsed, rating, rules);
  const after = strength(answer.rating);
  const failed = answer.rating === 1 && before.kind === "seen" && before.phase === "review";
  const counted = countsOf(before);
  const known = {
    kind: "seen" as const,
    ...after,
    lastStudyTime: studyTime,
    reps: counted.reps + 1,
    lapses: counted.lapses + (failed ? 1 : 0),
  };

  if (before.kind === "seen" && before.phase === "review" && !failed) {
    const { maximumIntervalDays: maximum } = rules;
    const days = {
      hard: daysToRetention(strength(2).stability, rules),
      good: daysToRetention(strength(3).stability, rules),
      easy: daysToRetention(strength(4).stability, rules),
    };
    const pick = answer.rating === 2 ? "hard" : answer.rating === 3 ? "good" : "easy";
    const plain = orderedIntervals(days, elapsed, maximum, null)[pick];
    const moved = orderedIntervals(days, elapsed, maximum, answer.move)[pick];
    return review(known, applied(answer, studyTime, plain, moved, elapsed, maximum));
  }

  const relearning = failed || (before.kind === "seen" && before.phase === "relearning");
  const steps = relearning ? rules.relearningStepsMinutes : rules.learningStepsMinutes;
  const next = nextStep(steps, before.kind === "seen" && !failed ? before.step : 0, answer.rating);
  if (next.kind === "done") {
    const days = daysToRetention(after.stability, rules);
    const plain = wholeInterval(days, elapsed, rules.maximumIntervalDays, null);
    const moved = wholeInterval(days, elapsed, rules.maximumIntervalDays, answer.move);
    return review(known, applied(answer, studyTime, plain, moved, elapsed, rules.maximumIntervalDays));
  }
  const intervalDays = Math.floor(next.minutes / MINUTES_PER_DAY);
  return {
    ...known,
    phase: relearning ? "relearning" : "learning",
    step: next.step,
    intervalDays,
    // Ten minutes are ten minutes in every zone; a step of whole days is a matter of the calendar.
    due:
      next.minutes % MINUTES_PER_DAY === 0
        ? { kind: "day", day: addDays(studyDayOf(studyTime), intervalDays) }
        : { kind: "instant", at: answer.at + next.minutes * MS_PER_MINUTE },
  };
}

const NONE: Counts = { reps: 0, lapses: 0 };

/** How often a card was answered and forgotten, also before a reset that kept the counts. */
export function countsOf(memory: Memory): Counts {
  return memory.kind === "seen" ? memory : (memory.counts ?? NONE);
}

/** The memory of a card that starts again as new. */
export function begunAnew(before: Memory, keepsCounts: boolean): Memory {
  const { reps, lapses } = countsOf(before);
  return keepsCounts && reps > 0 ? { kind: "new", counts: { reps, lapses } } : { kind: "new" };
}

/** A day that was chosen for a card, and when; with what another program knew of it. */
export type Placing = {
  readonly day: StudyDay;
  readonly studyTime: StudyTime;
  readonly known: KnownElsewhere | null;
};

/**
 * The memory of a card that comes back on a day that was chosen for it. What is known of it stays as it is, so that the
 * next answer counts the days that really passed; a card never seen counts as answered Good at that moment.
 */
export function placeOn(
  before: Memory,
  { day, studyTime, known }: Placing,
  rules: ScheduleRules,
): SeenMemory {
  const seen =
    before.kind === "seen"
      ? { ...before, ...strengthIn(known) }
      : unseen(studyTime, known, countsOf(before), rules);
  const intervalDays = Math.max(1, daysBetween(studyDayOf(seen.lastStudyTime), day));
  return { ...seen, phase: "review", step: 0, intervalDays, due: { kind: "day", day } };
}

function strengthIn(known: KnownElsewhere | null): Partial<Strength> {
  return known === null ? {} : { stability: known.stability, difficulty: known.difficulty };
}

function unseen(
  studyTime: StudyTime,
  known: KnownElsewhere | null,
  { reps, lapses }: Counts,
  rules: ScheduleRules,
): Known {
  if (known !== null) return { kind: "seen", ...known };
  return { kind: "seen", ...strengthAfter(null, 0, 3, rules), lastStudyTime: studyTime, reps, lapses };
}

type Known = Omit<SeenMemory, "phase" | "step" | "due" | "intervalDays">;

function review(known: Known, intervalDays: number): SeenMemory {
  const day = dayName(dayNumber(known.lastStudyTime) + intervalDays);
  return { ...known, phase: "review", step: 0, intervalDays, due: { kind: "day", day } };
}

/** The interval to keep: the one on the button, unless it cannot belong to this answer. */
function applied(
  answer: Answer,
  studyTime: StudyTime,
  plain: number,
  moved: number,
  previous: number,
  maximum: number,
): number {
  if (answer.dueShown?.kind !== "day") return moved;
  const shown = daysBetween(studyDayOf(studyTime), answer.dueShown.day);
  return couldHaveShown(shown, plain, previous, maximum) ? shown : moved;
}

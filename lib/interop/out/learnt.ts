import { dayFromName, daysBetween, studyDayOf } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { HistoryStep } from "#lib/schedule/history.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";

/** What a card's row says of its schedule. */
export type OutSchedule = {
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly flags: number;
  readonly data: string;
};

/** [moment, ease, interval, interval before, factor, milliseconds, type] */
export type OutReview = readonly [number, number, number, number, number, number, number];

const EASE = 2_500;
const SUSPENDED = -1;

/** A card that was never met; `place`: where it stands among the new ones. */
export function freshSchedule(place: number): OutSchedule {
  return {
    ...{ type: 0, queue: 0, due: place, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0, flags: 0 },
    data: "{}",
  };
}

/** Where a card stands, in Anki's numbers. Days count from `createdDay`. */
export function scheduleOf(
  state: CardState,
  of: {
    readonly place: number;
    readonly createdDay: string;
    readonly rules: ScheduleRules;
    /** The moment of the last answer, in epoch milliseconds; null for none. */
    readonly lastAt: number | null;
  },
): OutSchedule {
  const { place, createdDay, rules, lastAt } = of;
  const { memory, suspended, flag = 0 } = state;
  const queue = (usual: number): number => (suspended ? SUSPENDED : usual);
  if (memory.kind === "new") {
    const { reps = 0, lapses = 0 } = memory.counts ?? {};
    return { ...freshSchedule(place), queue: queue(0), reps, lapses, flags: flag };
  }
  const { phase, due, stability, difficulty, step, reps, lapses, intervalDays } = memory;
  const isReview = phase === "review";
  const steps = phase === "learning" ? rules.learningStepsMinutes : rules.relearningStepsMinutes;
  const said = {
    s: rounded(stability, 4),
    d: rounded(difficulty, 3),
    dr: rounded(rules.desiredRetention, 2),
    decay: rounded(rules.parameters[20] ?? 0.1542, 3),
    ...(lastAt === null ? {} : { lrt: Math.floor(lastAt / 1_000) }),
  };
  return {
    type: isReview ? 2 : phase === "learning" ? 1 : 3,
    queue: queue(isReview ? 2 : due.kind === "day" ? 3 : 1),
    due: due.kind === "day" ? dayFromName(due.day) - dayFromName(createdDay) : Math.round(due.at / 1_000),
    ivl: phase === "learning" ? 0 : Math.max(1, Math.round(intervalDays)),
    factor: phase === "learning" ? 0 : EASE,
    ...{ reps, lapses },
    left: isReview ? 0 : Math.max(1, steps.length - step),
    flags: flag,
    data: JSON.stringify(said),
  };
}

/**
 * What happened to a card as rows of Anki's log: answers, beginnings anew and days that were set; what was taken back is
 * left out, and suspending, flags and marks stand in the card.
 */
export function reviewsOf(steps: readonly HistoryStep[]): readonly OutReview[] {
  return steps.flatMap(({ event, before, after, undone }): readonly OutReview[] => {
    if (undone) return [];
    const at = event.effectiveAt;
    const was = intervalOf(before, at);
    if (event.kind === "reset") return [[at, 0, 0, was, 0, 0, 4]];
    if (event.kind === "due-set") {
      const days = Math.max(1, daysBetween(studyDayOf(event.studyTime), event.day));
      return [[at, 0, days, was, factorOf(after) || EASE, 0, 4]];
    }
    if (event.kind !== "answered") return [];
    const { rating, movesSchedule, tookMs } = event;
    const took = tookMs ?? 0;
    // Cramming: kept, and left out of every reckoning.
    if (!movesSchedule) return [[at, rating, was, was, 0, took, 3]];
    const { memory } = before;
    const phase = memory.kind === "new" ? "learning" : memory.phase;
    const type = phase === "learning" ? 0 : phase === "review" ? 1 : 2;
    return [[at, rating, nextOf(after, at, event.studyDay), was, factorOf(after), took, type]];
  });
}

/** The interval that an answer gave: the one that leads to the day that was on the button. */
function nextOf(after: CardState, at: number, day: string): number {
  const { memory } = after;
  if (memory.kind === "new" || memory.due.kind !== "day") return intervalOf(after, at);
  return Math.max(1, daysBetween(day, memory.due.day));
}

/** Days, or below zero seconds. */
function intervalOf({ memory }: CardState, at: number): number {
  if (memory.kind === "new") return 0;
  const { due, intervalDays } = memory;
  if (due.kind === "day") return Math.max(1, Math.round(intervalDays));
  return -Math.max(1, Math.round((due.at - at) / 1_000));
}

/** The difficulty, as Anki writes it with FSRS: 100 to 1,100. */
function factorOf({ memory }: CardState): number {
  return memory.kind === "new" ? 0 : Math.round(1_000 * ((memory.difficulty - 1) / 9 + 0.1));
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}

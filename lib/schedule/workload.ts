import { seededRandom } from "#lib/base/random.ts";
import { dayFromName, dayNumber, type StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "./events.ts";
import { daysToRetention, type Strength, strengthAfter } from "./fsrs.ts";
import { recallAfter } from "./recall.ts";
import type { ScheduleRules } from "./rules.ts";

/** What studying a deck would take if it went on by some rules. */
export type Workload = {
  /** The mean over the days looked at, new cards counted as answers too. */
  readonly answersPerDay: number;
  readonly minutesPerDay: number;
  /** Cards expected to be known on the last day, and how many there are. */
  readonly known: number;
  readonly cards: number;
};

export type WorkloadQuestion = {
  /** The cards that were met, or a fair sample of them. */
  readonly states: readonly CardState[];
  /** How many cards each of the sample stands for. */
  readonly scale: number;
  readonly unseen: number;
  readonly newPerDay: number;
  readonly rules: ScheduleRules;
  readonly today: StudyDay;
  readonly days: number;
  /** Seconds for an answer that was known, one that was not (with its steps), and a card met for the first time. */
  readonly seconds: { readonly known: number; readonly lapse: number; readonly first: number };
  readonly seed: string;
};

/** Cards that are walked through one by one; more are counted by the scale. */
const MOST_NEW = 400;

/**
 * Plays the days to come: each card is answered on the day on which it is due, known with the chance that the model
 * gives, Good when known and Again when not. No limits, and nobody is late. The same question gives the same answer.
 */
export function workload(question: WorkloadQuestion): Workload {
  const { states, scale, rules, days, today } = question;
  const random = seededRandom(question.seed);
  const seen = states.flatMap((state) => walked(state, today));
  const newPerDay = Math.max(0, question.newPerDay);
  const met = Math.min(question.unseen, newPerDay * days);
  const walkedNew = Math.min(met, MOST_NEW);
  const fresh = Array.from({ length: walkedNew }, (_, i) =>
    // Spread over the days as they would come.
    ({ strength: null, last: 0, due: newPerDay === 0 ? 0 : Math.floor((i * met) / walkedNew / newPerDay) }),
  );
  const totals = { answers: 0, seconds: 0, known: 0 };
  const add = (cards: readonly Walked[], weight: number): void => {
    for (const card of cards) {
      const end = walk(card, question, random);
      totals.answers += weight * end.answers;
      totals.seconds += weight * end.seconds;
      if (end.strength)
        totals.known += weight * recallAfter(days - end.last, end.strength.stability, rules.parameters);
    }
  };
  add(seen, scale);
  add(fresh, walkedNew === 0 ? 0 : met / walkedNew);
  return {
    answersPerDay: totals.answers / days,
    minutesPerDay: totals.seconds / 60 / days,
    known: totals.known,
    cards: Math.round(seen.length * scale) + question.unseen,
  };
}

/** A card on its way; days are counted from today. */
type Walked = { readonly strength: Strength | null; readonly last: number; readonly due: number };

function walked(state: CardState, today: StudyDay): readonly Walked[] {
  const { memory } = state;
  if (memory.kind === "new" || state.suspended) return [];
  const { stability, difficulty, lastStudyTime, due } = memory;
  const day = due.kind === "day" ? dayFromName(due.day) - dayFromName(today) : 0;
  const last = dayNumber(lastStudyTime) - dayFromName(today);
  return [{ strength: { stability, difficulty }, last, due: Math.max(0, day) }];
}

function walk(
  card: Walked,
  { rules, days, seconds }: WorkloadQuestion,
  random: () => number,
): Walked & { readonly answers: number; readonly seconds: number } {
  let { strength, last, due } = card;
  let answers = 0;
  let spent = 0;
  while (due < days) {
    const elapsed = Math.max(0, due - last);
    const known = strength !== null && random() < recallAfter(elapsed, strength.stability, rules.parameters);
    spent += strength === null ? seconds.first : known ? seconds.known : seconds.lapse;
    answers += 1;
    strength = strengthAfter(strength, elapsed, strength === null || known ? 3 : 1, rules);
    last = due;
    const interval = Math.round(daysToRetention(strength.stability, rules));
    due += Math.min(Math.max(1, interval), rules.maximumIntervalDays);
  }
  return { strength, last, due, answers, seconds: spent };
}

import { seededRandom } from "#lib/base/random.ts";
import { dayFromName, dayNumber, type StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "./events.ts";
import { daysToRetention, type Strength, strengthAfter } from "./fsrs.ts";
import { recallAfter } from "./recall.ts";
import type { ScheduleRules } from "./rules.ts";

/** Which of the due cards come first on a day that has no room for all. */
export const PLAYED_ORDERS = ["surest", "urgent", "oldest", "shortest"] as const;
export type PlayedOrder = (typeof PLAYED_ORDERS)[number];

export type DaysToPlay = {
  /** Cards that were met: all of them, or a fair sample. */
  readonly states: readonly CardState[];
  /** How many cards each of the sample stands for. */
  readonly scale: number;
  readonly rules: ScheduleRules;
  readonly today: StudyDay;
  readonly days: number;
  /** How many cards a day has room for; 0 on a day off. Day 0 is today. */
  readonly roomOn: (day: number) => number;
  readonly order: PlayedOrder;
  readonly seed: string;
};

export type PlayedDays = {
  /** Answers on each day. */
  readonly answered: readonly number[];
  /** Cards that were due at the end of each day and found no room. */
  readonly waiting: readonly number[];
  /** Cards expected to be known at the end of the last day. */
  readonly known: number;
};

type Played = { strength: Strength; last: number; due: number; interval: number };

/**
 * Plays days with little room: on each, the due cards are answered in the given order until the day is full; known with
 * the chance that the model gives, Good when known and Again when not. The same question gives the same answer: every
 * card has dice of its own, so that two orders differ by the order alone.
 */
export function playDays(question: DaysToPlay): PlayedDays {
  const { rules, days, scale } = question;
  const cards = question.states.flatMap((state, i) => played(state, question.today, `${question.seed} ${i}`));
  const answered: number[] = [];
  const waiting: number[] = [];
  for (let day = 0; day < days; day += 1) {
    const due = cards.filter(({ card }) => card.due <= day).sort(byOrder(question.order, day));
    const room = Math.min(due.length, Math.round(question.roomOn(day) / scale));
    for (const { card, roll } of due.slice(0, room)) answer(card, day, roll(), rules);
    answered.push(room * scale);
    waiting.push((due.length - room) * scale);
  }
  const known = cards.reduce(
    (sum, { card }) =>
      sum + recallAfter(Math.max(0, days - card.last), card.strength.stability, rules.parameters),
    0,
  );
  return { answered, waiting, known: known * scale };
}

type Dice = { readonly card: Played; readonly roll: () => number };

function played(state: CardState, today: StudyDay, seed: string): readonly Dice[] {
  const { memory, suspended } = state;
  if (memory.kind === "new" || suspended) return [];
  const zero = dayFromName(today);
  const due = memory.due.kind === "day" ? dayFromName(memory.due.day) - zero : 0;
  const last = dayNumber(memory.lastStudyTime) - zero;
  const { stability, difficulty } = memory;
  const interval = Math.max(1, memory.intervalDays);
  return [{ card: { strength: { stability, difficulty }, last, due, interval }, roll: seededRandom(seed) }];
}

function answer(card: Played, day: number, roll: number, rules: ScheduleRules): void {
  const elapsed = Math.max(0, day - card.last);
  const known = roll < recallAfter(elapsed, card.strength.stability, rules.parameters);
  card.strength = strengthAfter(card.strength, elapsed, known ? 3 : 1, rules);
  card.last = day;
  card.interval = Math.min(
    Math.max(1, Math.round(daysToRetention(card.strength.stability, rules))),
    rules.maximumIntervalDays,
  );
  card.due = day + card.interval;
}

function byOrder(order: PlayedOrder, day: number): (a: Dice, b: Dice) => number {
  const faded = ({ card }: Dice): number => (day - card.last) / card.strength.stability;
  switch (order) {
    case "surest":
      return (a, b) => faded(a) - faded(b);
    case "urgent":
      return (a, b) => (day - b.card.due + 1) / b.card.interval - (day - a.card.due + 1) / a.card.interval;
    case "oldest":
      return (a, b) => a.card.due - b.card.due;
    case "shortest":
      return (a, b) => a.card.interval - b.card.interval;
  }
}

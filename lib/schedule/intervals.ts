import { seededRandom } from "#lib/base/random.ts";

/** Whole study days for each rating that leaves a card in review. */
export type Intervals = { readonly hard: number; readonly good: number; readonly easy: number };

/**
 * How an interval is moved inside its range: by a number in [0, 1), by a choice among the days of the range (both ends
 * allowed), or not at all.
 */
export type Move = number | ((least: number, most: number) => number) | null;

/** Shorter intervals are left alone: a day more or less would be half of them. */
const FUZZ_FROM_DAYS = 2.5;
/** How much of each part of an interval may be moved (Anki's and ts-fsrs's figures). */
const FUZZ_PARTS = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
] as const;

/**
 * A number in [0, 1) that moves all intervals of one answer. Learner, card and how many answers went before stand in a
 * list, never added or joined bare: card 10 after 5 answers is not card 11 after 4. No clock is in it, so that what
 * stands on the button is what is applied, here and on the server.
 */
export function fuzzRoll(userId: string, cardId: string, answersBefore: number): number {
  return seededRandom(JSON.stringify([userId, cardId, answersBefore]))();
}

/** The days that an interval may be moved to; both ends are allowed. An interval that grows stays above the previous. */
export function fuzzRange(days: number, previous: number, maximum: number): { least: number; most: number } {
  const limited = Math.min(days, maximum);
  if (limited < FUZZ_FROM_DAYS) return { least: limited, most: limited };
  const reach = FUZZ_PARTS.reduce(
    (sum, part) => sum + part.share * Math.max(0, Math.min(limited, part.to) - part.from),
    1,
  );
  const most = Math.min(Math.round(limited + reach), maximum);
  const floor = limited > previous ? previous + 1 : 2;
  return { least: Math.min(Math.max(2, Math.round(limited - reach), floor), most), most };
}

/** One interval: whole, at least a day, inside the maximum, and moved. */
export function wholeInterval(days: number, previous: number, maximum: number, move: Move): number {
  const whole = Math.min(Math.max(1, Math.round(days)), maximum);
  if (move === null) return whole;
  const { least, most } = fuzzRange(whole, previous, maximum);
  return typeof move === "number" ? Math.floor(least + move * (most - least + 1)) : move(least, most);
}

/**
 * Hard at most Good, Good above Hard, Easy above Good, and all of them inside the maximum: the order gives way to the
 * maximum, not the other way round (ts-fsrs lets Easy overrun it by two days).
 */
export function orderedIntervals(days: Intervals, previous: number, maximum: number, move: Move): Intervals {
  const plain = {
    hard: wholeInterval(days.hard, previous, maximum, move),
    good: wholeInterval(days.good, previous, maximum, move),
    easy: wholeInterval(days.easy, previous, maximum, move),
  };
  const hard = Math.min(plain.hard, plain.good);
  const good = Math.min(Math.max(plain.good, hard + 1), maximum);
  const easy = Math.min(Math.max(plain.easy, good + 1), maximum);
  return { hard, good, easy };
}

/**
 * Whether an interval that was shown on a button can be the one computed here, moved by fuzz, load or order. One that
 * was computed from another state of the card (a second tab, a clock gone wrong) is not.
 */
export function couldHaveShown(shown: number, computed: number, previous: number, maximum: number): boolean {
  const { least, most } = fuzzRange(computed, previous, maximum);
  return shown >= Math.max(1, least - 1) && shown <= Math.min(most + 1, maximum);
}

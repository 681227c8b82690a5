import { hash32 } from "#lib/base/random.ts";
import { firstOutcomes } from "./memory.ts";
import type { Standing, World } from "./play.ts";
import type { Problem } from "./problem.ts";

/** The memories of today. */
export function standingOf({ cards }: Problem): Standing {
  const of = (
    value: (memory: { stability: number; difficulty: number; lastDay: number }) => number,
  ): Float64Array => Float64Array.from(cards, ({ memory }) => (memory ? value(memory) : 0));
  return {
    stability: of((memory) => memory.stability),
    difficulty: of((memory) => memory.difficulty),
    last: of((memory) => -memory.lastDay),
    seen: Uint8Array.from(cards, ({ memory }) => (memory ? 1 : 0)),
  };
}

/**
 * A learner who is just what the model says. Every card has dice of its own, so that two budgets or two rules differ by
 * themselves and not by luck. An answer takes what it was expected to take: a plan is made of expected minutes.
 * `truly` is what a chance that the plan believes really is (see levels.ts), which the plan never learns.
 */
export function modelWorld(
  problem: Problem,
  standing: Standing,
  seed: string,
  truly: (chance: number, card: number) => number = (chance) => chance,
): World {
  const { memory, model, cards } = problem;
  const { newSeconds, passSeconds, failSeconds } = model.costs;
  const dice = Uint32Array.from(cards, ({ cardId }) => hash32(`${seed} ${cardId}`));
  const { stability, difficulty, last, seen } = standing;
  const first = firstOutcomes(memory, model.firstShares);
  const firstShares = first.map(({ share }) => share);
  const expectedSeconds = (card: number, day: number): number => {
    if (seen[card] === 0) return newSeconds;
    const recall = memory.recall(day - (last[card] ?? 0), stability[card] ?? 1);
    return recall * passSeconds + (1 - recall) * failSeconds;
  };
  const remember = (card: number, s: number, d: number, day: number): void => {
    stability[card] = s;
    difficulty[card] = d;
    last[card] = day;
    seen[card] = 1;
  };
  return {
    expectedSeconds,
    answer: (card, day) => {
      if (seen[card] === 0) {
        const end = first[choice(firstShares, roll(dice, card))];
        if (end) remember(card, end.stability, end.difficulty, day);
        return newSeconds;
      }
      const [s, d] = [stability[card] ?? 1, difficulty[card] ?? 5];
      const recall = memory.recall(day - (last[card] ?? 0), s);
      if (roll(dice, card) < truly(recall, card)) {
        const rating = 2 + choice(model.passShares, roll(dice, card));
        remember(card, memory.passed(s, d, recall, rating), memory.difficultyAfter(d, rating), day);
      } else {
        remember(card, memory.lapsed(s, d, recall), memory.difficultyLapsed(d), day);
      }
      return recall * passSeconds + (1 - recall) * failSeconds;
    },
  };
}

/** Which of several shares a number in [0, 1) falls into. */
export function choice(shares: readonly number[], at: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) {
    sum += shares[i] ?? 0;
    if (at < sum) return i;
  }
  return shares.length - 1;
}

/** The next number in [0, 1) of one card's stream (mulberry32, as `seededRandom`, for many streams at once). */
export function roll(dice: Uint32Array, card: number): number {
  const state = ((dice[card] ?? 0) + 0x6d2b79f5) | 0;
  dice[card] = state;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

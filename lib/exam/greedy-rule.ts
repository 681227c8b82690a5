import { type Alike, alikeOf } from "./alike.ts";
import { firstOutcomes } from "./memory.ts";
import type { Rule, Standing } from "./play.ts";
import type { Problem } from "./problem.ts";

/** What one answer today changes, with nothing after it. */
export type Gain = {
  /** Chance of knowing it now. */
  readonly now: number;
  /** Worth at the exams to come if it is left alone, and if it is answered today. */
  readonly left: number;
  readonly done: number;
  readonly seconds: number;
};

/** `done − left` over `seconds` is the greedy index, and the sentence that says why a card comes today. */
export function gainOf(
  problem: Pick<Problem, "memory" | "model" | "examDays">,
  weights: readonly number[],
  card: { readonly stability: number; readonly difficulty: number; readonly last: number } | null,
  day: number,
): Gain {
  const { memory, model, examDays } = problem;
  const worth = (stability: number, last: number): number => {
    let sum = 0;
    for (let exam = 0; exam < examDays.length; exam += 1) {
      const at = examDays[exam] ?? 0;
      const weight = weights[exam] ?? 0;
      if (at > day && weight > 0) sum += weight * memory.recall(at - last, stability);
    }
    return sum;
  };
  const { newSeconds, passSeconds, failSeconds } = model.costs;
  if (!card) {
    const done = firstOutcomes(memory, model.firstShares).reduce(
      (sum, { share, stability }) => sum + share * worth(stability, day),
      0,
    );
    return { now: 0, left: 0, done, seconds: newSeconds };
  }
  const { stability, difficulty, last } = card;
  const now = memory.recall(day - last, stability);
  let done = (1 - now) * worth(memory.lapsed(stability, difficulty, now), day);
  for (let i = 0; i < 3; i += 1)
    done += now * (model.passShares[i] ?? 0) * worth(memory.passed(stability, difficulty, now, i + 2), day);
  const seconds = now * passSeconds + (1 - now) * failSeconds;
  return { now, left: worth(stability, last), done, seconds };
}

/** What is reckoned once for all runs of the rule: cards that no run has answered yet stand as they do today. */
export type GreedyTable = Alike & {
  /** By slot and class, for a card never met. */
  readonly fresh: readonly (readonly number[])[];
  /** `group × slots + slot`; not a number until it is first asked for. */
  readonly untouched: Float64Array;
};

export function greedyTable(problem: Problem): GreedyTable {
  const { classes, slots } = problem;
  const alike = alikeOf(problem);
  return {
    ...alike,
    fresh: slots.map(({ day }) =>
      classes.map(({ weights }) => perSecond(gainOf(problem, weights, null, day))),
    ),
    untouched: new Float64Array(alike.groups.length * slots.length).fill(Number.NaN),
  };
}

/**
 * The rule that needs no search: by what an answer today adds to the exam, for each second of it. Used while prices are
 * not ready.
 */
export function greedyRule(problem: Problem, standing: Standing, table = greedyTable(problem)): Rule {
  const { cards, classes, slots } = problem;
  const { groupOf, groups, fresh, untouched } = table;
  const touched = new Uint8Array(cards.length);
  const untouchedWorth = (group: number, slot: number): number => {
    const at = group * slots.length + slot;
    const known = untouched[at] ?? 0;
    const one = groups[group];
    if (!Number.isNaN(known) || !one) return known;
    const weights = classes[one.kind]?.weights ?? [];
    const worth = perSecond(gainOf(problem, weights, { ...one, last: -one.lastDay }, slots[slot]?.day ?? 0));
    untouched[at] = worth;
    return worth;
  };
  return {
    index: (card, slot) => {
      const { kind, ratio } = cards[card] ?? { kind: 0, ratio: 1 };
      if (standing.seen[card] === 0) return ratio * (fresh[slot]?.[kind] ?? 0);
      if (touched[card] === 0) return ratio * untouchedWorth(groupOf[card] ?? -1, slot);
      const now = {
        stability: standing.stability[card] ?? 1,
        difficulty: standing.difficulty[card] ?? 5,
        last: standing.last[card] ?? 0,
      };
      return ratio * perSecond(gainOf(problem, classes[kind]?.weights ?? [], now, slots[slot]?.day ?? 0));
    },
    answered: (card) => {
      touched[card] = 1;
    },
  };
}

function perSecond({ done, left, seconds }: Gain): number {
  return (done - left) / seconds;
}

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

/**
 * The rule that needs no search: by what an answer today adds to the exam, for each second of it. Used while prices are
 * not ready.
 */
export function greedyRule(problem: Problem, standing: Standing): Rule {
  const { cards, classes, slots } = problem;
  const fresh = slots.map(({ day }) => classes.map(({ weights }) => gainOf(problem, weights, null, day)));
  return {
    index: (card, slot) => {
      const { kind, ratio } = cards[card] ?? { kind: 0, ratio: 1 };
      const gain =
        standing.seen[card] === 0
          ? fresh[slot]?.[kind]
          : gainOf(
              problem,
              classes[kind]?.weights ?? [],
              {
                stability: standing.stability[card] ?? 1,
                difficulty: standing.difficulty[card] ?? 5,
                last: standing.last[card] ?? 0,
              },
              slots[slot]?.day ?? 0,
            );
      return gain ? (ratio * (gain.done - gain.left)) / gain.seconds : 0;
    },
    answered: () => undefined,
  };
}

import { nextStep } from "#lib/schedule/steps.ts";

/** How a memory changes within a sitting: what `MemoryModel` has of it. */
type SameDay = {
  readonly sameDay: (stability: number, rating: number) => number;
  readonly difficultyAfter: (difficulty: number, rating: number) => number;
};

/** The end of a sitting for one card: how likely it is, and what it leaves. */
export type Outcome = { readonly share: number; readonly stability: number; readonly difficulty: number };

type Ratings = readonly [again: number, hard: number, good: number, easy: number];

/**
 * After a rating (Again, Hard, Good) the shares of the next one within the sitting: the published figures of the FSRS
 * simulator, from many learners. Steps as the scheduler has them unless told otherwise: two for new cards, one for
 * lapses.
 */
const FOLLOWS = {
  learning: {
    steps: [1, 10],
    next: [
      [0.3687, 0.0628, 0.5108, 0.0577],
      [0.0441, 0.4553, 0.4457, 0.0549],
      [0.0518, 0.047, 0.8462, 0.055],
    ],
  },
  relearning: {
    steps: [10],
    next: [
      [0.2157, 0.0643, 0.6595, 0.0605],
      [0.05, 0.4638, 0.4475, 0.0387],
      [0.1056, 0.1434, 0.7266, 0.0244],
    ],
  },
} as const satisfies Record<string, { steps: readonly number[]; next: readonly Ratings[] }>;

/** Ways less likely than this are not followed further. */
const RARE = 0.004;
const RATINGS = [1, 2, 3, 4] as const;

/** All ways in which a sitting can end for a card that was just rated for the first time, or just not known. */
export function sittingEnds(
  memory: SameDay,
  phase: keyof typeof FOLLOWS,
  rated: 1 | 2 | 3 | 4,
  from: Outcome,
): readonly Outcome[] {
  const { steps, next } = FOLLOWS[phase];
  const walk = (at: Outcome, last: 1 | 2 | 3 | 4, step: number): readonly Outcome[] => {
    const then = nextStep(steps, step, last);
    if (then.kind === "done" || at.share < RARE) return [at];
    const shares = next[Math.min(last, 3) - 1];
    return RATINGS.flatMap((rating) =>
      walk(
        {
          share: at.share * (shares?.[rating - 1] ?? 0),
          stability: memory.sameDay(at.stability, rating),
          difficulty: memory.difficultyAfter(at.difficulty, rating),
        },
        rating,
        then.step,
      ),
    );
  };
  return walk(from, rated, 0);
}

/** The mean end of a sitting in which a card was not known: a factor on stability, and difficulty by what it was. */
export function meanLapse(memory: SameDay): {
  readonly factor: number;
  readonly difficulty: (before: number) => number;
} {
  const ends = (stability: number, difficulty: number): readonly Outcome[] =>
    sittingEnds(memory, "relearning", 1, { share: 1, stability, difficulty });
  // The factor hardly hangs on the stability; this is a usual one after a lapse.
  const usual = 0.5;
  const factor = Math.exp(mean(ends(usual, 5), ({ stability }) => Math.log(stability / usual)));
  const points = Array.from({ length: 10 }, (_, i) =>
    mean(ends(usual, i + 1), ({ difficulty }) => difficulty),
  );
  return {
    factor,
    difficulty: (before) => {
      const at = Math.min(Math.max(before - 1, 0), 8.999999);
      const low = Math.floor(at);
      return (points[low] ?? 0) * (1 - (at - low)) + (points[low + 1] ?? 0) * (at - low);
    },
  };
}

function mean(ends: readonly Outcome[], of: (end: Outcome) => number): number {
  return ends.reduce((sum, end) => sum + end.share * of(end), 0);
}

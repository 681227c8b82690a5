import { middleOf, type Seen } from "./alike.ts";
import { DIFFICULTIES, difficultyPlace, ENDS, stabilityPlace } from "./grid.ts";
import { firstOutcomes } from "./memory.ts";
import type { Problem, ProblemCard } from "./problem.ts";

/** Parts of nodes: what a state off the grid is a mix of. */
export type Mix = { readonly nodes: Uint16Array; readonly shares: Float64Array };

/** Cards that stand alike today, as one that stands for all of them. */
export type Start = {
  readonly kind: number;
  readonly count: number;
  /** Worth of never answering it. */
  readonly left: number;
  /**
   * For each day with time: what answering leads to, its cost, and what exams before it are worth; null where it may
   * not.
   */
  readonly on: readonly ({ readonly mix: Mix; readonly seconds: number; readonly before: number } | null)[];
};

/** Cards that stand nearly alike are counted together, so that the time of a plan does not grow with the deck. */
export function startsOf(problem: Problem): readonly Start[] {
  const { slots, model } = problem;
  const groups = new Map<string, ProblemCard[]>();
  for (const card of problem.cards) {
    const key = [card.kind, card.memory ? standing(card.memory) : "new", card.doneToday].join(" ");
    const group = groups.get(key);
    if (group) group.push(card);
    else groups.set(key, [card]);
  }
  const first = newMix(problem);
  return [...groups.values()].flatMap((group) => {
    const [some] = group;
    if (!some) return [];
    const { kind } = some;
    const count = group.reduce((sum, card) => sum + card.ratio, 0);
    const seen = meanOf(group);
    if (!seen)
      return [
        {
          kind,
          count,
          left: 0,
          on: slots.map((slot) =>
            some.doneToday && slot.day === 0
              ? null
              : { mix: first, seconds: model.costs.newSeconds, before: 0 },
          ),
        },
      ];
    return [
      {
        kind,
        count,
        left: worthUntil(problem, kind, seen, Number.POSITIVE_INFINITY),
        on: slots.map((slot) => {
          if (some.doneToday && slot.day === 0) return null;
          const { mix, seconds } = answeredMix(problem, seen, slot.day);
          return { mix, seconds, before: worthUntil(problem, kind, seen, slot.day) };
        }),
      },
    ];
  });
}

/** What exams up to a day are worth to a card that is left alone until then. */
export function worthUntil(
  { examDays, classes, memory }: Problem,
  kind: number,
  { stability, lastDay }: Seen,
  day: number,
): number {
  const weights = classes[kind]?.weights ?? [];
  return examDays.reduce(
    (sum, exam, at) =>
      exam <= day ? sum + (weights[at] ?? 0) * memory.recall(exam + lastDay, stability) : sum,
    0,
  );
}

/** A card met for the first time: the mix of states at the end of its first sitting. */
export function newMix({ memory, model }: Pick<Problem, "memory" | "model">): Mix {
  return mixOf(firstOutcomes(memory, model.firstShares));
}

/** A card answered on a day to come, and the seconds which that is expected to take. */
export function answeredMix(
  { memory, model }: Pick<Problem, "memory" | "model">,
  { stability, difficulty, lastDay }: Seen,
  day: number,
): { readonly mix: Mix; readonly seconds: number; readonly recall: number } {
  const recall = memory.recall(day + lastDay, stability);
  const ends = model.passShares.map((share, i) => ({
    share: recall * share,
    stability: memory.passed(stability, difficulty, recall, i + 2),
    difficulty: memory.difficultyAfter(difficulty, i + 2),
  }));
  const fallen = {
    share: 1 - recall,
    stability: memory.lapsed(stability, difficulty, recall),
    difficulty: memory.difficultyLapsed(difficulty),
  };
  const { passSeconds, failSeconds } = model.costs;
  return {
    mix: mixOf([fallen, ...ends]),
    seconds: recall * passSeconds + (1 - recall) * failSeconds,
    recall,
  };
}

function mixOf(
  ends: readonly { readonly share: number; readonly stability: number; readonly difficulty: number }[],
): Mix {
  const nodes = new Uint16Array(ends.length * ENDS);
  const shares = new Float64Array(ends.length * ENDS);
  ends.forEach(({ share, stability, difficulty }, i) => {
    const [s, d] = [stabilityPlace(stability), difficultyPlace(difficulty)];
    const [low, under] = [Math.floor(s), Math.floor(d)];
    const [up, right] = [s - low, d - under];
    const at = low * DIFFICULTIES + under;
    nodes.set([at, at + 1, at + DIFFICULTIES, at + DIFFICULTIES + 1], i * ENDS);
    shares.set(
      [
        share * (1 - up) * (1 - right),
        share * (1 - up) * right,
        share * up * (1 - right),
        share * up * right,
      ],
      i * ENDS,
    );
  });
  return { nodes, shares };
}

/** The worth of a mix, in a table that begins at `from`. */
export function mixWorth({ nodes, shares }: Mix, table: Float64Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) sum += (shares[i] ?? 0) * (table[from + (nodes[i] ?? 0)] ?? 0);
  return sum;
}

/** Coarse marks of a memory: the same ones for cards that one plan treats alike. */
function standing({ stability, difficulty, lastDay }: Seen): string {
  return [
    Math.round(Math.log(stability) * 2.5),
    Math.round(difficulty / 2),
    Math.round(Math.log1p(lastDay) * 3),
  ].join(" ");
}

function meanOf(group: readonly ProblemCard[]): Seen | null {
  const seen = group.flatMap(({ memory }) => (memory ? [memory] : []));
  return seen.length === 0 ? null : middleOf(seen);
}

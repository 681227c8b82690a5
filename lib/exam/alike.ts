import type { Problem, ProblemCard } from "./problem.ts";

/** What is known of a memory. */
export type Seen = { readonly stability: number; readonly difficulty: number; readonly lastDay: number };

/** Which cards are reckoned as one, and the memory that stands for each of those groups. */
export type Alike = {
  /** By card: the number of its group; −1 for a card never met. */
  readonly groupOf: Int32Array;
  readonly groups: readonly (Seen & { readonly kind: number })[];
};

/** Up to so many cards each is reckoned by itself. */
const ONE_BY_ONE = 3_000;

/**
 * Seen cards that stand so nearly alike that what an answer is worth differs by less than a hundredth: in a large deck
 * they are reckoned once, so that the time of a plan does not grow with it. In a small one each card is its own group.
 */
export function alikeOf({ cards }: Pick<Problem, "cards">): Alike {
  const isLarge = cards.length > ONE_BY_ONE;
  const groupOf = new Int32Array(cards.length).fill(-1);
  const members: { readonly kind: number; readonly seen: Seen[] }[] = [];
  const known = new Map<string, number>();
  cards.forEach(({ memory, kind }, card) => {
    if (!memory) return;
    const name = isLarge ? `${kind} ${finely(memory)}` : String(card);
    const group = known.get(name) ?? known.size;
    known.set(name, group);
    groupOf[card] = group;
    const own = members[group] ?? { kind, seen: [] };
    members[group] = own;
    own.seen.push(memory);
  });
  return { groupOf, groups: members.map(({ kind, seen }) => ({ kind, ...middleOf(seen) })) };
}

/** The middle of some memories: the geometric mean of stabilities, the mean of the rest. */
export function middleOf(seen: readonly Seen[]): Seen {
  const [only] = seen;
  if (only && seen.length === 1) return only;
  const mean = (of: (one: Seen) => number): number =>
    seen.reduce((sum, one) => sum + of(one), 0) / Math.max(1, seen.length);
  return {
    stability: Math.exp(mean((one) => Math.log(one.stability))),
    difficulty: mean((one) => one.difficulty),
    lastDay: mean((one) => one.lastDay),
  };
}

/** Marks of a memory: steps of a twelfth in stability and waiting, of one in difficulty. */
function finely({ stability, difficulty, lastDay }: NonNullable<ProblemCard["memory"]>): string {
  return [
    Math.round(Math.log(stability) * 12),
    Math.round(difficulty),
    Math.round(Math.log1p(Math.max(0, lastDay)) * 12),
  ].join(" ");
}

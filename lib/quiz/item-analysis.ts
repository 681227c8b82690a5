import type { Question } from "./types.ts";

/** One attempt as far as its items are analysed: a share for each question that it was asked. */
export type ScoredAttempt = {
  readonly shares: Readonly<Record<string, number>>;
  /** The texts that were chosen or claimed, by question. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
};

export type ItemFigures = {
  readonly questionId: string;
  /** How many were asked it. */
  readonly asked: number;
  /** Mean share, 0 to 1: the higher, the easier. Null when nobody was asked. */
  readonly facility: number | null;
  /**
   * How well it tells those who do well in the rest from those who do not: the correlation of its share with the mean
   * share of the other questions (point-biserial where all is right or wrong), −1 to 1. Null for fewer than
   * `FEWEST_ATTEMPTS`, or where everybody did the same.
   */
  readonly discrimination: number | null;
  /** For questions with options: how many chose each. */
  readonly options: readonly { readonly text: string; readonly right: boolean; readonly count: number }[];
};

/** Below this a correlation says nothing. */
export const FEWEST_ATTEMPTS = 5;

/** The figures of each question over some attempts: one of each person, or one person would count several times. */
export function itemFigures(
  questions: readonly Question[],
  attempts: readonly ScoredAttempt[],
): readonly ItemFigures[] {
  return questions.map((question) => {
    const { id } = question;
    const own = attempts.filter((one) => one.shares[id] !== undefined);
    const shares = own.map((one) => one.shares[id] ?? 0);
    const rest = own.map((one) => meanOf(others(one, id)));
    return {
      questionId: id,
      asked: own.length,
      facility: meanOf(shares),
      discrimination: own.length < FEWEST_ATTEMPTS ? null : correlation(shares, rest),
      options: optionCounts(question, own),
    };
  });
}

/** The other questions only: a question always agrees with itself, and in a short quiz that would be most of it. */
function others({ shares }: ScoredAttempt, id: string): readonly number[] {
  return Object.entries(shares).flatMap(([other, share]) => (other === id ? [] : [share]));
}

function optionCounts(question: Question, attempts: readonly ScoredAttempt[]): ItemFigures["options"] {
  const count = (text: string): number =>
    attempts.filter((one) => one.picked[question.id]?.includes(text)).length;
  if (question.kind === "choice" || question.kind === "who")
    return question.options.map(({ text, right }) => ({ text, right, count: count(text) }));
  if (question.kind === "truth")
    return [true, false].map((value) => {
      const text = value ? "True" : "False";
      return { text, right: value === question.right, count: count(text) };
    });
  return [];
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Pearson's; null where one side does not vary, or is not known for fewer than so many. */
function correlation(xs: readonly number[], ys: readonly (number | null)[]): number | null {
  const pairs = xs.flatMap((x, at) => {
    const y = ys[at] ?? null;
    return y === null ? [] : [{ x, y }];
  });
  if (pairs.length < FEWEST_ATTEMPTS) return null;
  const mx = meanOf(pairs.map(({ x }) => x)) ?? 0;
  const my = meanOf(pairs.map(({ y }) => y)) ?? 0;
  let [xy, xx, yy] = [0, 0, 0];
  for (const { x, y } of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  // Sums of binary fractions: what is nearly nothing is nothing.
  if (xx < 1e-12 || yy < 1e-12) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

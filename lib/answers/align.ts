import { areContrasted, nearness } from "./near-words.ts";
import type { Unit } from "./units.ts";

/** One step along both answers. */
export type Step =
  | { readonly kind: "same"; readonly expected: Unit; readonly typed: Unit }
  /** Nearly the same: a slip in a word, another form of it, another small word, a missing measure. */
  | { readonly kind: "near"; readonly expected: Unit; readonly typed: Unit; readonly slips: number }
  | { readonly kind: "changed"; readonly expected: Unit; readonly typed: Unit }
  | { readonly kind: "missing"; readonly expected: Unit }
  | { readonly kind: "extra"; readonly typed: Unit };

export type AlignOptions = {
  /** The main part of a language tag. */
  readonly language: string;
  readonly genders: boolean;
  /** Canonical forms of what the question says already. */
  readonly given: ReadonlySet<string>;
};

type Pair = { readonly cost: number; readonly step: Step };

/** Walks along both answers so that as little as possible is missing, extra or changed. */
export function align(
  expected: readonly Unit[],
  typed: readonly Unit[],
  options: AlignOptions,
): readonly Step[] {
  const pair = pairing(options);
  const width = typed.length + 1;
  const costs = new Float64Array((expected.length + 1) * width);
  for (const [i, unit] of expected.entries()) {
    costs[(i + 1) * width] = (costs[i * width] ?? 0) + costAlone(unit);
  }
  for (const [j, unit] of typed.entries()) costs[j + 1] = (costs[j] ?? 0) + costAlone(unit);
  for (const [i, e] of expected.entries()) {
    for (const [j, t] of typed.entries()) {
      const missing = (costs[i * width + j + 1] ?? 0) + costAlone(e);
      const extra = (costs[(i + 1) * width + j] ?? 0) + costAlone(t);
      const both = (costs[i * width + j] ?? 0) + pair(e, t).cost;
      costs[(i + 1) * width + j + 1] = Math.min(missing, extra, both);
    }
  }
  const steps: Step[] = [];
  let i = expected.length;
  let j = typed.length;
  while (i > 0 || j > 0) {
    const e = expected[i - 1];
    const t = typed[j - 1];
    const here = costs[i * width + j] ?? 0;
    if (e && t) {
      const { cost, step } = pair(e, t);
      if (close(here, (costs[(i - 1) * width + j - 1] ?? 0) + cost)) {
        steps.push(step);
        i -= 1;
        j -= 1;
        continue;
      }
    }
    if (t && (!e || close(here, (costs[i * width + j - 1] ?? 0) + costAlone(t)))) {
      steps.push({ kind: "extra", typed: t });
      j -= 1;
    } else if (e) {
      steps.push({ kind: "missing", expected: e });
      i -= 1;
    }
  }
  return steps.reverse();
}

const close = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** What it costs that a unit stands in one answer only. */
function costAlone({ weight, negation }: Unit): number {
  if (negation) return 2;
  return weight === "content" ? 1 : 0.3;
}

/** Compares each two units once. */
function pairing(options: AlignOptions): (expected: Unit, typed: Unit) => Pair {
  const known = new Map<Unit, Map<Unit, Pair>>();
  return (expected, typed) => {
    const row = known.get(expected) ?? new Map<Unit, Pair>();
    known.set(expected, row);
    const found = row.get(typed) ?? pairOf(expected, typed, options);
    row.set(typed, found);
    return found;
  };
}

/** What two units are to each other, and what it costs to put them side by side. */
function pairOf(expected: Unit, typed: Unit, options: AlignOptions): Pair {
  const near = (slips: number, cost: number): Pair => ({
    cost,
    step: { kind: "near", expected, typed, slips },
  });
  if (expected.keys.some((key) => typed.keys.includes(key))) {
    if (expected.measure === typed.measure) return { cost: 0, step: { kind: "same", expected, typed } };
    const measure = expected.measure ?? typed.measure ?? "";
    if (expected.measure !== null && typed.measure !== null)
      return { cost: 1.5, step: { kind: "changed", expected, typed } };
    return options.given.has(measure) ? { cost: 0, step: { kind: "same", expected, typed } } : near(1, 0.4);
  }
  if (expected.isNumber || typed.isNumber) return { cost: 1.6, step: { kind: "changed", expected, typed } };
  if (expected.negation && typed.negation) return near(1, 0.3);
  if (expected.article && typed.article) {
    return options.genders ? near(1, 0.3) : { cost: 0, step: { kind: "same", expected, typed } };
  }
  if (expected.negation === typed.negation) {
    if (expected.weight !== "content" && typed.weight !== "content") {
      if (areContrasted(expected.word, typed.word))
        return { cost: 1.5, step: { kind: "changed", expected, typed } };
      // "in" for "of" says no less; "by" for "of" may.
      const free = expected.weight === "free" && typed.weight === "free";
      return free ? { cost: 0.1, step: { kind: "same", expected, typed } } : near(1, 0.4);
    }
    const close = nearness(expected.word, typed.word, options.language === "en");
    if (close && expected.weight === typed.weight) return near(close.edits, 0.4);
  }
  return { cost: 1.7, step: { kind: "changed", expected, typed } };
}

import { hash32 } from "#lib/base/random.ts";
import { NODES, stabilityOf } from "./grid.ts";
import { type MemoryModel, memoryModel } from "./memory.ts";
import { type Slot, slotsOf } from "./slots.ts";
import type { ExamModel, SharedPlanInput } from "./types.ts";

/**
 * Cards that count alike in every exam are planned by one table. `weights` go by exam; their scale is the mean card's.
 */
export type CardClass = { readonly weights: readonly number[] };

/** A card on its way. */
export type ProblemCard = {
  readonly cardId: string;
  readonly answers: number;
  readonly kind: number;
  /** Its weight against that of its class. */
  readonly ratio: number;
  readonly memory: {
    readonly stability: number;
    readonly difficulty: number;
    readonly lastDay: number;
  } | null;
  readonly doneToday: boolean;
  /** The number of its siblings; −1 for a card that may come on any day. */
  readonly siblings: number;
};

/** Everything a plan is computed from, in the order in which it is computed. */
export type Problem = {
  readonly slots: readonly Slot[];
  /** When each exam is, in days from today. */
  readonly examDays: readonly number[];
  readonly classes: readonly CardClass[];
  readonly cards: readonly ProblemCard[];
  readonly model: ExamModel;
  readonly memory: MemoryModel;
  readonly spentToday: number;
  readonly seed: string;
};

/** More tables than this are not worth their time. */
const MOST_CLASSES = 5;

export function problemOf(input: SharedPlanInput): Problem {
  const weights = weightsByCard(input);
  const { grain, keys } = classKeys(weights);
  const kinds = new Map<string, number>();
  const sums: { total: number[]; cards: number }[] = [];
  const done = new Set(input.doneToday);
  const families = new Map<string, number>();
  const cards = [...input.cards]
    .filter((card) => weights.has(card.cardId))
    .map((card) => ({ card, place: hash32(`${input.seed} ${card.cardId}`) }))
    // Cards worth the same come in an order of their own, mixed over the topics, whatever the order they came in.
    .sort((a, b) => a.place - b.place || (a.card.cardId < b.card.cardId ? -1 : 1))
    .map(({ card }) => {
      const own = weights.get(card.cardId) ?? [];
      const key = keys(own, grain);
      const kind = kinds.get(key) ?? kinds.size;
      kinds.set(key, kind);
      const sum = sums[kind] ?? { total: own.map(() => 0), cards: 0 };
      sums[kind] = sum;
      own.forEach((weight, exam) => {
        sum.total[exam] = (sum.total[exam] ?? 0) + weight;
      });
      sum.cards += 1;
      return { card, kind, own };
    });
  const classes = sums.map(({ total, cards: count }) => ({ weights: total.map((weight) => weight / count) }));
  // What is known of a learner's level is known to the plan: all stabilities are moved by it.
  const shift = Math.exp(input.correction?.shift ?? 0);
  const model = {
    ...input.model,
    parameters: input.model.parameters.map((value, i) => (i < 4 ? value * shift : value)),
  };
  const size = (own: readonly number[]): number => own.reduce((sum, weight) => sum + weight, 0);
  return {
    slots: slotsOf(input.budgets),
    examDays: input.exams.map((exam) => exam.inDays),
    classes,
    cards: cards.map(({ card, kind, own }) => ({
      cardId: card.cardId,
      answers: card.answers,
      kind,
      ratio: size(own) / size(classes[kind]?.weights ?? [1]),
      memory: card.memory && { ...card.memory, stability: Math.max(0.001, card.memory.stability * shift) },
      doneToday: done.has(card.cardId) || (card.memory !== null && card.memory.lastDay <= 0),
      siblings: card.siblings === undefined ? -1 : numberIn(families, card.siblings),
    })),
    model,
    memory: memoryModel(model.parameters),
    spentToday: Math.max(0, input.spentToday),
    seed: input.seed,
  };
}

/** A number for each name, counting up. */
function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

/** The weight of each card in each exam, so that the cards weigh 1 on average. */
function weightsByCard({ exams, cards }: SharedPlanInput): ReadonlyMap<string, readonly number[]> {
  const known = new Set(cards.map((card) => card.cardId));
  const weights = new Map<string, number[]>();
  exams.forEach((exam, at) => {
    // An exam of fifty cards asks as loudly as one of five hundred: by its mark, not by its length.
    // In one order, so that the sums are the same to the last digit.
    const covered = [...exam.cards].sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
    const whole = covered.reduce((sum, card) => sum + Math.max(0, card.weight), 0);
    for (const { cardId, weight } of covered) {
      if (!known.has(cardId) || weight <= 0) continue;
      const own = weights.get(cardId) ?? exams.map(() => 0);
      own[at] = (exam.importance * weight) / whole;
      weights.set(cardId, own);
    }
  });
  const total = [...weights.values()]
    .flat()
    .sort((a, b) => a - b)
    .reduce((sum, weight) => sum + weight, 0);
  const scale = total > 0 ? weights.size / total : 1;
  return new Map([...weights].map(([cardId, own]) => [cardId, own.map((weight) => weight * scale)]));
}

type Keys = (weights: readonly number[], grain: number) => string;

/** Weights near each other share a table: as finely told apart as the number of tables allows. */
function classKeys(weights: ReadonlyMap<string, readonly number[]>): { grain: number; keys: Keys } {
  const keys: Keys = (own, grain) =>
    own.map((weight) => (weight > 0 ? Math.round(Math.log2(weight) / grain) : "-")).join(" ");
  for (const grain of [0.05, 0.25, 0.5, 1, 2, 4]) {
    const distinct = new Set([...weights.values()].map((own) => keys(own, grain)));
    if (distinct.size <= MOST_CLASSES) return { grain, keys };
  }
  return { grain: 1000, keys };
}

/**
 * What an exam is worth to a card left alone from a day on: by class, for every node, until another day or for good.
 */
export function restWorth(
  { examDays, memory }: Pick<Problem, "examDays" | "memory">,
  { weights }: CardClass,
  day: number,
  until: number,
): Float64Array {
  const worth = new Float64Array(NODES);
  examDays.forEach((exam, at) => {
    const weight = weights[at] ?? 0;
    if (weight <= 0 || exam <= day || exam > until) return;
    for (let node = 0; node < NODES; node += 1)
      worth[node] = (worth[node] ?? 0) + weight * memory.recall(exam - day, stabilityOf(node));
  });
  return worth;
}

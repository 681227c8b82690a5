import type { KeptTopic } from "#lib/db/schema/exams.ts";
import { expectedScore } from "#lib/exam/expected-score.ts";
import type { PredictedScore, Share, SharedPlan, TopicScore } from "#lib/exam/types.ts";
import type { ExamCardPlace } from "./blueprint.ts";
import type { OpenExam, PlanRequest } from "./plan-request.ts";

/** A prediction of one exam, with the names of its topics. */
export type Prediction = {
  readonly examId: string;
  /** exam: on its day, if the plan is kept. now: if it were written at this moment. */
  readonly about: "exam" | "now";
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly uncorrected: number;
  readonly cards: number;
  readonly unseen: number;
  readonly topics: readonly KeptTopic[];
  readonly algorithm: string;
  readonly corrected: boolean;
};

/** Counts up with every change of how the score is worked out: predictions of another kind are not one history. */
const ALGORITHM = "fsrs-6 level-interval 3";

/** What a plan promises of every exam, and what each would give if it were written now. */
export function predictionsIn(request: PlanRequest, plan: SharedPlan): readonly Prediction[] {
  return request.exams.flatMap((open) => [predictedBy(request, open, plan), predictedNow(request, open)]);
}

/** What a plan promises of one exam, if it is kept. */
export function predictedBy(request: PlanRequest, open: OpenExam, plan: SharedPlan): Prediction {
  const own = plan.exams.find((one) => one.examId === open.exam.id);
  const score = own?.expected ?? NOTHING;
  return { ...kept(request, open, score), about: "exam", algorithm: `${plan.rule} plan, ${ALGORITHM}` };
}

const NOTHING: PredictedScore = {
  expected: 0,
  low: 0,
  high: 0,
  uncorrected: 0,
  topics: [],
  cards: 0,
  unseen: 0,
};

/**
 * What an exam would give if it were written now, from the memory states alone: what a mock is held against. `questions`:
 * as many as the mock asks.
 */
export function predictedNow(
  request: PlanRequest,
  open: OpenExam,
  questions = open.exam.questions,
): Prediction {
  const states = new Map(request.input.cards.map((card) => [card.cardId, card]));
  const shared = request.input.exams.find((one) => one.examId === open.exam.id);
  const score = leftAlone(request, questions, shared?.cards ?? [], states, 0);
  return { ...kept(request, open, score, 0), about: "now", algorithm: ALGORITHM };
}

/** The score that cards give if nothing is studied until then. */
function leftAlone(
  { input }: PlanRequest,
  questions: number | null,
  cards: readonly ExamCardPlace[],
  states: PlanRequest["setAside"],
  inDays: number,
): PredictedScore {
  return expectedScore({
    cards: cards.flatMap((place) => {
      const state = states.get(place.cardId);
      return state ? [{ ...place, memory: state.memory, answers: state.answers }] : [];
    }),
    inDays,
    model: input.model,
    correction: input.correction ?? null,
    ...(questions === null ? {} : { questions }),
  });
}

type Kept = Omit<Prediction, "about" | "algorithm">;
type Part = Share & { readonly uncorrected: number };

/**
 * The score of what is asked, as one of all that the exam covers: cards that are set aside count as far as they are
 * known, cards that were left out and never met do not.
 */
function kept(request: PlanRequest, open: OpenExam, score: PredictedScore, inDays = open.inDays): Kept {
  const { input, setAside } = request;
  const { cards, topics } = open.blueprint;
  const shared = input.exams.find((one) => one.examId === open.exam.id);
  const asked = new Set(shared?.cards.map((card) => card.cardId));
  const aside = cards.filter((card) => setAside.has(card.cardId));
  const rest = leftAlone(request, open.exam.questions, aside, setAside, inDays);
  const inAll = (of: readonly ExamCardPlace[], a: Part | undefined, b: Part | undefined): Part => {
    const whole = weightOf(of);
    const first = whole > 0 ? weightOf(of.filter((card) => asked.has(card.cardId))) / whole : 0;
    const second = whole > 0 ? weightOf(of.filter((card) => setAside.has(card.cardId))) / whole : 0;
    const sum = (key: keyof Part): number => first * (a?.[key] ?? 0) + second * (b?.[key] ?? 0);
    return { expected: sum("expected"), low: sum("low"), high: sum("high"), uncorrected: sum("uncorrected") };
  };
  const never = (of: readonly ExamCardPlace[], planned: number): number =>
    planned + of.filter((card) => !asked.has(card.cardId) && !setAside.has(card.cardId)).length;
  return {
    examId: open.exam.id,
    ...inAll(cards, score, rest),
    cards: cards.length,
    unseen: never(cards, score.unseen),
    topics: topics.map(({ topic, title, weight, cards: count }) => {
      const own = score.topics.find((one) => one.topic === topic);
      const other = rest.topics.find((one) => one.topic === topic);
      const mine = cards.filter((card) => card.topic === topic);
      const plain = (one: TopicScore | undefined): Part | undefined =>
        one && { ...one, uncorrected: one.expected };
      const { expected, low, high } = inAll(mine, plain(own), plain(other));
      const unseen = never(mine, own?.unseen ?? 0);
      return { topic, title, weight, cards: count, unseen, expected, low, high };
    }),
    corrected: (input.correction?.shift ?? 0) !== 0,
  };
}

function weightOf(cards: readonly { readonly weight: number }[]): number {
  return cards.reduce((sum, card) => sum + card.weight, 0);
}

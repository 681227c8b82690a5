import { seededRandom, shuffled } from "#lib/base/random.ts";
import { calibrationOf, predictionCorrection } from "#lib/exam/correction.ts";
import { expectedScore } from "#lib/exam/expected-score.ts";
import { play } from "#lib/exam/play.ts";
import { budgetsOf } from "#lib/exam/prices.ts";
import { studyReading } from "#lib/exam/study-reading.ts";
import type {
  Calibration,
  ExamCard,
  PredictedScore,
  PredictionCorrection,
  PredictionOutcome,
} from "#lib/exam/types.ts";
import { BELIEVED, learnerOf } from "./learner.ts";
import { planOnce } from "./plans.ts";
import { type Cell, POLICIES, problemFor } from "./policies.ts";
import type { Kind } from "./truth.ts";

/** Questions in a mock, and in the exams that the learners sit in turn. */
const MOCK = 40;
const EXAMS = [30, 60, 90] as const;

/** Predictions that met their results, by what they were made from. */
export type Forecasts = {
  /** On the first day, by the plan. */
  readonly ahead: readonly PredictionOutcome[];
  /** On the morning of the exam from the memory states and from how reviews went. */
  readonly morning: readonly PredictionOutcome[];
  /** The same, with what two mock exams showed. */
  readonly corrected: readonly PredictionOutcome[];
};

/**
 * Learners study by the plan, sit two mocks on the way and then the exam; each is predicted first. Every cell has
 * learners of its own; `draw` names which, so that a prediction can be judged on others than it was set on.
 */
export function forecasts(
  kind: Kind,
  cell: Cell,
  { draw, seeds }: { readonly draw: string; readonly seeds: number },
): Forecasts {
  const problem = problemFor(cell);
  const policy = POLICIES.priced(problem, cell);
  const plans = EXAMS.map((questions) => planOnce(cell, questions));
  const ahead: PredictionOutcome[] = [];
  const morning: PredictionOutcome[] = [];
  const corrected: PredictionOutcome[] = [];
  for (let seed = 0; seed < seeds; seed += 1) {
    const name = [draw, seed, cell.cards, cell.days, cell.minutes].join(" ");
    const learner = learnerOf(kind, name, cell.cards);
    const random = seededRandom(`paper ${name}`);
    const mocks: PredictionOutcome[] = [];
    const questions = EXAMS[seed % EXAMS.length] ?? MOCK;
    const sit = (predicted: PredictedScore, day: number, count: number): PredictionOutcome => {
      const asked = shuffled([...problem.cards.keys()], random).slice(0, count);
      const right = asked.filter(
        (card) => learner.standing.seen[card] === 1 && random() < learner.truth.recall(card, day),
      );
      return {
        predicted,
        uncorrected: predicted.uncorrected,
        actual: right.length / asked.length,
        questions: asked.length,
      };
    };
    const papers = [Math.floor(cell.days / 2), Math.floor((4 * cell.days) / 5), cell.days];
    play({
      slots: problem.slots,
      budgets: budgetsOf(problem),
      standing: learner.standing,
      rule: policy(learner.standing),
      world: learner.world,
      doneToday: () => false,
      examDays: papers,
      onExam: (paper) => {
        const day = papers[paper] ?? 0;
        const count = paper < 2 ? MOCK : questions;
        const predict = (correction: PredictionCorrection | null): PredictedScore =>
          expectedScore({
            cards: cardsOf(learner, day),
            inDays: 0,
            model: BELIEVED,
            questions: count,
            correction,
          });
        const reading = studyReading(learner.reviews);
        const plain = sit(predict(predictionCorrection([], reading)), day, count);
        if (paper < 2) {
          mocks.push(plain);
          return;
        }
        ahead.push({ ...plain, predicted: plans[seed % plans.length]?.expected ?? plain.predicted });
        morning.push(plain);
        corrected.push({ ...plain, predicted: predict(predictionCorrection(mocks, reading)) });
      },
    });
  }
  return { ahead, morning, corrected };
}

function cardsOf({ standing, answers }: ReturnType<typeof learnerOf>, day: number): readonly ExamCard[] {
  return Array.from(standing.seen, (seen, card) => ({
    cardId: String(card),
    topic: "all",
    weight: 1,
    memory:
      seen === 1
        ? {
            stability: standing.stability[card] ?? 1,
            difficulty: standing.difficulty[card] ?? 5,
            lastDay: day - (standing.last[card] ?? 0),
          }
        : null,
    answers: answers[card] ?? 0,
  }));
}

export type CoverageRow = { readonly name: string; readonly calibration: Calibration };

export function coverageRows(all: readonly Forecasts[]): readonly CoverageRow[] {
  const names = {
    ahead: "on the first day",
    morning: "on the morning",
    corrected: "after two mocks",
  } as const;
  return (["ahead", "morning", "corrected"] as const).flatMap((key) => {
    const calibration = calibrationOf(all.flatMap((one) => one[key]));
    return calibration ? [{ name: names[key], calibration }] : [];
  });
}

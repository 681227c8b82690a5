import { memoryModel } from "./memory.ts";
import { predictScore } from "./predict.ts";
import type { ExamCard, ExamModel, PredictedScore, PredictionCorrection } from "./types.ts";

export type ScoreQuestion = {
  readonly cards: readonly ExamCard[];
  /** Days from now to the exam; 0 is now, as for a mock about to begin. */
  readonly inDays: number;
  readonly model: ExamModel;
  /** Questions that will be asked, drawn from the cards; left out: one for each card. */
  readonly questions?: number;
  readonly correction?: PredictionCorrection | null;
};

/** The score to expect if nothing is studied until then, from the memory states alone. */
export function expectedScore(question: ScoreQuestion): PredictedScore {
  const { cards, inDays, questions, correction } = question;
  const memory = memoryModel(question.model.parameters);
  return predictScore(
    cards.map((card) => ({
      topic: card.topic,
      weight: card.weight,
      chance: card.memory ? memory.recall(inDays + card.memory.lastDay, card.memory.stability) : 0,
      seen: card.memory !== null,
      answers: card.answers,
    })),
    questions ?? null,
    correction ?? null,
  );
}

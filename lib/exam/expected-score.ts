import { chanceAt, levelOf, levelOfShift, readBy } from "./levels.ts";
import { memoryModel } from "./memory.ts";
import { LADDER, predictScore } from "./predict.ts";
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
export function expectedScore({
  cards,
  inDays,
  model,
  questions,
  correction = null,
}: ScoreQuestion): PredictedScore {
  const { recall } = memoryModel(model.parameters);
  const scale = Math.exp(correction?.shift ?? 0);
  const reading = correction?.reading ?? null;
  return predictScore(
    cards.map(({ topic, weight, memory, answers }) => {
      const chance = memory ? readBy(recall(inDays + memory.lastDay, memory.stability * scale), reading) : 0;
      return {
        topic,
        weight,
        seen: memory !== null,
        chances: LADDER.map(({ z }) =>
          memory ? chanceAt(chance, answers, levelOf(z, answers, correction)) : 0,
        ),
      };
    }),
    { scenarios: LADDER, questions: questions ?? null, level: levelOfShift(correction) },
  );
}

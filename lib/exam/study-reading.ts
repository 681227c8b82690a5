import { chanceAt, readBy } from "./levels.ts";
import type { StudyReading } from "./types.ts";

/** Answers of which about the same was expected: how many, the sum of their chances, and how many were known. */
export type AnsweredStep = { readonly n: number; readonly predicted: number; readonly recalled: number };

/** How far learners lie from the model before they answered anything: standard deviations of level and bend. */
const BEFORE = { level: 0.5, bend: 0.4 } as const;
/** Answers that a card has on average when it is reviewed; how far cards scatter hangs on it a little. */
const TYPICAL_ANSWERS = 5;
const ROUNDS = 12;
/** A round moves no farther than this, so that a few odd answers do not throw it off. */
const MOST = { level: 0.5, bend: 0.3 } as const;
const NUDGE = 0.01;

/**
 * Reads a learner's own forgetting curve from answers while studying: the level and the bend under which as many were
 * known as were, drawn towards the model's curve as long as there are few. Scoring by Fisher's method: each round is one
 * step of least squares on what is left. Null without answers.
 */
export function studyReading(steps: readonly AnsweredStep[]): StudyReading | null {
  const own = steps.filter(({ n }) => n > 0);
  const answers = own.reduce((sum, { n }) => sum + n, 0);
  if (answers === 0) return null;
  let [level, bend] = [0, 0];
  let spread: number = BEFORE.level;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [pullLevel, pullBend] = [-level / BEFORE.level ** 2, -bend / BEFORE.bend ** 2];
    let [trustLevel, trustBoth, trustBend] = [1 / BEFORE.level ** 2, 0, 1 / BEFORE.bend ** 2];
    for (const { n, predicted, recalled } of own) {
      const known = (l: number, b: number): number => expectedAt(predicted / n, l, b);
      const chance = Math.min(0.9995, Math.max(0.001, known(level, bend)));
      const byLevel = (known(level + NUDGE, bend) - known(level - NUDGE, bend)) / (2 * NUDGE);
      const byBend = (known(level, bend + NUDGE) - known(level, bend - NUDGE)) / (2 * NUDGE);
      const trust = n / (chance * (1 - chance));
      const left = recalled / n - chance;
      pullLevel += trust * left * byLevel;
      pullBend += trust * left * byBend;
      trustLevel += trust * byLevel * byLevel;
      trustBoth += trust * byLevel * byBend;
      trustBend += trust * byBend * byBend;
    }
    const size = trustLevel * trustBend - trustBoth ** 2;
    level += within((trustBend * pullLevel - trustBoth * pullBend) / size, MOST.level);
    bend += within((trustLevel * pullBend - trustBoth * pullLevel) / size, MOST.bend);
    spread = Math.sqrt(trustBend / size);
  }
  return { level, bend, spread, answers };
}

/** The share of a step that is known at a level and a bend, over cards that differ. */
function expectedAt(chance: number, level: number, bend: number): number {
  return chanceAt(readBy(chance, { level: 0, bend }), TYPICAL_ANSWERS, level);
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

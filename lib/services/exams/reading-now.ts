import { predictionSumsOf } from "#lib/db/queries/figures.ts";
import type { Reader } from "#lib/db/store.ts";
import { studyReading } from "#lib/exam/study-reading.ts";
import type { StudyReading } from "#lib/exam/types.ts";
import type { Ctx } from "../context.ts";
import { bringUpToDate } from "../memory/bring-up-to-date.ts";
import { calculator } from "../memory/calculator.ts";
import { missingFigures, rollFigures } from "../memory/roll-figures.ts";
import { FIGURES_VERSION, figuresSince } from "../memory/sum-up.ts";
import { presetBook } from "../options/preset-book.ts";

const MILLION = 1_000_000;
/** So many new events are added up while a page waits; more of them by the thread that reckons, behind it. */
const MOST_HERE = 1_000;

/**
 * What a learner's answers while studying say about their memory, as far as they are added up; null when nothing is, or
 * other weights are in use by now.
 */
export async function readingOf(read: Reader, userId: string): Promise<StudyReading | null> {
  const [known, { base }] = await Promise.all([
    predictionSumsOf(read, userId, FIGURES_VERSION),
    presetBook(read, userId),
  ]);
  if (!known?.weights.every((weight, i) => weight === base.parameters[i])) return null;
  return studyReading(
    known.sums.steps.map(([n, predicted, recalled]) => ({ n, predicted: predicted / MILLION, recalled })),
  );
}

/**
 * Adds the viewer's latest answers to what is read from: a sitting's at once, years of them behind the page, so that the
 * next plan knows them. What fails is tried again with the next plan; the reading is then an older one.
 */
export async function freshenReading(ctx: Ctx): Promise<void> {
  try {
    const missing = await missingFigures(ctx);
    if (missing === 0) return;
    if (missing <= MOST_HERE)
      await rollFigures(ctx, (userId, known) => figuresSince(ctx.store.read, userId, known));
    else void bringUpToDate(ctx, calculator()).catch(told);
  } catch (error) {
    told(error);
  }
}

function told(error: unknown): void {
  console.error("The latest answers could not be added up for a prediction:", error);
}

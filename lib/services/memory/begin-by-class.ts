import { activeWeightsOf, beginnersOf } from "#lib/db/queries/class-weights.ts";
import type { Writer } from "#lib/db/store.ts";
import { LEAST_ANSWERS } from "#lib/memory/offer.ts";
import { studyBy } from "./study-by.ts";

const OF_CLASS = "class-";

/** The name that weights of a class have in a learner's options. */
export function weightsOfClass(id: string): string {
  return `${OF_CLASS}${id}`;
}

/** Whether weights in a learner's options are those of a class. */
export function isOfClass(parametersId: string): boolean {
  return parametersId.startsWith(OF_CLASS);
}

/**
 * Lets the pupils of a class who begin study by what its answers taught, where they taught anything: those without
 * options of their own and with fewer answers than a fit of their own needs. To be called in the write that makes
 * somebody a pupil (`among`: only they), or the class's weights new. Whoever went back has options, and is left alone.
 */
export async function beginByClass(
  tx: Writer,
  classId: string,
  at: number,
  among: readonly string[] | null = null,
): Promise<void> {
  const weights = await activeWeightsOf(tx, classId);
  if (weights === null) return;
  for (const userId of await beginnersOf(tx, classId, LEAST_ANSWERS, among))
    await studyBy(tx, {
      userId,
      weights: weights.weights,
      id: weightsOfClass(weights.id),
      // Always the same, so that two at once make one.
      presetId: `begin-${userId}`,
      at,
    });
}

/** A card that could begin a lesson. */
export type StarterCandidate = {
  readonly cardId: string;
  /** Cards with the same key come from one sentence: one would give the other away. */
  readonly siblings: string;
  /** For each pupil who has met it, the chance of knowing it at the end of the week without seeing it again. */
  readonly recalls: readonly number[];
};

export type StarterChoice = {
  readonly cardId: string /** Pupils expected not to know it by then. */;
  readonly loss: number;
};

/**
 * The cards that a class is about to lose most of: the number of pupils who would not know each at the end of the week,
 * largest first, one card of a sentence. What nobody met is no loss; it has to be taught first.
 */
export function starterCards(
  candidates: readonly StarterCandidate[],
  most: number,
): readonly StarterChoice[] {
  const ranked = candidates
    .map(({ cardId, siblings, recalls }) => ({
      cardId,
      siblings,
      loss: recalls.reduce((sum, recall) => sum + (1 - recall), 0),
    }))
    .filter(({ loss }) => loss > 0)
    .sort((a, b) => b.loss - a.loss || (a.cardId < b.cardId ? -1 : 1));
  const taken = new Set<string>();
  const chosen: StarterChoice[] = [];
  for (const { cardId, siblings, loss } of ranked) {
    if (chosen.length >= most || taken.has(siblings)) continue;
    taken.add(siblings);
    chosen.push({ cardId, loss });
  }
  return chosen;
}

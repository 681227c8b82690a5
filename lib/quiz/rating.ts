import type { Rating } from "#lib/schedule/events.ts";
import type { QuestionKind } from "./types.ts";

/** Names the mapping on every event that it made a rating for; another rule gets another name. */
export const MAPPING = "quiz-1";

/** From this share on, an answer of several parts is Hard. Of an order half is what guessing gives. */
const HARD_FROM: Readonly<Partial<Record<QuestionKind, number>>> = { order: 0.8 };
const USUAL_HARD_FROM = 0.6;

/** The rule in words, as it is said wherever the switch stands. */
export const MAPPING_WORDS =
  "All right is Good. A slip of the pen, true or false, and 60 % or more of an answer of several parts are Hard. " +
  "Everything else is Again. What was left empty says nothing.";

/**
 * The rating of a marked answer. Never Easy: a quiz asks once and knows nothing of how it felt. True or false is Hard at
 * best, because half of all guesses are right.
 */
export function ratingFor(kind: QuestionKind, share: number, slip: boolean): Rating {
  if (share >= 1) return slip || kind === "truth" ? 2 : 3;
  return share >= (HARD_FROM[kind] ?? USUAL_HARD_FROM) ? 2 : 1;
}

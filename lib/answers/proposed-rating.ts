import type { CardState, Rating } from "#lib/schedule/events.ts";
import type { Verdict } from "./judge-typed.ts";

/** How an answer turned out, by the way in which it was given. */
export type Outcome =
  | { readonly kind: "typed"; readonly verdict: Verdict }
  | { readonly kind: "choice"; readonly share: number }
  | { readonly kind: "order"; readonly share: number }
  | { readonly kind: "list"; readonly share: number };

export type Circumstances = {
  /** From the question shown to the answer given. */
  readonly tookMs: number;
  readonly hintShown: boolean;
  readonly questionLength: number;
  readonly answerLength: number;
  readonly memory: CardState["memory"];
};

/** From these shares on an answer of several parts is Hard, and Good. */
const HARD_FROM = 0.6;
const GOOD_FROM = 0.9;
/** The parts of an order depend on each other: with half of all pairs right one has guessed. */
const ORDER_HARD_FROM = 0.8;
/** Anki's measure of a mature card, in days. */
const LONG_KNOWN_DAYS = 21;

/** Milliseconds of thinking, reading and typing after which an answer was slow. */
export function slowAfter({
  questionLength,
  answerLength,
}: Pick<Circumstances, "questionLength" | "answerLength">): number {
  return 15_000 + 50 * questionLength + 400 * answerLength;
}

/**
 * The rating that an answer suggests; the learner may give another. The rule:
 *
 * - Again: wrong; or less than 0.6 of a list, or less than 0.8 of the pairs of an order.
 * - Hard: a slip; less than 0.9 of a list, less than the whole of an order or of a choice with several right ones; or all
 *   right, but slowly or with a hint.
 * - Good: all right.
 * - Easy: typed without a slip in a third of the time that is slow, by who has known the card for three weeks (a
 *   stability of 21 days, never forgotten since). Never for a choice: to recognise is easier than to recall.
 */
export function proposedRating(outcome: Outcome, circumstances: Circumstances): Rating {
  const fit = fitOf(outcome);
  if (fit !== 3) return fit;
  const { tookMs, hintShown, memory } = circumstances;
  const slow = slowAfter(circumstances);
  if (hintShown || tookMs > slow) return 2;
  const longKnown =
    memory.kind === "seen" && memory.phase === "review" && memory.stability >= LONG_KNOWN_DAYS;
  return outcome.kind === "typed" && longKnown && tookMs * 3 <= slow ? 4 : 3;
}

function fitOf(outcome: Outcome): 1 | 2 | 3 {
  switch (outcome.kind) {
    case "typed":
      return outcome.verdict === "wrong" ? 1 : outcome.verdict === "slip" ? 2 : 3;
    case "list":
      return outcome.share >= GOOD_FROM ? 3 : outcome.share >= HARD_FROM ? 2 : 1;
    case "choice":
      return outcome.share >= 1 ? 3 : outcome.share >= HARD_FROM ? 2 : 1;
    case "order":
      return outcome.share >= 1 ? 3 : outcome.share >= ORDER_HARD_FROM ? 2 : 1;
  }
}

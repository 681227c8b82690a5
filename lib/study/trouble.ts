import type { CardState } from "#lib/schedule/events.ts";
import { areConfusable } from "./likeness.ts";
import { presetFor } from "./local-answer.ts";
import { answersOf, type StudyRun } from "./run.ts";
import type { StudyCard } from "./types.ts";
import { DEFAULT_WAYS } from "./ways.ts";

/**
 * Whether an answer made a card a leech: at the lapse that reaches the limit, and again after every half of it (Anki's
 * rule).
 */
export function becomesLeech(before: CardState, after: CardState, leechAfter: number): boolean {
  if (after.memory.kind !== "seen") return false;
  const lapses = after.memory.lapses;
  const earlier = before.memory.kind === "seen" ? before.memory.lapses : 0;
  if (lapses <= earlier || lapses < leechAfter) return false;
  return (lapses - leechAfter) % Math.max(1, Math.ceil(leechAfter / 2)) === 0;
}

/** What is worth saying after an answer. */
export type Trouble =
  | { readonly kind: "leech"; readonly card: StudyCard; readonly lapses: number; readonly suspend: boolean }
  /** Both were missed in this sitting, and their answers are easily confused. */
  | { readonly kind: "confused"; readonly cards: readonly [StudyCard, StudyCard] };

/** The trouble that the last answer of a run brought: a leech before a confusion; null when there is none. */
export function troubleAfter(before: StudyRun, after: StudyRun): Trouble | null {
  const last = answersOf(after).at(-1);
  if (last?.rating !== 1) return null;
  const card = after.cards.get(last.cardId);
  const earlier = before.cards.get(last.cardId);
  if (!card || !earlier) return null;
  const { leechAfter, leechAction } = presetFor(after, card).ways ?? DEFAULT_WAYS;
  if (card.state.memory.kind === "seen" && becomesLeech(earlier.state, card.state, leechAfter)) {
    return { kind: "leech", card, lapses: card.state.memory.lapses, suspend: leechAction === "suspend" };
  }
  const missed = answersOf(before)
    .filter((answer) => answer.rating === 1 && answer.cardId !== card.id)
    .flatMap((answer) => after.cards.get(answer.cardId) ?? []);
  // The latest is freshest in mind.
  const other = missed.findLast((one) => areConfusable(one.answer, card.answer));
  return other ? { kind: "confused", cards: [other, card] } : null;
}

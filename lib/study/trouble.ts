import { foldText } from "#lib/base/text.ts";
import { countsOf } from "#lib/schedule/answer.ts";
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
  const earlier = countsOf(before.memory).lapses;
  if (lapses <= earlier || lapses < leechAfter) return false;
  return (lapses - leechAfter) % Math.max(1, Math.ceil(leechAfter / 2)) === 0;
}

/** What is worth saying after an answer. */
export type Trouble =
  | { readonly kind: "leech"; readonly card: StudyCard; readonly lapses: number; readonly suspend: boolean }
  /**
   * `missed`: both were missed in this sitting, and their answers are easily confused. `said`: the answer of the first
   * was given for the second.
   */
  | {
      readonly kind: "confused";
      readonly by: "missed" | "said";
      readonly cards: readonly [StudyCard, StudyCard];
    };

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
  const said = takenFor(after, card);
  if (said) return { kind: "confused", by: "said", cards: [said, card] };
  const missed = answersOf(before)
    .filter((answer) => answer.rating === 1 && answer.cardId !== card.id)
    .flatMap((answer) => after.cards.get(answer.cardId) ?? []);
  // The latest is freshest in mind.
  const other = missed.findLast((one) => areConfusable(one.answer, card.answer));
  return other ? { kind: "confused", by: "missed", cards: [other, card] } : null;
}

/** The card of the same dossier whose answer was given for this one last; null when none of the run has it. */
function takenFor(run: StudyRun, card: StudyCard): StudyCard | null {
  const last = run.log.findLast((entry) => entry.kind === "event" && entry.review.cardId === card.id);
  const chosen = last?.kind === "event" ? last.review.marking?.chosen : undefined;
  if (chosen === undefined) return null;
  const said = foldText(chosen).trim();
  const others = [...run.cards.values()].filter(
    (other) =>
      other.id !== card.id &&
      !run.family.has(other.id) &&
      other.dossierTitle === card.dossierTitle &&
      foldText(other.answer).trim() === said,
  );
  return others.find((other) => other.deckId === card.deckId) ?? others[0] ?? null;
}

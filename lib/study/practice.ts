import { seededRandom, shuffled } from "#lib/base/random.ts";
import type { Rating } from "#lib/schedule/events.ts";
import type { StudyCard } from "./types.ts";

/** An answer in practice: recorded, and no schedule moves. */
export type PracticeAnswer = { readonly eventId: string; readonly cardId: string; readonly rating: Rating };

/**
 * Cards gone through for practice, as a value. A card that was missed comes back after a few others; one that was known
 * is done. What is left and what was taken back follow from the answers alone.
 */
export type Practice = {
  readonly cards: ReadonlyMap<string, StudyCard>;
  /** The order in which they are first shown. */
  readonly order: readonly string[];
  readonly answers: readonly PracticeAnswer[];
  /** Answers taken back, the latest last. */
  readonly undone: readonly PracticeAnswer[];
};

/** A missed card comes back after so many others. */
const BACK_AFTER = 5;

/** Begins a practice. `seed` shuffles the cards; null keeps the order given. */
export function startPractice(cards: readonly StudyCard[], seed: string | null): Practice {
  const ids = [...new Set(cards.map((card) => card.id))];
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    order: seed === null ? ids : shuffled(ids, seededRandom(seed)),
    answers: [],
    undone: [],
  };
}

/** The cards that are left, the present one first. */
export function leftIn(practice: Practice): readonly string[] {
  const left = [...practice.order];
  for (const { cardId, rating } of practice.answers) {
    const at = left.indexOf(cardId);
    if (at >= 0) left.splice(at, 1);
    if (rating === 1) left.splice(Math.min(BACK_AFTER, left.length), 0, cardId);
  }
  return left;
}

/** The card to show; null when all are done. */
export function practised(practice: Practice): StudyCard | null {
  return practice.cards.get(leftIn(practice)[0] ?? "") ?? null;
}

/** Answers the present card; what was taken back before can no longer be given again. */
export function answerPractice(practice: Practice, answer: PracticeAnswer): Practice {
  if (leftIn(practice)[0] !== answer.cardId) return practice;
  return { ...practice, answers: [...practice.answers, answer], undone: [] };
}

/** Takes the last answer back; its card is shown again. Null when there is none. */
export function undoPractice(
  practice: Practice,
): { readonly practice: Practice; readonly answer: PracticeAnswer } | null {
  const answer = practice.answers.at(-1);
  if (!answer) return null;
  return {
    answer,
    practice: {
      ...practice,
      answers: practice.answers.slice(0, -1),
      undone: [...practice.undone, answer],
    },
  };
}

/** Gives the answer again that was taken back last. Null when there is none. */
export function redoPractice(
  practice: Practice,
): { readonly practice: Practice; readonly answer: PracticeAnswer } | null {
  const answer = practice.undone.at(-1);
  if (!answer) return null;
  return {
    answer,
    practice: {
      ...practice,
      answers: [...practice.answers, answer],
      undone: practice.undone.slice(0, -1),
    },
  };
}

/** How it went: cards known at once, cards that needed more, and how many are left. */
export function practiceTally(practice: Practice): {
  readonly atOnce: number;
  readonly later: number;
  readonly left: number;
} {
  const missed = new Set(practice.answers.filter((one) => one.rating === 1).map((one) => one.cardId));
  const left = new Set(leftIn(practice));
  const done = practice.order.filter((id) => !left.has(id));
  const later = done.filter((id) => missed.has(id)).length;
  return { atOnce: done.length - later, later, left: left.size };
}

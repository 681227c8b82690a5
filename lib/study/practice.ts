import type { StudyRun } from "./run.ts";
import type { StudyCard, StudySession } from "./types.ts";

/** A missed card comes back after so many others. */
const BACK_AFTER = 5;

/** Whether a sitting is practice: its answers are recorded and move no schedule. */
export function isPractice({ scope }: Pick<StudySession, "scope">): boolean {
  return scope.kind === "practice";
}

/**
 * The cards of a practice that are left, the present one first. One that was missed comes back after a few others, one
 * that was known is done, and so is one that was put away. All of it follows from the log, so that any step can be
 * taken back.
 */
export function leftInPractice(run: StudyRun): readonly string[] {
  const left = run.session.cards.map((card) => card.id);
  for (const entry of run.log) {
    if (entry.kind !== "event" || entry.earlier) continue;
    const { kind, cardId, rating, mode } = entry.review;
    const at = left.indexOf(cardId);
    if (at < 0 || !(kind === "answered" ? mode === "practice" : putsAway(kind))) continue;
    left.splice(at, 1);
    if (rating === 1) left.splice(Math.min(BACK_AFTER, left.length), 0, cardId);
  }
  return left.filter((id) => run.cards.has(id));
}

function putsAway(kind: string): boolean {
  return kind === "suspended" || kind === "buried" || kind === "challenged";
}

/** The card to practise now; null when all are done. */
export function practised(run: StudyRun): StudyCard | null {
  return run.cards.get(leftInPractice(run)[0] ?? "") ?? null;
}

/** How it went. */
export type PracticeTally = {
  /** Cards that were known at the first try. */
  readonly atOnce: number;
  /** Cards that were known after another look. */
  readonly later: number;
  /** Every card that was missed once or more, as it is now, in the order of the practice. */
  readonly missed: readonly StudyCard[];
};

/** Counts the answers of a practice that stand. */
export function practiceTally(run: StudyRun): PracticeTally {
  const missed = new Set<string>();
  const known = new Set<string>();
  for (const entry of run.log) {
    if (entry.kind !== "event" || entry.review.kind !== "answered" || entry.review.mode !== "practice")
      continue;
    (entry.review.rating === 1 ? missed : known).add(entry.review.cardId);
  }
  const cards = run.session.cards.flatMap((card) => run.cards.get(card.id) ?? []);
  return {
    atOnce: cards.filter(({ id }) => known.has(id) && !missed.has(id)).length,
    later: cards.filter(({ id }) => known.has(id) && missed.has(id)).length,
    missed: cards.filter(({ id }) => missed.has(id)),
  };
}

import { type Instant, MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { StudyHabits } from "./habits.ts";
import { LONGEST_ANSWER_MS } from "./local-answer.ts";
import type { StudyRun } from "./run.ts";

/** A longer break than this ends a sitting, whatever page or device it was begun on. */
const BREAK_MS = 30 * MS_PER_MINUTE;

/** How far a sitting is towards its goal. */
export type GoalProgress = {
  readonly unit: "cards" | "minutes";
  readonly done: number;
  readonly of: number;
  readonly reached: boolean;
};

/**
 * Counts the present sitting: its answers without a long break between them, those of before a reload included. Minutes
 * are time on the cards, at most a minute for each. Null without a goal.
 */
export function goalProgress(run: StudyRun, goal: StudyHabits["goal"], now: Instant): GoalProgress | null {
  if (goal === null) return null;
  const { cards, minutes } = sittingOf(run, now);
  const done = goal.unit === "cards" ? cards : Math.floor(minutes);
  return { unit: goal.unit, done, of: goal.count, reached: done >= goal.count };
}

function sittingOf(run: StudyRun, now: Instant): { readonly cards: number; readonly minutes: number } {
  const answers = run.log.flatMap((entry) =>
    entry.kind === "event" && entry.review.kind === "answered" ? [entry.review] : [],
  );
  const cards = new Set<string>();
  let ms = 0;
  let after = now;
  for (const { cardId, deviceTime, tookMs } of answers.toReversed()) {
    if (after - deviceTime > BREAK_MS) break;
    cards.add(cardId);
    ms += Math.min(LONGEST_ANSWER_MS, tookMs ?? 0);
    after = deviceTime;
  }
  return { cards: cards.size, minutes: ms / MS_PER_MINUTE };
}

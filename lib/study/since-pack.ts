import type { StudyDay } from "#lib/base/study-time.ts";
import type { AnsweredEvent, CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { compareEvents, type RulesOf, standingEvents, step } from "#lib/schedule/fold.ts";

/**
 * A card's state after what happened since the pack was made. Null when that cannot be known here: something was taken
 * back that the pack has in it already, so the card waits for the server.
 */
export function stateSince(
  packed: CardState,
  events: readonly ReviewEvent[],
  rules: RulesOf,
  userId: string,
): CardState | null {
  const sorted = [...events].sort(compareEvents);
  const known = sorted.findIndex((event) => event.id === packed.lastEventId);
  const fresh = sorted.slice(known + 1);
  const here = new Set(fresh.map((event) => event.id));
  if (fresh.some((event) => isTakingBack(event) && !here.has(event.target))) return null;
  const state = standingEvents(fresh).reduce(
    (before, event) =>
      step(before, event, typeof rules === "function" ? rules(event.rulesId) : rules, userId),
    packed,
  );
  return { ...state, lastEventId: fresh.at(-1)?.id ?? packed.lastEventId };
}

/** Today's answers that stand and moved the schedule. */
export function answersOn(events: readonly ReviewEvent[], day: StudyDay): readonly AnsweredEvent[] {
  return standingEvents(events).flatMap((event) =>
    event.kind === "answered" && event.movesSchedule && event.studyDay === day ? [event] : [],
  );
}

/**
 * Whether the screen can play some events of one card by itself, so that they can be taken back there: it cannot when
 * they take back something that is not among them.
 */
export function isPlayable(events: readonly ReviewEvent[]): boolean {
  const here = new Set(events.map((event) => event.id));
  return events.every((event) => !isTakingBack(event) || here.has(event.target));
}

function isTakingBack(event: ReviewEvent): event is Extract<ReviewEvent, { kind: "undone" | "redone" }> {
  return event.kind === "undone" || event.kind === "redone";
}

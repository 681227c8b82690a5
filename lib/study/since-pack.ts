import { type StudyDay, studyDayOf } from "#lib/base/study-time.ts";
import type { AnsweredEvent, CardState, ReviewEvent } from "#lib/schedule/events.ts";
import {
  compareEvents,
  type ForwardEvent,
  isForward,
  type RulesOf,
  standingEvents,
  step,
} from "#lib/schedule/fold.ts";

/** The events of one card that a pack tells apart from its state, so that they can be taken back on the device. */
export type PackedPast = {
  /** What was known of the card before them. */
  readonly before: CardState;
  readonly events: readonly ReviewEvent[];
};

/** One card after what happened since its pack was made. */
export type CardSince = {
  readonly state: CardState;
  /** What of today stands and the screen can take back, in order. */
  readonly recent: readonly ForwardEvent[];
  /** The state without that. */
  readonly before: CardState;
};

/**
 * A card after what happened since the pack was made. Null when that cannot be known here: something was taken back that
 * the pack has only folded, so the card waits for the server.
 */
export function cardSince(
  { state: packed, past }: { readonly state: CardState; readonly past: PackedPast | null },
  events: readonly ReviewEvent[],
  today: StudyDay,
  rules: RulesOf,
  userId: string,
): CardSince | null {
  const told = new Set(past?.events.map((event) => event.id));
  const fresh = unknownTo(packed, events).filter((event) => !told.has(event.id));
  const here = new Set(fresh.map((event) => event.id));
  const back = fresh.filter(isTakingBack).map((event) => event.target);
  if (back.some((id) => !here.has(id) && !told.has(id))) return null;
  const fold = (from: CardState, own: readonly ForwardEvent[]): CardState =>
    own.reduce(
      (before, event) =>
        step(before, event, typeof rules === "function" ? rules(event.rulesId) : rules, userId),
      from,
    );
  const lastEventId = fresh.at(-1)?.id ?? packed.lastEventId;
  const all = standingEvents([...(past?.events ?? []), ...fresh]);
  const recent = all.filter((event) => isTurnable(event) && studyDayOf(event.studyTime) === today);
  const shown = new Set(recent);
  return {
    state: {
      ...(back.some((id) => told.has(id))
        ? fold(past?.before ?? packed, all)
        : fold(packed, standingEvents(fresh))),
      lastEventId,
    },
    recent,
    before: fold(
      past?.before ?? packed,
      all.filter((event) => !shown.has(event)),
    ),
  };
}

/** Those of a card's events that its state does not know, in order. */
export function unknownTo(
  state: Pick<CardState, "lastEventId"> | undefined,
  events: readonly ReviewEvent[],
): readonly ReviewEvent[] {
  const sorted = [...events].sort(compareEvents);
  return sorted.slice(sorted.findIndex((event) => event.id === state?.lastEventId) + 1);
}

/** Whether a sitting takes it back: practice is taken back in practice. */
function isTurnable(event: ForwardEvent): boolean {
  return event.kind !== "answered" || event.mode === "study";
}

/** Today's answers that stand and moved the schedule. */
export function answersOn(events: readonly ReviewEvent[], day: StudyDay): readonly AnsweredEvent[] {
  return standingEvents(events).flatMap((event) =>
    event.kind === "answered" && event.movesSchedule && event.studyDay === day ? [event] : [],
  );
}

/** Whether a card of which the pack tells the day has still been answered on it, after what happened since. */
export function wasAnswered(
  { before, events }: PackedPast,
  later: readonly ReviewEvent[],
  day: StudyDay,
): boolean {
  const { memory } = before;
  const earlier = memory.kind === "seen" && studyDayOf(memory.lastStudyTime) === day;
  return earlier || answersOn([...events, ...later], day).length > 0;
}

/**
 * Whether the screen can play some events of one card by itself, so that they can be taken back there: it cannot when
 * they take back something that is neither among them nor among those that it knows.
 */
export function isPlayable(events: readonly ReviewEvent[], known: readonly ReviewEvent[]): boolean {
  const here = new Set([...known, ...events].map((event) => event.id));
  return events.every((event) => !isTakingBack(event) || here.has(event.target));
}

function isTakingBack(event: ReviewEvent): event is Exclude<ReviewEvent, ForwardEvent> {
  return !isForward(event);
}

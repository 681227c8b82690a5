import { begunAnew, placeOn, remember } from "./answer.ts";
import type { AnsweredEvent, CardState, ReviewEvent, UndoneEvent } from "./events.ts";
import { fuzzRoll } from "./intervals.ts";
import type { ScheduleRules } from "./rules.ts";

/** An event that can be added to a state without looking back. */
export type ForwardEvent = Exclude<ReviewEvent, UndoneEvent>;

/** A card without history. */
export const NEW_CARD: CardState = {
  memory: { kind: "new" },
  suspended: false,
  buriedUntil: null,
  answers: 0,
  lastEventId: null,
};

/** What decides the order of events: time, then the device's own count, then ids, so that no two events tie. */
export type FoldKey = Pick<ReviewEvent, "effectiveAt" | "deviceSequence" | "deviceId" | "id">;

/** Negative when `a` is folded before `b`; 0 only for the same event. */
export function compareEvents(a: FoldKey, b: FoldKey): number {
  return (
    a.effectiveAt - b.effectiveAt ||
    a.deviceSequence - b.deviceSequence ||
    compareText(a.deviceId, b.deviceId) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Whether an event can be stepped onto a state whose last event is `last`; otherwise the card's log is folded anew. Only
 * for a log that awaits no target.
 */
export function isAtTail(last: FoldKey | null, event: ReviewEvent): event is ForwardEvent {
  return isForward(event) && (last === null || compareEvents(last, event) < 0);
}

/** Whether it says something by itself, instead of taking another event back. */
export function isForward(event: ReviewEvent): event is ForwardEvent {
  return event.kind !== "undone" && event.kind !== "redone";
}

/** The rules of an event: the same for all, or those that it names. */
export type RulesOf = ScheduleRules | ((rulesId: string | undefined) => ScheduleRules);

function rulesFor(event: ForwardEvent, rules: RulesOf): ScheduleRules {
  return typeof rules === "function" ? rules(event.rulesId) : rules;
}

/**
 * The state of one learner's card after its events: the same for any order of arrival and any duplication. `userId`
 * seeds the fuzz. An event that was undone (and not redone since) counts as if it had never been.
 */
export function foldCard(events: readonly ReviewEvent[], rules: RulesOf, userId: string): CardState {
  const sorted = distinct([...events].sort(compareEvents));
  const undone = undoneIds(sorted);
  const state = sorted
    .filter(isForward)
    .filter((event) => !undone.has(event.id))
    .reduce((before, event) => step(before, event, rulesFor(event, rules), userId), NEW_CARD);
  return { ...state, lastEventId: sorted.at(-1)?.id ?? null };
}

/** The events that stand: in order, each once, without what was undone and without the undoing. */
export function standingEvents(events: readonly ReviewEvent[]): readonly ForwardEvent[] {
  const sorted = distinct([...events].sort(compareEvents));
  const undone = undoneIds(sorted);
  return sorted.filter(isForward).filter((event) => !undone.has(event.id));
}

/**
 * Whether something was taken back that has not arrived yet. The card's next event then needs a refold even at the tail:
 * it may be the one.
 */
export function awaitsTarget(events: readonly ReviewEvent[]): boolean {
  const known = new Set(events.map((event) => event.id));
  return events.some((event) => !isForward(event) && !known.has(event.target));
}

/** One event onto the state before it. Only for an event at the tail: see `isAtTail`. */
export function step(
  before: CardState,
  event: ForwardEvent,
  rules: ScheduleRules,
  userId: string,
): CardState {
  const at = { ...before, lastEventId: event.id };
  switch (event.kind) {
    case "answered":
      return event.movesSchedule ? answered(at, event, rules, userId) : at;
    case "reset":
      return { ...at, memory: begunAnew(at.memory, event.keepsCounts === true) };
    case "challenged":
    case "suspended":
      return { ...at, suspended: true };
    case "unsuspended":
      return { ...at, suspended: false };
    case "buried":
      return { ...at, buriedUntil: event.until };
    case "unburied":
      return { ...at, buriedUntil: null };
    case "flagged": {
      const { flag: _, ...rest } = at;
      return event.flag === null ? rest : { ...rest, flag: event.flag };
    }
    case "marked":
      return { ...at, marked: true };
    case "unmarked": {
      const { marked: _, ...rest } = at;
      return rest;
    }
    case "due-set":
      return {
        ...at,
        memory: placeOn(
          at.memory,
          { day: event.day, studyTime: event.studyTime, known: event.known ?? null },
          rules,
        ),
      };
  }
}

function answered(before: CardState, event: AnsweredEvent, rules: ScheduleRules, userId: string): CardState {
  const move = rules.fuzz ? fuzzRoll(userId, event.cardId, before.answers) : null;
  const memory = remember(
    before.memory,
    {
      rating: event.rating,
      at: event.effectiveAt,
      studyTime: event.studyTime,
      dueShown: event.dueShown,
      move,
    },
    rules,
  );
  return { ...before, memory, answers: before.answers + 1 };
}

/** The same id twice is the same event; the earlier stands. */
function distinct(sorted: readonly ReviewEvent[]): readonly ReviewEvent[] {
  const seen = new Set<string>();
  return sorted.filter((event) => !seen.has(event.id) && seen.add(event.id));
}

/** Of each target the last word counts, wherever in time the target itself stands. */
function undoneIds(sorted: readonly ReviewEvent[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const event of sorted) {
    if (event.kind === "undone") undone.add(event.target);
    if (event.kind === "redone") undone.delete(event.target);
  }
  return undone;
}

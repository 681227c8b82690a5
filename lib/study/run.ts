import {
  addDays,
  type Instant,
  MS_PER_MINUTE,
  type StudyDay,
  startOfStudyDay,
  studyDay,
  studyDayOf,
} from "#lib/base/study-time.ts";
import type { CardState, Rating } from "#lib/schedule/events.ts";
import { isPractice, leftInPractice, practised } from "./practice.ts";
import { entryCards, type LogEntry, type LoggedEvent } from "./run-log.ts";
import { fits, isOver as isTimeUp } from "./session-time.ts";
import type { Counts, StudyCard, StudySession } from "./types.ts";

/** A card in its steps is shown this much before its time when nothing else is left. */
export const LEARN_AHEAD_MINUTES = 20;

/** One answer of this sitting. */
export type RunAnswer = {
  readonly eventId: string;
  readonly cardId: string;
  readonly rating: Rating;
  readonly at: Instant;
};

/**
 * A study session as the browser holds it: a value, replaced by each step. Nothing in it needs the network. What waits,
 * what is in its steps and how far it is follow from the states of the cards, so that taking a step back is no more than
 * folding without it.
 */
export type StudyRun = {
  readonly session: StudySession;
  /** Today's queue, the cards of what was done earlier today and can still be taken back, and their families. */
  readonly cards: ReadonlyMap<string, StudyCard>;
  /** Those of them that are not for today and have no face here: other cards of the notes of today's. */
  readonly family: ReadonlySet<string>;
  /** The same cards as the server sent them. */
  readonly sent: ReadonlyMap<string, StudyCard>;
  /** What was done and stands, the latest last. */
  readonly log: readonly LogEntry[];
  /** What was taken back, the latest last. */
  readonly undone: readonly LogEntry[];
  /** How many of those, from the end, can be given again: the next thing done ends it. */
  readonly redoable: number;
  /** Shown before all others: the card of what was just taken back. */
  readonly first: string | null;
  /** Cards of which the server knows more than this device: what it says of them counts. */
  readonly foreign: ReadonlySet<string>;
};

/** What to show. `later`: nothing now, but a card in its steps comes back today. */
export type NextUp =
  | { readonly kind: "card"; readonly card: StudyCard }
  | { readonly kind: "later"; readonly at: Instant }
  | { readonly kind: "done" };

/**
 * Begins a run with what the server sent. `device` is the zone and the clock of the device: answers are stamped with
 * its wall clock, so the run counts days by it too (the server learns of a journey from the first answer after it).
 */
export function startRun(
  sent: StudySession,
  device: { readonly zone: string; readonly now: Instant },
): StudyRun {
  const clock = { ...sent.clock, zone: device.zone };
  const session = { ...sent, clock, studyDay: studyDay(device.now, clock) };
  const recent = session.recent?.cards.map(({ card }) => card) ?? [];
  const shown = new Map([...recent, ...session.cards].map((card) => [card.id, card]));
  const family = (session.family ?? []).flatMap(({ of, ...own }): readonly StudyCard[] => {
    const card = shown.get(of);
    return card && !shown.has(own.id) ? [{ ...card, ...own }] : [];
  });
  const cards = new Map([...shown, ...family.map((card) => [card.id, card] as const)]);
  return {
    session,
    cards,
    family: new Set(family.map((card) => card.id)),
    sent: cards,
    log: (session.recent?.events ?? []).map((review) => ({ kind: "event", review, earlier: true })),
    undone: [],
    redoable: 0,
    first: null,
    foreign: new Set(),
  };
}

/**
 * The card to show now. Ask once after each step and keep the card on the screen: a step that comes due while a card is
 * being thought about must not take its place.
 */
export function nextUp(run: StudyRun, now: Instant): NextUp {
  if (isPractice(run.session)) {
    const card = practised(run);
    return card ? { kind: "card", card } : { kind: "done" };
  }
  const first = run.first === null ? undefined : run.cards.get(run.first);
  if (first && isOpen(first.state, run.session.studyDay)) return { kind: "card", card: first };
  const { time } = run.session;
  if (time && isTimeUp(time, run.log)) return { kind: "done" };
  const steps = inSteps(run);
  const soonest = steps[0];
  if (soonest && soonest.at <= now) return { kind: "card", card: soonest.card };
  const waiting = waitingIn(run).find((id) => !time || fits(time, run.log, { id, inSteps: steps.length }));
  const turn = run.cards.get(waiting ?? "");
  if (turn) return { kind: "card", card: turn };
  if (!soonest) return { kind: "done" };
  if (soonest.at > now + LEARN_AHEAD_MINUTES * MS_PER_MINUTE) return { kind: "later", at: soonest.at };
  // Not the card that was answered a moment ago, if there is another one in reach.
  const last = run.log.findLast((entry) => entry.kind === "event" && entry.review.kind === "answered");
  const lastId = last?.kind === "event" ? last.review.cardId : null;
  const other = steps.find((s) => s.card.id !== lastId && s.at <= now + LEARN_AHEAD_MINUTES * MS_PER_MINUTE);
  return { kind: "card", card: (soonest.card.id === lastId && other ? other : soonest).card };
}

/**
 * The cards that wait for their turn today, in order; those in their steps are found by their due instead. What was put
 * on today by hand comes last, what came back by an undo first.
 */
export function waitingIn(run: StudyRun): readonly string[] {
  const queued = new Set(run.session.cards.map((card) => card.id));
  const movedAt = new Map<string, number>();
  const touched = new Set<string>();
  for (const [index, entry] of run.log.entries()) {
    if (entry.kind !== "event") continue;
    const { kind, cardId } = entry.review;
    if (kind === "reset" || kind === "due-set") movedAt.set(cardId, index);
    if (!entry.earlier) touched.add(cardId);
  }
  for (const id of run.undone.flatMap(entryCards)) touched.add(id);
  const waits = facesOf(run).filter(
    (card) => (queued.has(card.id) || touched.has(card.id)) && isWaiting(card, run),
  );
  const turn = ({ id }: StudyCard): number => movedAt.get(id) ?? -1;
  return waits.sort((a, b) => turn(a) - turn(b)).map((card) => card.id);
}

function isWaiting(card: StudyCard, run: StudyRun): boolean {
  const { studyDay: today } = run.session;
  const { memory } = card.state;
  if (!isOpen(card.state, today) || stepDue(card.state) !== null) return false;
  const sent = run.sent.get(card.id);
  // The server chose it for today; its day may be ahead of the device's by a flight.
  if (sent && sameMemory(sent.state.memory, memory)) return true;
  return memory.kind === "new" || (memory.due.kind === "day" && memory.due.day <= today);
}

function sameMemory(a: CardState["memory"], b: CardState["memory"]): boolean {
  if (a === b || a.kind === "new" || b.kind === "new") return a.kind === b.kind;
  return (
    a.lastStudyTime === b.lastStudyTime &&
    a.reps === b.reps &&
    a.due.kind === "day" &&
    b.due.kind === "day" &&
    a.due.day === b.due.day
  );
}

/** The cards that can be shown, in the order in which they were sent: one that was gone for a while has its place. */
function facesOf(run: StudyRun): readonly StudyCard[] {
  return [...run.sent.keys()].flatMap((id) => (run.family.has(id) ? [] : (run.cards.get(id) ?? [])));
}

/** Whether a card may be asked at all: neither suspended nor set aside for another day. */
export function isOpen(state: CardState, today: StudyDay): boolean {
  return !state.suspended && (state.buriedUntil === null || state.buriedUntil <= today);
}

/** The answers given in this sitting that stand; not those of earlier today. */
export function answersOf(run: StudyRun): readonly RunAnswer[] {
  return ownEvents(run).flatMap(({ review }) =>
    review.kind === "answered" && review.rating !== null
      ? [{ eventId: review.id, cardId: review.cardId, rating: review.rating, at: review.deviceTime }]
      : [],
  );
}

/** The card of the last answer that stands, given here; null before the first. */
export function lastAnswered(run: StudyRun): StudyCard | null {
  const last = ownEvents(run).findLast(({ review }) => review.kind === "answered");
  return last === undefined ? null : (run.cards.get(last.review.cardId) ?? null);
}

function ownEvents(run: StudyRun): readonly LoggedEvent[] {
  return run.log.flatMap((entry) => (entry.kind === "event" && !entry.earlier ? [entry] : []));
}

/** How far today is: cards met out of all of today's; in practice, cards that are done out of all of it. */
export function progressOf(run: StudyRun): { readonly done: number; readonly total: number } {
  const { session } = run;
  if (isPractice(session)) {
    const total = session.cards.length;
    return { done: total - leftInPractice(run).length, total };
  }
  const metBefore = [...run.sent.values()].filter((card) => isMetToday(card, session)).length;
  const met = [...run.cards.values()].filter((card) => isMetToday(card, session)).length;
  const done = Math.max(session.answeredToday, metBefore) + met - metBefore;
  const left = [...waitingIn(run), ...inSteps(run).map(({ card }) => card.id)].filter((id) => {
    const card = run.cards.get(id);
    return card !== undefined && !isMetToday(card, session);
  });
  return { done, total: done + left.length };
}

function isMetToday(card: StudyCard, session: StudySession): boolean {
  const { memory } = card.state;
  return memory.kind === "seen" && studyDayOf(memory.lastStudyTime) === session.studyDay;
}

/** What is left for today: the three counts above the card. */
export function remaining(run: StudyRun): Counts {
  const counts = { new: 0, learning: inSteps(run).length, review: 0 };
  for (const id of waitingIn(run)) {
    const state = run.cards.get(id)?.state;
    if (state) counts[countedAs(state)] += 1;
  }
  return counts;
}

/** Which of the three counts a card is one of. */
export function countedAs({ memory }: CardState): keyof Counts {
  if (memory.kind === "new") return "new";
  return memory.phase === "review" ? "review" : "learning";
}

/** The next study day on which something is due once today is done, of the cards of this run and of all others. */
export function nextDueAfter(run: StudyRun): StudySession["nextDue"] {
  const days = new Map<StudyDay, number>();
  const { session } = run;
  if (session.nextDue && session.nextDue.cards > 0) days.set(session.nextDue.day, session.nextDue.cards);
  for (const touched of new Set(ownEvents(run).map((entry) => entry.review.cardId))) {
    const state = run.cards.get(touched)?.state;
    const day = state && !state.suspended ? dueDay(state, session) : null;
    if (day && day > session.studyDay) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const day = [...days.keys()].sort()[0];
  return day === undefined ? null : { day, cards: days.get(day) ?? 0 };
}

/**
 * The run with states that the server sent back. A card with something still on its way keeps the local state; where the
 * same events were folded, the local state stays too, with moments by this device's own clock.
 */
export function withServerStates(
  run: StudyRun,
  states: readonly { readonly cardId: string; readonly state: CardState }[],
  unsent: ReadonlySet<string>,
): StudyRun {
  const cards = new Map(run.cards);
  const foreign = new Set(run.foreign);
  for (const { cardId, state } of states) {
    const card = cards.get(cardId);
    if (!card || unsent.has(cardId)) continue;
    if (state.lastEventId === card.state.lastEventId && !foreign.has(cardId)) continue;
    cards.set(cardId, { ...card, state });
    foreign.add(cardId);
  }
  return { ...run, cards, foreign };
}

/** When a card in its steps comes back; null when the calendar decides. */
export function stepDue(state: CardState): Instant | null {
  const { memory } = state;
  return memory.kind === "seen" && memory.due.kind === "instant" ? memory.due.at : null;
}

function inSteps(run: StudyRun): readonly { readonly card: StudyCard; readonly at: Instant }[] {
  const end = startOfStudyDay(addDays(run.session.studyDay, 1), run.session.clock);
  return facesOf(run)
    .flatMap((card) => {
      const at = stepDue(card.state);
      return at === null || at >= end || !isOpen(card.state, run.session.studyDay) ? [] : [{ card, at }];
    })
    .sort((a, b) => a.at - b.at);
}

function dueDay(state: CardState, session: StudySession): StudyDay | null {
  const { memory } = state;
  const buried = state.buriedUntil;
  if (memory.kind === "new") return buried;
  const day = memory.due.kind === "day" ? memory.due.day : studyDay(memory.due.at, session.clock);
  return buried !== null && buried > day ? buried : day;
}

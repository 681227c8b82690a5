import {
  addDays,
  type Instant,
  MS_PER_MINUTE,
  type StudyDay,
  startOfStudyDay,
  studyDay,
} from "#lib/base/study-time.ts";
import type { CardState, Rating } from "#lib/schedule/events.ts";
import type { Counts, StudyCard, StudySession } from "./types.ts";

/** A card in its steps is shown this much before its time when nothing else is left. */
export const LEARN_AHEAD_MINUTES = 20;

/** One answer of this run, with what is needed to take it back. */
export type RunAnswer = {
  readonly eventId: string;
  readonly cardId: string;
  readonly rating: Rating;
  readonly at: Instant;
  readonly before: CardState;
  /** The card was waiting in the queue (and not in its steps), so it goes back there when the answer is taken back. */
  readonly wasWaiting: boolean;
};

/**
 * A study session as the browser holds it: a value, replaced by each answer. Nothing in it needs the network.
 */
export type StudyRun = {
  readonly session: StudySession;
  readonly cards: ReadonlyMap<string, StudyCard>;
  /** Cards of the queue that were not answered yet, in order. Cards in their steps are found by their due instead. */
  readonly waiting: readonly string[];
  /** Shown before all others: a card whose answer was just taken back. */
  readonly first: string | null;
  readonly answers: readonly RunAnswer[];
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
  return {
    session,
    cards: new Map(session.cards.map((card) => [card.id, card])),
    waiting: session.cards.filter((card) => stepDue(card.state) === null).map((card) => card.id),
    first: null,
    answers: [],
  };
}

/**
 * The card to show now. Ask once after each answer and keep the card on the screen: a step that comes due while a card
 * is being thought about must not take its place.
 */
export function nextUp(run: StudyRun, now: Instant): NextUp {
  const first = run.first === null ? undefined : run.cards.get(run.first);
  if (first) return { kind: "card", card: first };
  const steps = inSteps(run);
  const soonest = steps[0];
  if (soonest && soonest.at <= now) return { kind: "card", card: soonest.card };
  const waiting = run.cards.get(run.waiting[0] ?? "");
  if (waiting) return { kind: "card", card: waiting };
  if (!soonest) return { kind: "done" };
  if (soonest.at > now + LEARN_AHEAD_MINUTES * MS_PER_MINUTE) return { kind: "later", at: soonest.at };
  // Not the card that was answered a moment ago, if there is another one in reach.
  const last = run.answers.at(-1)?.cardId;
  const other = steps.find((s) => s.card.id !== last && s.at <= now + LEARN_AHEAD_MINUTES * MS_PER_MINUTE);
  return { kind: "card", card: (soonest.card.id === last && other ? other : soonest).card };
}

/** What is left for today: the three counts under the card. */
export function remaining(run: StudyRun): Counts {
  const counts = { new: 0, learning: inSteps(run).length, review: 0 };
  for (const id of run.waiting) {
    const memory = run.cards.get(id)?.state.memory;
    if (memory?.kind === "new") counts.new += 1;
    else if (memory?.phase === "review") counts.review += 1;
    else if (memory) counts.learning += 1;
  }
  return counts;
}

/** The next study day on which something is due once today is done, of the cards of this run and of all others. */
export function nextDueAfter(run: StudyRun): StudySession["nextDue"] {
  const days = new Map<StudyDay, number>();
  const { session } = run;
  if (session.nextDue) days.set(session.nextDue.day, session.nextDue.cards);
  for (const answered of new Set(run.answers.map((answer) => answer.cardId))) {
    const state = run.cards.get(answered)?.state;
    const day = state && dueDay(state, session);
    if (day && day > session.studyDay) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const day = [...days.keys()].sort()[0];
  return day === undefined ? null : { day, cards: days.get(day) ?? 0 };
}

/**
 * The run with states that the server sent back. A card with an answer still on its way keeps the local state; a waiting
 * card that was answered elsewhere (another tab) leaves the queue.
 */
export function withServerStates(
  run: StudyRun,
  states: readonly { readonly cardId: string; readonly state: CardState }[],
  unsent: ReadonlySet<string>,
): StudyRun {
  const cards = new Map(run.cards);
  const answeredElsewhere = new Set<string>();
  for (const { cardId, state } of states) {
    const card = cards.get(cardId);
    // The same events folded: then the local state is the same, with moments by this device's own clock.
    if (!card || unsent.has(cardId) || state.lastEventId === card.state.lastEventId) continue;
    if (state.answers < card.state.answers) continue;
    if (state.answers > card.state.answers) answeredElsewhere.add(cardId);
    cards.set(cardId, { ...card, state });
  }
  return { ...run, cards, waiting: run.waiting.filter((id) => !answeredElsewhere.has(id)) };
}

/** When a card in its steps comes back; null when the calendar decides. */
export function stepDue(state: CardState): Instant | null {
  const { memory } = state;
  return memory.kind === "seen" && memory.due.kind === "instant" ? memory.due.at : null;
}

function inSteps(run: StudyRun): readonly { readonly card: StudyCard; readonly at: Instant }[] {
  const end = startOfStudyDay(addDays(run.session.studyDay, 1), run.session.clock);
  return [...run.cards.values()]
    .flatMap((card) => {
      const at = stepDue(card.state);
      return at === null || at >= end ? [] : [{ card, at }];
    })
    .sort((a, b) => a.at - b.at);
}

function dueDay(state: CardState, session: StudySession): StudyDay | null {
  const { memory } = state;
  if (memory.kind === "new") return null;
  return memory.due.kind === "day" ? memory.due.day : studyDay(memory.due.at, session.clock);
}

import { type Instant, studyDayOf } from "#lib/base/study-time.ts";
import type { CardState, Due, Rating } from "#lib/schedule/events.ts";
import { type Previews, RATINGS } from "#lib/schedule/preview.ts";
import { answerCard, previewsFor, undoLast } from "#lib/study/local-answer.ts";
import {
  nextUp,
  type RunAnswer,
  type StudyRun,
  startRun,
  stepDue,
  withServerStates,
} from "#lib/study/run.ts";
import type { StudyCard, StudySession } from "#lib/study/types.ts";
import type { Draft } from "./outbox.ts";

/**
 * What is on the study screen, as a value: the run, the card that stays until it is answered, and what can be taken
 * back. Every change is a pure function, so that a key press paints in the same frame and a reload can play unsent
 * answers over a fresh session.
 */
export type Sitting = {
  readonly run: StudyRun;
  readonly card: StudyCard | null;
  /** When a card in its steps comes back, while there is nothing to show; null when today is done. */
  readonly later: Instant | null;
  readonly shownAt: Instant;
  /** What stands on the buttons, once the answer is shown; fixed then, so that the button keeps its word. */
  readonly previews: Previews | null;
  /** When the buttons were worked out. */
  readonly revealedAt: Instant;
  /** Answers taken back, latest last; forgotten by the next answer. */
  readonly takenBack: readonly TakenBack[];
};

export type TakenBack = { readonly answer: RunAnswer; readonly after: CardState };

/** The device at the moment of a key press. */
export type Press = {
  readonly id: string;
  readonly now: Instant;
  readonly zone: string;
  readonly utcOffsetMinutes: number;
};

/** `device` is its zone and clock: the days of a sitting are those of the learner's wall. */
export function sitDown(
  session: StudySession,
  device: { readonly zone: string; readonly now: Instant },
): Sitting {
  const run = startRun(session, device);
  return show(
    {
      run,
      card: null,
      later: null,
      shownAt: device.now,
      revealedAt: device.now,
      previews: null,
      takenBack: [],
    },
    device.now,
  );
}

/** The sitting with its answer shown and the buttons worked out. */
export function reveal(sitting: Sitting, now: Instant): Sitting {
  if (!sitting.card || sitting.previews) return sitting;
  return { ...sitting, previews: previewsFor(sitting.run, sitting.card, now), revealedAt: now };
}

/** Answers the card on the screen and shows the next; null while the answer is still hidden. */
export function grade(
  sitting: Sitting,
  rating: Rating,
  press: Press,
): { sitting: Sitting; draft: Draft } | null {
  const { card, previews } = sitting;
  if (!card || !previews) return null;
  const tookMs = press.now - sitting.shownAt;
  const done = answerCard(sitting.run, card.id, rating, previews, { ...onDevice(press), tookMs });
  if (!done) return null;
  return {
    sitting: show({ ...sitting, run: done.run, takenBack: [] }, press.now),
    draft: draftOf(done.review),
  };
}

/** Takes back the last answer and shows its card again, question first; null when there is none. */
export function undo(
  sitting: Sitting,
  press: Press,
): { sitting: Sitting; draft: Draft; answer: RunAnswer } | null {
  const answer = sitting.run.answers.at(-1);
  const after = answer && sitting.run.cards.get(answer.cardId)?.state;
  const back = undoLast(sitting.run, onDevice(press));
  if (!answer || !after || !back) return null;
  const takenBack = [...sitting.takenBack, { answer, after }];
  return {
    sitting: show({ ...sitting, run: back.run, takenBack }, press.now),
    draft: draftOf(back.review),
    answer,
  };
}

/** Gives the answer again that was taken back last; null when there is none. */
export function redo(sitting: Sitting, press: Press): { sitting: Sitting; draft: Draft } | null {
  const last = sitting.takenBack.at(-1);
  const card = last && sitting.run.cards.get(last.answer.cardId);
  if (!last || !card) return null;
  const draft: Draft = {
    id: press.id,
    kind: "redone",
    cardId: card.id,
    cardVersion: card.version,
    rating: null,
    target: last.answer.eventId,
    deviceTime: press.now,
    utcOffsetMinutes: press.utcOffsetMinutes,
    zone: press.zone,
    tookMs: null,
    mode: "study",
    dueShown: null,
  };
  const run = withAnswer(sitting.run, last.answer, last.after);
  return { sitting: show({ ...sitting, run, takenBack: sitting.takenBack.slice(0, -1) }, press.now), draft };
}

/**
 * Applies an event from elsewhere: kept from before a reload, or given in another tab. The card on the screen changes
 * only when the event was about it. What is already in the run changes nothing.
 */
export function overhear(sitting: Sitting, draft: Draft, now: Instant): Sitting {
  const next = applied(sitting, draft);
  if (next === sitting) return sitting;
  return sitting.card === null || sitting.card.id === draft.cardId ? show(next, now) : next;
}

/**
 * Plays unsent events over a fresh session. The server may already hold a first part of them (its reply was lost): a
 * card's state names the last event in it, and everything up to that one is skipped for that card.
 */
export function replay(sitting: Sitting, drafts: readonly Draft[], now: Instant): Sitting {
  const known = new Set<string>();
  for (const card of sitting.run.session.cards) {
    const own = drafts.filter((draft) => draft.cardId === card.id);
    const last = own.findIndex((draft) => draft.id === card.state.lastEventId);
    for (const draft of own.slice(0, last + 1)) known.add(draft.id);
  }
  const played = drafts.filter((draft) => !known.has(draft.id)).reduce(applied, sitting);
  return played === sitting ? sitting : show(played, now);
}

/** Takes over what the server worked out; a card that was answered elsewhere leaves the queue. */
export function settle(
  sitting: Sitting,
  userId: string,
  states: readonly { readonly cardId: string; readonly state: CardState }[],
  unsent: ReadonlySet<string>,
  now: Instant,
): Sitting {
  const { run } = sitting;
  // A visitor has become a user: the id seeds the fuzz from now on.
  const session = run.session.userId === userId ? run.session : { ...run.session, userId };
  const next = { ...sitting, run: withServerStates({ ...run, session }, states, unsent) };
  return sitting.card === null ? show(next, now) : next;
}

/** Asks again what to show when nothing was; a card on the screen stays. */
export function wake(sitting: Sitting, now: Instant): Sitting {
  return sitting.card === null && sitting.later !== null && sitting.later <= now
    ? show(sitting, now)
    : sitting;
}

/** How far the sitting is: cards met out of all of today's. */
export function progressOf(run: StudyRun): { readonly done: number; readonly total: number } {
  const { session } = run;
  const metBefore = session.cards.filter((card) => isMetToday(card, session)).length;
  const before = Math.max(session.answeredToday, metBefore);
  const fresh = new Set(session.cards.filter((card) => !isMetToday(card, session)).map((card) => card.id));
  const met = new Set(run.answers.map((answer) => answer.cardId).filter((id) => fresh.has(id)));
  return { done: before + met.size, total: before + fresh.size };
}

function isMetToday(card: StudyCard, session: StudySession): boolean {
  const { memory } = card.state;
  return memory.kind === "seen" && studyDayOf(memory.lastStudyTime) === session.studyDay;
}

function show(sitting: Sitting, now: Instant): Sitting {
  const up = nextUp(sitting.run, now);
  return {
    ...sitting,
    card: up.kind === "card" ? up.card : null,
    later: up.kind === "later" ? up.at : null,
    shownAt: now,
    previews: null,
  };
}

function applied(sitting: Sitting, draft: Draft): Sitting {
  const { run } = sitting;
  const card = run.cards.get(draft.cardId);
  if (!card) return sitting;
  const answer = run.answers.find((other) => other.eventId === (draft.target ?? draft.id));
  if (draft.kind === "answered") {
    if (answer || draft.rating === null) return sitting;
    const press = { ...onDevice({ ...draft, now: draft.deviceTime }), tookMs: draft.tookMs };
    const shown = previewsFor(run, card, draft.deviceTime);
    const previews = draft.dueShown ? promising(shown, draft.dueShown) : shown;
    const done = answerCard(run, card.id, draft.rating, previews, press);
    return done ? { ...sitting, run: done.run } : sitting;
  }
  if (draft.kind === "undone") {
    if (!answer) return sitting;
    const takenBack = [...sitting.takenBack, { answer, after: card.state }];
    return { ...sitting, run: withoutAnswer(run, answer), takenBack };
  }
  const back = sitting.takenBack.find((other) => other.answer.eventId === draft.target);
  if (!back || answer) return sitting;
  const takenBack = sitting.takenBack.filter((other) => other !== back);
  return { ...sitting, run: withAnswer(run, back.answer, back.after), takenBack };
}

/** The due that stood on the pressed button; only that button's is asked for. */
function promising(previews: Previews, due: Due): Previews {
  const [again, hard, good, easy] = RATINGS.map((rating) => ({ ...previews[rating], due }));
  return again && hard && good && easy ? { 1: again, 2: hard, 3: good, 4: easy } : previews;
}

function withAnswer(run: StudyRun, answer: RunAnswer, after: CardState): StudyRun {
  const card = run.cards.get(answer.cardId);
  if (!card) return run;
  return {
    ...run,
    cards: new Map(run.cards).set(card.id, { ...card, state: after }),
    waiting: run.waiting.filter((id) => id !== card.id),
    first: run.first === card.id ? null : run.first,
    answers: [...run.answers, answer],
  };
}

function withoutAnswer(run: StudyRun, answer: RunAnswer): StudyRun {
  const card = run.cards.get(answer.cardId);
  if (!card) return run;
  const inQueue = answer.wasWaiting || stepDue(answer.before) === null;
  return {
    ...run,
    cards: new Map(run.cards).set(card.id, { ...card, state: answer.before }),
    waiting: inQueue ? [card.id, ...run.waiting.filter((id) => id !== card.id)] : run.waiting,
    answers: run.answers.filter((other) => other !== answer),
  };
}

/** The outbox, not the screen, says which device this is and counts its events. */
function onDevice(press: Press) {
  return {
    eventId: press.id,
    now: press.now,
    deviceId: "",
    deviceSequence: 0,
    zone: press.zone,
    utcOffsetMinutes: press.utcOffsetMinutes,
  };
}

function draftOf({
  deviceId: _device,
  deviceSequence: _sequence,
  ...draft
}: Draft & { deviceId: string; deviceSequence: number }): Draft {
  return draft;
}

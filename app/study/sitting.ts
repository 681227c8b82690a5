import { addDays, type Instant } from "#lib/base/study-time.ts";
import type { CardState, Rating } from "#lib/schedule/events.ts";
import type { Previews } from "#lib/schedule/preview.ts";
import {
  answerCard,
  type CardDeed,
  deedOn,
  type KeyPress,
  previewsFor,
  siblingsOf,
  turnedEvents,
} from "#lib/study/local-answer.ts";
import { nextUp, type StudyRun, startRun, withServerStates } from "#lib/study/run.ts";
import {
  type JournalStep,
  keepsCard,
  lastStep,
  lastUndone,
  type Step,
  withJournal,
  withJournalAgain,
  withoutJournal,
  withoutTrace,
  withReview,
} from "#lib/study/run-log.ts";
import { buriedIn } from "#lib/study/set-aside.ts";
import type { Marking, StudyCard, StudySession } from "#lib/study/types.ts";
import type { Draft } from "./outbox.ts";

/**
 * What is on the study screen, as a value: the run, and the card that stays until something moves it on. Every change is
 * a pure function, so that a key press paints in the same frame and a reload can play unsent events over a fresh
 * session. Whatever is done is a step of the run's log; any step can be taken back and done again.
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
  /** Time on this card that was not spent on it: while paused. */
  readonly restedMs: number;
};

export type { CardDeed, JournalStep, Step };

/** The device at the moment of a key press. */
export type Press = KeyPress;

/** What came of a press: the screen after it, and the events to keep and send. */
export type Moved = { readonly sitting: Sitting; readonly drafts: readonly Draft[] };

/** `device` is its zone and clock: the days of a sitting are those of the learner's wall. */
export function sitDown(
  session: StudySession,
  device: { readonly zone: string; readonly now: Instant },
): Sitting {
  const run = startRun(session, device);
  const blank = { run, card: null, later: null, shownAt: device.now, revealedAt: device.now };
  return show({ ...blank, previews: null, restedMs: 0 }, device.now);
}

/** The sitting with its answer shown and the buttons worked out. */
export function reveal(sitting: Sitting, now: Instant): Sitting {
  if (!sitting.card || sitting.previews) return sitting;
  return { ...sitting, previews: previewsFor(sitting.run, sitting.card, now), revealedAt: now };
}

/** Answers the card on the screen and shows the next; null while the answer is still hidden. */
export function grade(sitting: Sitting, rating: Rating, press: Press, marking?: Marking): Moved | null {
  const { card, previews } = sitting;
  if (!card || !previews) return null;
  const tookMs = press.now - sitting.shownAt - sitting.restedMs;
  const done = answerCard(sitting.run, card.id, { rating, previews, tookMs, marking }, press);
  if (!done) return null;
  return { sitting: show({ ...sitting, run: done.run }, press.now), drafts: [done.review] };
}

/** Sets a card aside that need not be the one on the screen: a leech, where the options say so. */
export function setAside(sitting: Sitting, cardId: string, press: Press): Moved {
  const { run, reviews } = deedOn(sitting.run, [cardId], { kind: "suspended" }, press);
  const onScreen = sitting.card?.id === cardId;
  return { sitting: refreshed({ ...sitting, run }, press.now, onScreen), drafts: reviews };
}

/** Brings back what is buried, in one step, and shows the next; null where nothing is. */
export function bringBack(sitting: Sitting, press: Press): Moved | null {
  const { run, reviews } = deedOn(sitting.run, buriedIn(sitting.run), { kind: "unburied" }, press);
  if (reviews.length === 0) return null;
  return { sitting: refreshed({ ...sitting, run }, press.now, sitting.card === null), drafts: reviews };
}

/**
 * Does something to the card on the screen (`note`: to all cards of its note or sentence) and shows the next, unless it
 * is a deed after which the card stays. Null where no card is shown.
 */
export function act(
  sitting: Sitting,
  deed: CardDeed,
  press: Press,
  whom: "card" | "note" = "card",
): Moved | null {
  const { card } = sitting;
  if (!card) return null;
  // What is not for today need not be put off until tomorrow.
  const ids =
    whom === "card"
      ? [card.id]
      : siblingsOf(sitting.run, card).filter((id) => deed.kind !== "buried" || !sitting.run.family.has(id));
  const { run, reviews } = deedOn(sitting.run, ids, deed, press);
  if (reviews.length === 0) return null;
  return { sitting: refreshed({ ...sitting, run }, press.now, !keepsCard(deed.kind)), drafts: reviews };
}

/** The study day until which a card is buried: the next one. */
export function tomorrow(sitting: Sitting): string {
  return addDays(sitting.run.session.studyDay, 1);
}

/** What `undo` would take back, and what `redo` would do again; both empty when there is nothing. */
export function turnable(sitting: Sitting): { readonly undo: Step; readonly redo: Step } {
  return { undo: lastStep(sitting.run), redo: lastUndone(sitting.run) };
}

/** Takes back the last step and shows its card again, question first; null when it is none of events. */
export function undo(sitting: Sitting, press: Press): (Moved & { readonly step: Step }) | null {
  const step = lastStep(sitting.run);
  const { run, reviews } = turnedEvents(sitting.run, step, "undone", press);
  const [first] = step;
  if (reviews.length === 0 || first?.kind !== "event") return null;
  const { cardId, kind } = first.review;
  const next = keepsCard(kind) ? { ...sitting, run } : { ...sitting, run: { ...run, first: cardId } };
  return { sitting: refreshed(next, press.now, !keepsCard(kind)), drafts: reviews, step };
}

/** Does the step again that was taken back last; null when it is none of events. */
export function redo(sitting: Sitting, press: Press): (Moved & { readonly step: Step }) | null {
  const step = lastUndone(sitting.run);
  const { run, reviews } = turnedEvents(sitting.run, step, "redone", press);
  const [first] = step;
  if (reviews.length === 0 || first?.kind !== "event") return null;
  const moves = !keepsCard(first.review.kind);
  return { sitting: refreshed({ ...sitting, run }, press.now, moves), drafts: reviews, step };
}

/** Takes in a step of the journal: the card as it is now, or the next where it is gone. */
export function journal(sitting: Sitting, step: JournalStep, now: Instant): Sitting {
  return refreshed({ ...sitting, run: withJournal(sitting.run, step) }, now, false);
}

/** The sitting after the server took a journal step back (`undo`) or did it again. */
export function turnJournal(
  sitting: Sitting,
  step: JournalStep,
  direction: "undo" | "redo",
  now: Instant,
): Sitting {
  if (direction === "redo") {
    const run = withJournalAgain(sitting.run, step);
    return refreshed({ ...sitting, run }, now, false);
  }
  const back = withoutJournal(sitting.run, step);
  const [last] = lastStep(sitting.run);
  // The learner has gone on while the server was asked: the card on the screen stays.
  if (last?.kind !== "journal" || last.stepId !== step.stepId)
    return refreshed({ ...sitting, run: back }, now, false);
  return refreshed({ ...sitting, run: { ...back, first: step.changes[0]?.before.id ?? null } }, now, true);
}

/** The sitting without a step of the journal that nobody can turn any more; the cards stay as they are. */
export function dropJournal(sitting: Sitting, step: JournalStep): Sitting {
  return { ...sitting, run: withoutTrace(sitting.run, step) };
}

/**
 * Applies an event from elsewhere: kept from before a reload, or given in another tab. The card on the screen changes
 * only when the event was about it. What is already in the run changes nothing.
 */
export function overhear(sitting: Sitting, draft: Draft, now: Instant): Sitting {
  if (isPracticeAnswer(draft)) return sitting;
  const run = withReview(sitting.run, draft);
  if (run === sitting.run) return sitting;
  const about = sitting.card === null || sitting.card.id === draft.cardId;
  return refreshed({ ...sitting, run }, now, about && !keepsCard(draft.kind) && !turnsMark(sitting, draft));
}

/** Practice is a matter of the screen on which it is done: it moves nothing that another one shows. */
function isPracticeAnswer(draft: Draft): boolean {
  return draft.kind === "answered" && draft.mode === "practice";
}

/** Whether an undo or redo is of a flag or a mark. */
function turnsMark({ run }: Sitting, draft: Draft): boolean {
  const target = [...run.log, ...run.undone].find(
    (entry) => entry.kind === "event" && entry.review.id === draft.target,
  );
  return target?.kind === "event" && keepsCard(target.review.kind);
}

/**
 * Plays unsent events over a fresh session. The server may already hold a first part of them (its reply was lost): a
 * card's state names the last event in it, and everything up to that one is skipped for that card.
 */
export function replay(sitting: Sitting, drafts: readonly Draft[], now: Instant): Sitting {
  const known = new Set<string>();
  for (const card of sitting.run.sent.values()) {
    const own = drafts.filter((draft) => draft.cardId === card.id);
    const last = own.findIndex((draft) => draft.id === card.state.lastEventId);
    for (const draft of own.slice(0, last + 1)) known.add(draft.id);
  }
  const run = drafts
    .filter((draft) => !known.has(draft.id) && !isPracticeAnswer(draft))
    .reduce(withReview, sitting.run);
  return run === sitting.run ? sitting : show({ ...sitting, run }, now);
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
  return refreshed(next, now, sitting.card === null);
}

/**
 * Takes over what was done on another device. A card that was dealt with there leaves the screen, so that it is not asked
 * twice; any other stays.
 */
export function learn(
  sitting: Sitting,
  states: readonly { readonly cardId: string; readonly state: CardState }[],
  unsent: ReadonlySet<string>,
  now: Instant,
): Sitting {
  const run = withServerStates(sitting.run, states, unsent);
  const { card } = sitting;
  const dealtWith = card !== null && turnOf(sitting.run, card.id) !== turnOf(run, card.id);
  return refreshed({ ...sitting, run }, now, card === null || dealtWith);
}

/** What of a card's state says whether it is its turn. */
function turnOf(run: StudyRun, cardId: string): string {
  const { memory, suspended, buriedUntil } = run.cards.get(cardId)?.state ?? {};
  return JSON.stringify([memory, suspended, buriedUntil]);
}

/** Asks again what to show when nothing was; a card on the screen stays. */
export function wake(sitting: Sitting, now: Instant): Sitting {
  return sitting.card === null && sitting.later !== null && sitting.later <= now
    ? show(sitting, now)
    : sitting;
}

/** The time of a pause is not time on the card. */
export function rested(sitting: Sitting, ms: number): Sitting {
  return { ...sitting, restedMs: sitting.restedMs + Math.max(0, ms) };
}

/** After a change of the run: the next card where it moves on, else the same card as it is now. */
function refreshed(sitting: Sitting, now: Instant, movesOn: boolean): Sitting {
  const current = sitting.card === null ? undefined : sitting.run.cards.get(sitting.card.id);
  if (movesOn || !current) return show(sitting, now);
  return current === sitting.card ? sitting : { ...sitting, card: current };
}

function show(sitting: Sitting, now: Instant): Sitting {
  const up = nextUp(sitting.run, now);
  return {
    ...sitting,
    card: up.kind === "card" ? up.card : null,
    later: up.kind === "later" ? up.at : null,
    shownAt: now,
    previews: null,
    restedMs: 0,
  };
}

import { type Instant, type StudyDay, studyDay, studyDayOf, studyTimeAt } from "#lib/base/study-time.ts";
import type { AnsweredEvent, Rating } from "#lib/schedule/events.ts";
import { step } from "#lib/schedule/fold.ts";
import { type Previews, previewAnswers } from "#lib/schedule/preview.ts";
import { balanceOn, type DayLoad } from "./balance.ts";
import type { StudyRun } from "./run.ts";
import { stepDue } from "./run.ts";
import type { SchedulePreset, SentReview, StudyCard } from "./types.ts";
import { DEFAULT_WAYS } from "./ways.ts";

/** What the device knows when a key is pressed; the browser reads its clock and mints the id. */
export type KeyPress = {
  readonly eventId: string;
  readonly now: Instant;
  readonly deviceId: string;
  readonly deviceSequence: number;
  /** The device's zone and its minutes ahead of UTC now: the learner's wall clock is the device's. */
  readonly zone: string;
  readonly utcOffsetMinutes: number;
  readonly tookMs: number | null;
};

/** Nobody thinks about a card for longer than this; whoever does has gone away. */
const LONGEST_ANSWER_MS = 60_000;

/** The rules that a card of this run is scheduled by. */
export function presetFor(run: StudyRun, card: StudyCard): SchedulePreset {
  const { preset, presets } = run.session;
  return (card.rulesId === undefined ? undefined : presets?.[card.rulesId]) ?? preset;
}

/** What the four buttons promise for a card of this run. */
export function previewsFor(run: StudyRun, card: StudyCard, now: Instant): Previews {
  const current = run.cards.get(card.id) ?? card;
  const { session } = run;
  const preset = presetFor(run, current);
  const balance = balanceOn(studyDay(now, session.clock), loadOf(run), preset.ways ?? DEFAULT_WAYS);
  return previewAnswers(current, now, session.clock, preset, session.userId ?? "", balance);
}

/**
 * Answers a card in the browser: the run with the card's new state, and the answer to put in the outbox. The server
 * folds the same event to the same state. `previews` are those that stood on the buttons.
 */
export function answerCard(
  run: StudyRun,
  cardId: string,
  rating: Rating,
  previews: Previews,
  press: KeyPress,
): { readonly run: StudyRun; readonly review: SentReview } | null {
  const card = run.cards.get(cardId);
  if (!card) return null;
  const preset = presetFor(run, card);
  const dueShown = previews[rating].due;
  const tookMs =
    press.tookMs === null ? null : Math.min(LONGEST_ANSWER_MS, Math.max(0, Math.round(press.tookMs)));
  const studyTime = studyTimeAt(press.now, press.utcOffsetMinutes, run.session.clock.dayStart);
  const event: AnsweredEvent = {
    id: press.eventId,
    cardId,
    kind: "answered",
    effectiveAt: press.now,
    studyTime,
    studyDay: studyDayOf(studyTime),
    deviceId: press.deviceId,
    deviceSequence: press.deviceSequence,
    rating,
    mode: "study",
    movesSchedule: true,
    tookMs,
    dueShown,
    ...named(preset),
  };
  const state = step(card.state, event, preset, run.session.userId ?? "");
  const answer = {
    eventId: press.eventId,
    cardId,
    rating,
    at: press.now,
    before: card.state,
    wasWaiting: run.waiting.includes(cardId),
  };
  return {
    run: {
      ...run,
      cards: new Map(run.cards).set(cardId, { ...card, state }),
      waiting: run.waiting.filter((id) => id !== cardId),
      first: run.first === cardId ? null : run.first,
      answers: [...run.answers, answer],
    },
    review: {
      ...sent(press, card),
      kind: "answered",
      rating,
      target: null,
      tookMs,
      dueShown,
      ...named(preset),
    },
  };
}

/** Takes back the last answer of this run: the card is as it was and is shown next. Null when there is none. */
export function undoLast(
  run: StudyRun,
  press: Omit<KeyPress, "tookMs">,
): { readonly run: StudyRun; readonly review: SentReview; readonly cardId: string } | null {
  const last = run.answers.at(-1);
  const card = last && run.cards.get(last.cardId);
  if (!last || !card) return null;
  return {
    cardId: last.cardId,
    run: {
      ...run,
      cards: new Map(run.cards).set(last.cardId, { ...card, state: last.before }),
      waiting: last.wasWaiting || stepDue(last.before) === null ? [last.cardId, ...run.waiting] : run.waiting,
      first: last.cardId,
      answers: run.answers.slice(0, -1),
    },
    review: {
      ...sent(press, card),
      kind: "undone",
      rating: null,
      target: last.eventId,
      tookMs: null,
      dueShown: null,
    },
  };
}

function sent(
  press: Omit<KeyPress, "tookMs">,
  card: StudyCard,
): Omit<SentReview, "kind" | "rating" | "target" | "tookMs" | "dueShown"> {
  return {
    id: press.eventId,
    cardId: card.id,
    cardVersion: card.version,
    deviceId: press.deviceId,
    deviceSequence: press.deviceSequence,
    deviceTime: press.now,
    utcOffsetMinutes: press.utcOffsetMinutes,
    zone: press.zone,
    mode: "study",
  };
}

/** What each day to come carries: as the server said, and what this run put there. */
function loadOf(run: StudyRun): DayLoad {
  const load: Record<StudyDay, number> = { ...run.session.load };
  for (const id of new Set(run.answers.map((answer) => answer.cardId))) {
    const memory = run.cards.get(id)?.state.memory;
    if (memory?.kind === "seen" && memory.due.kind === "day")
      load[memory.due.day] = (load[memory.due.day] ?? 0) + 1;
  }
  return load;
}

function named({ rulesId }: SchedulePreset): { readonly rulesId?: string } {
  return rulesId === undefined ? {} : { rulesId };
}

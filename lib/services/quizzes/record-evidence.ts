import { createHash } from "node:crypto";
import { type StudyClock, studyDayOf, studyTimeAt, utcOffsetMinutes } from "#lib/base/study-time.ts";
import { type Recorded, toRow } from "#lib/db/event-rows.ts";
import type { AttemptRow } from "#lib/db/queries/quiz-attempts.ts";
import { eventById } from "#lib/db/queries/reviews.ts";
import type { Writer } from "#lib/db/store.ts";
import { MAPPING, ratingFor } from "#lib/quiz/rating.ts";
import { saidIn } from "#lib/quiz/said.ts";
import type { Settled } from "#lib/quiz/settled.ts";
import type { Question, Response } from "#lib/quiz/types.ts";
import type { AnsweredEvent, ReviewEvent, UndoneEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { SCHEDULER_VERSION } from "../study/fold-state.ts";
import { Work } from "../study/record-group.ts";

/** One marked answer, on its way into the log of whoever gave it. */
export type Evidence = {
  readonly attempt: Pick<AttemptRow, "id" | "userId" | "mode" | "movesSchedule">;
  readonly question: Question;
  readonly response: Response | null;
  readonly mark: Settled;
  /** Who made the mark. */
  readonly markedBy: "app" | "teacher" | "self";
  /** Counts the marks of this answer, from 1: the one before is taken back. */
  readonly revision: number;
  readonly tookMs: number;
  /** When it was answered, by the server's clock. */
  readonly at: number;
  /** The rules by which a card is scheduled; undefined for the default ones. */
  readonly rulesOf: (cardId: string) => string | undefined;
};

const DEVICE = "quiz";
const LONGEST_RESPONSE = 2_000;
const LONGEST_TOOK_MS = 60_000;

/**
 * Records answers of one learner as events, one for each card that they are about: evidence, which moves the schedule
 * only where the attempt says so. Ids follow from attempt, question and card, so that the same answers recorded twice
 * count once. A question that was left empty, or counts for nobody, says nothing about memory.
 */
export async function recordEvidence(
  tx: Writer,
  userId: string,
  clock: StudyClock,
  items: readonly Evidence[],
  now: number,
): Promise<void> {
  const events = items.flatMap((item, at) => eventsOf(item, at, clock, now));
  const work = new Work(tx);
  await work.read(
    events.flatMap(({ event: { cardId, ...event } }) => [
      { userId, cardId, eventId: event.id },
      ...(event.kind === "undone" ? [{ userId, cardId, eventId: event.target }] : []),
    ]),
  );
  for (const { event, recorded } of events) {
    if (await work.recorded(userId, event)) continue;
    // What was left empty, or counted for nobody, left nothing behind to be taken back.
    if (event.kind === "undone" && !(await work.recorded(userId, { id: event.target }))) continue;
    await work.add(toRow(event, recorded), event);
  }
  await work.save();
}

type ToAdd = { readonly event: ReviewEvent; readonly recorded: Recorded };

function eventsOf(item: Evidence, place: number, clock: StudyClock, now: number): ToAdd[] {
  const { question, mark, revision } = item;
  const says = mark.counts && mark.answered;
  return question.cards.flatMap((card, at) => {
    const out: ToAdd[] = [];
    const order = place * 100 + at;
    if (revision > 1) out.push(undoing(item, card.id, order, clock, now));
    if (says) out.push(answering(item, at, order, clock, now));
    return out;
  });
}

function timesOf(at: number, clock: StudyClock) {
  const offset = utcOffsetMinutes(at, clock.zone);
  const studyTime = studyTimeAt(at, offset, clock.dayStart);
  return { offset, studyTime, studyDay: studyDayOf(studyTime) };
}

function answering(item: Evidence, at: number, order: number, clock: StudyClock, now: number): ToAdd {
  const { attempt, question, mark, revision, markedBy } = item;
  const card = question.cards[at];
  const own = mark.cards[at];
  const cardId = card?.id ?? "";
  const { offset, studyTime, studyDay } = timesOf(item.at, clock);
  const rulesId = item.rulesOf(cardId);
  const rating = ratingFor(question.kind, own?.share ?? 0, mark.slip);
  const event: AnsweredEvent = {
    id: eventId(attempt.id, question.id, cardId, "answered", revision),
    kind: "answered",
    cardId,
    effectiveAt: item.at,
    studyTime,
    deviceId: DEVICE,
    deviceSequence: order,
    ...(rulesId === undefined ? {} : { rulesId }),
    rating,
    mode: attempt.mode,
    movesSchedule: attempt.movesSchedule,
    // A question of several cards says nothing about how long each took.
    tookMs: question.cards.length > 1 ? null : Math.min(LONGEST_TOOK_MS, item.tookMs),
    dueShown: null,
    studyDay,
  };
  const recorded: Recorded = {
    userId: attempt.userId,
    cardVersion: card?.version ?? null,
    deviceTime: item.at,
    receivedAt: now,
    utcOffsetMinutes: offset,
    zone: clock.zone,
    studyDay,
    markedBy: item.markedBy,
    proposedRating: rating,
    response: saidIn(question, item.response).slice(0, LONGEST_RESPONSE),
    shareCorrect: own?.share ?? 0,
    chosenDistractor: own?.chosen ?? null,
    wordingId: card?.wording ?? null,
    attemptId: attempt.id,
    schedulerVersion: SCHEDULER_VERSION,
    parametersId: rulesId === undefined ? DEFAULT_PRESET.parametersId : null,
    desiredRetention: rulesId === undefined ? DEFAULT_PRESET.desiredRetention : null,
    details: { mapping: MAPPING, question: question.kind, ...(markedBy === "app" ? {} : { changed: true }) },
  };
  return { event, recorded };
}

/** Takes the event of the mark before back. */
function undoing(item: Evidence, cardId: string, order: number, clock: StudyClock, now: number): ToAdd {
  const { attempt, question, revision } = item;
  const { offset, studyTime, studyDay } = timesOf(now, clock);
  const event: UndoneEvent = {
    id: eventId(attempt.id, question.id, cardId, "undone", revision),
    kind: "undone",
    target: eventId(attempt.id, question.id, cardId, "answered", revision - 1),
    cardId,
    effectiveAt: now,
    studyTime,
    deviceId: DEVICE,
    deviceSequence: order,
  };
  const recorded: Recorded = {
    userId: attempt.userId,
    deviceTime: now,
    receivedAt: now,
    utcOffsetMinutes: offset,
    zone: clock.zone,
    studyDay,
    attemptId: attempt.id,
    schedulerVersion: SCHEDULER_VERSION,
  };
  return { event, recorded };
}

/** The rules that an answer was recorded by the first time, by card: a changed mark goes by the same. */
export async function rulesBefore(
  tx: Writer,
  userId: string,
  attemptId: string,
  question: Question,
): Promise<(cardId: string) => string | undefined> {
  const rules = new Map<string, string>();
  for (const { id } of question.cards) {
    const first = await eventById(tx, userId, eventId(attemptId, question.id, id, "answered", 1));
    if (first?.rulesId) rules.set(id, first.rulesId);
  }
  return (cardId) => rules.get(cardId);
}

/** A UUID (version 8, RFC 9562) that follows from what the event is about. */
function eventId(...parts: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

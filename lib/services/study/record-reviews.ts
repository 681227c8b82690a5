import { DomainError } from "#lib/base/errors.ts";
import { studyDayOf, studyTimeAt } from "#lib/base/study-time.ts";
import { type Recorded, type StateRow, toRow, toState } from "#lib/db/event-rows.ts";
import { appendEvent, eventById, eventsOf, saveState, tailOf } from "#lib/db/queries/reviews.ts";
import { ownersOfCards } from "#lib/db/queries/shelves.ts";
import type { Writer } from "#lib/db/store.ts";
import type { CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { effectiveTime } from "#lib/study/event-time.ts";
import { type Learner, learnerFor } from "../account/guest.ts";
import { allowEach } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { foldedRow, SCHEDULER_VERSION, steppedRow } from "./fold-state.ts";
import { sameContent } from "./same-event.ts";
import { type Refusal, type Review, readBatch } from "./sent-reviews.ts";

/** What became of a batch: an outbox forgets what was accepted and sets aside what was refused. */
export type RecordedReviews = {
  readonly userId: string;
  readonly accepted: readonly string[];
  readonly refused: readonly Refusal[];
  /** The states of the cards that were touched, after the batch. */
  readonly states: readonly { readonly cardId: string; readonly state: CardState }[];
};

/**
 * Appends answers (and what takes them back) and folds the cards they touch, in one write. Safe to send twice and in any
 * order; a refused answer never holds up the rest. A visitor becomes a guest with the first of them. Throws `invalid`
 * for a batch that is none, `not-allowed` for one that belongs to another learner than the cookie.
 */
export async function recordReviews(ctx: Ctx, input: unknown): Promise<RecordedReviews> {
  const batch = readBatch(input);
  const viewerId = userIdOf(ctx);
  if (batch.userId !== null && batch.userId !== viewerId) {
    throw new DomainError(
      "not-allowed",
      "These answers belong to another learner of this device. They stay on the device.",
    );
  }
  const last = batch.reviews.at(-1);
  if (!last) return nothingReadable(viewerId, batch.unreadable);
  const owners = await ownersOfCards(ctx.store.read, [
    ...new Set(batch.reviews.map((review) => review.cardId)),
  ]);
  const { granted, refused } = allowEach(
    ctx,
    "answer",
    batch.reviews,
    ({ cardId }) => owners.get(cardId) ?? null,
    "card",
  );
  const receivedAt = ctx.now();
  const newUserId = ctx.newId();
  return ctx.store.write(async (tx) => {
    const learner = await learnerFor(tx, ctx, { userId: newUserId, at: receivedAt, zone: last.zone });
    const outcome = await recordAll(tx, learner, granted, { sentAt: batch.sentAt, receivedAt });
    return {
      userId: learner.userId,
      ...outcome,
      refused: [...outcome.refused, ...refused, ...batch.unreadable],
    };
  });
}

function nothingReadable(userId: string | null, unreadable: readonly Refusal[]): RecordedReviews {
  if (userId === null) {
    throw new DomainError("invalid", unreadable[0]?.reason ?? "There is no answer in this batch.");
  }
  return { userId, accepted: [], refused: unreadable, states: [] };
}

type Arrival = { readonly sentAt: number; readonly receivedAt: number };

async function recordAll(
  tx: Writer,
  learner: Learner,
  reviews: readonly Review[],
  arrival: Arrival,
): Promise<Omit<RecordedReviews, "userId">> {
  const accepted: string[] = [];
  const refused: Refusal[] = [];
  const states = new Map<string, CardState>();
  for (const review of reviews) {
    const row = await recordOne(tx, learner, review, arrival);
    if (row === "another event") {
      refused.push({
        id: review.id,
        reason: "Another answer was recorded under this id before. Nothing was changed.",
      });
      continue;
    }
    accepted.push(review.id);
    if (row) states.set(review.cardId, toState(row));
  }
  return { accepted, refused, states: [...states].map(([cardId, state]) => ({ cardId, state })) };
}

/** Records one event and returns its card's state; one that is there already changes nothing. */
async function recordOne(
  tx: Writer,
  learner: Learner,
  review: Review,
  arrival: Arrival,
): Promise<StateRow | null | "another event"> {
  const key = { userId: learner.userId, cardId: review.cardId };
  const tail = await tailOf(tx, { ...key, eventId: review.id });
  const event = eventOf(review, learner, arrival);
  const row = toRow(event, recordOf(review, event, learner, arrival));
  if (tail.recorded) {
    const recorded = await eventById(tx, key.userId, review.id);
    return recorded && sameContent(recorded, row) ? tail.state : "another event";
  }
  await appendEvent(tx, row, tail.head);
  const after =
    steppedRow(key, tail.state, event, DEFAULT_PRESET) ??
    foldedRow(key, await eventsOf(tx, key.userId, key.cardId), DEFAULT_PRESET);
  await saveState(tx, after);
  return after;
}

function eventOf(review: Review, learner: Learner, arrival: Arrival): ReviewEvent {
  const effectiveAt = effectiveTime({ deviceTime: review.deviceTime, ...arrival });
  const studyTime = studyTimeAt(effectiveAt, review.utcOffsetMinutes, learner.clock.dayStart);
  const { id, cardId, deviceId, deviceSequence } = review;
  const base = { id, cardId, effectiveAt, studyTime, deviceId, deviceSequence };
  if (review.kind !== "answered") return { ...base, kind: review.kind, target: review.target };
  const { kind, rating, mode, tookMs, dueShown } = review;
  return {
    ...base,
    kind,
    rating,
    mode,
    tookMs,
    dueShown,
    movesSchedule: true,
    studyDay: studyDayOf(studyTime),
  };
}

function recordOf(review: Review, event: ReviewEvent, learner: Learner, arrival: Arrival): Recorded {
  return {
    userId: learner.userId,
    cardVersion: review.cardVersion,
    deviceTime: review.deviceTime,
    ...arrival,
    utcOffsetMinutes: review.utcOffsetMinutes,
    zone: review.zone,
    studyDay: studyDayOf(event.studyTime),
    markedBy: review.kind === "answered" ? "self" : null,
    schedulerVersion: SCHEDULER_VERSION,
    parametersId: DEFAULT_PRESET.parametersId,
    desiredRetention: DEFAULT_PRESET.desiredRetention,
  };
}

import { studyDayOf, studyTimeAt } from "#lib/base/study-time.ts";
import { predictionFor } from "#lib/classes/audit.ts";
import {
  flagOf,
  type Recorded,
  type StateRow,
  toEvent,
  toRow,
  toState,
  type UnchainedRow,
} from "#lib/db/event-rows.ts";
import { appendEvents, eventById, eventsOf, saveStates } from "#lib/db/queries/reviews.ts";
import { type Tail, type TailKey, tailsOf } from "#lib/db/queries/tails.ts";
import type { Writer } from "#lib/db/store.ts";
import type { CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { effectiveTime } from "#lib/study/event-time.ts";
import { type Learner, learnerFor } from "../account/guest.ts";
import type { Ctx } from "../context.ts";
import { foldedRow, SCHEDULER_VERSION, steppedRow } from "./fold-state.ts";
import { followChallenges } from "./follow-challenges.ts";
import { DEFAULT_BOOK, ruleBook } from "./rule-book.ts";
import { sameContent } from "./same-event.ts";
import type { Refusal, Review } from "./sent-reviews.ts";

/** One request's answers, after permission. */
export type ToRecord = {
  readonly ctx: Ctx;
  /** For the row of a visitor: minted before, because the work may run twice. */
  readonly newUserId: string;
  readonly zone: string;
  readonly reviews: readonly Review[];
  readonly sentAt: number;
  readonly receivedAt: number;
  /** What the log keeps of answers that somebody else recorded or marked, over what the device says. */
  readonly recorded?: Pick<Recorded, "markedBy" | "recordedBy" | "attemptId">;
};

export type Outcome = {
  readonly userId: string;
  readonly accepted: readonly string[];
  readonly refused: readonly Refusal[];
  readonly states: readonly { readonly cardId: string; readonly state: CardState }[];
};

const ANOTHER = "Another answer was recorded under this id before. Nothing was changed.";

/**
 * Records the answers of several requests at once: read in one statement, decided here, written in a few. For each
 * request it is as if it had been alone, after those before it.
 */
export async function recordGroup(tx: Writer, items: readonly ToRecord[]): Promise<readonly Outcome[]> {
  const requests: { readonly item: ToRecord; readonly learner: Learner }[] = [];
  for (const item of items) {
    const who = { userId: item.newUserId, at: item.receivedAt, zone: item.zone };
    requests.push({ item, learner: await learnerFor(tx, item.ctx, who) });
  }
  const work = new Work(tx);
  await work.read(
    requests.flatMap(({ item, learner: { userId } }) =>
      item.reviews.map(({ cardId, id }) => ({ userId, cardId, eventId: id })),
    ),
  );
  const outcomes: Outcome[] = [];
  for (const { item, learner } of requests) outcomes.push(await recordRequest(work, item, learner));
  await work.save();
  return outcomes;
}

async function recordRequest(work: Work, item: ToRecord, learner: Learner): Promise<Outcome> {
  const accepted: string[] = [];
  const refused: Refusal[] = [];
  const states = new Map<string, CardState>();
  for (const review of item.reviews) {
    const event = eventOf(review, item, learner);
    const predicted = await work.predicted(learner.userId, review, event);
    const row = toRow(event, { ...recordOf(review, event, item, learner), ...predicted });
    const before = await work.recorded(learner.userId, review);
    if (before && !sameContent(before, row)) {
      refused.push({ id: review.id, reason: ANOTHER });
      continue;
    }
    const state = before ? work.stateOf(learner.userId, review) : await work.add(row, event);
    accepted.push(review.id);
    if (state) states.set(review.cardId, toState(state));
  }
  return {
    userId: learner.userId,
    accepted,
    refused,
    states: [...states].map(([cardId, state]) => ({ cardId, state })),
  };
}

/** What was read for a group and what will be written: later answers of the group see the earlier ones. */
export class Work {
  readonly #tx: Writer;
  readonly #tails = new Map<string, Tail>();
  readonly #heads = new Map<string, string>();
  readonly #states = new Map<string, StateRow | null>();
  readonly #changed = new Set<string>();
  /** New rows of each learner, in order. */
  readonly #added = new Map<string, UnchainedRow[]>();

  constructor(tx: Writer) {
    this.#tx = tx;
  }

  async read(keys: readonly TailKey[]): Promise<void> {
    const tails = await tailsOf(this.#tx, keys);
    for (const [i, key] of keys.entries()) {
      const tail = tails[i];
      if (!tail) continue;
      this.#tails.set(pair(key.userId, key.eventId), tail);
      this.#heads.set(key.userId, tail.head);
      this.#states.set(pair(key.userId, key.cardId), tail.state);
    }
  }

  /** The event that has this id already, recorded before or earlier in the group. */
  async recorded(userId: string, { id }: Pick<Review, "id">): Promise<UnchainedRow | null> {
    const added = this.#added.get(userId)?.find((row) => row.id === id);
    if (added) return added;
    return this.#tails.get(pair(userId, id))?.recorded ? eventById(this.#tx, userId, id) : null;
  }

  stateOf(userId: string, { cardId }: Pick<Review, "cardId">): StateRow | null {
    return this.#states.get(pair(userId, cardId)) ?? null;
  }

  /**
   * What the memory model expected of an answer that the app marked: kept with it, so that what is claimed can be held
   * against what was verified without folding a year of answers again. The fold itself never reads it.
   */
  async predicted(userId: string, review: Review, event: ReviewEvent): Promise<Pick<Recorded, "details">> {
    if (review.kind !== "answered" || review.marking?.by !== "app") return {};
    const before = this.stateOf(userId, review);
    if (before === null) return {};
    const book = event.rulesId === undefined ? DEFAULT_BOOK : await ruleBook(this.#tx, userId, [event]);
    const chance = predictionFor(toState(before), event.studyTime, book(event.rulesId).parameters);
    return chance === null ? {} : { details: { predicted: Math.round(chance * 10_000) / 10_000 } };
  }

  /** Takes an event in and folds its card: by a step where that is enough, else from the whole log. */
  async add(row: UnchainedRow, event: ReviewEvent): Promise<StateRow> {
    const key = { userId: row.userId, cardId: event.cardId };
    const added = this.#added.get(key.userId) ?? [];
    added.push(row);
    this.#added.set(key.userId, added);
    const name = pair(key.userId, key.cardId);
    const rules = event.rulesId === undefined ? DEFAULT_BOOK : await ruleBook(this.#tx, key.userId, [event]);
    const stepped = steppedRow(key, this.#states.get(name) ?? null, event, rules);
    const state = stepped ?? (await this.#refold(key, added));
    this.#states.set(name, state);
    this.#changed.add(name);
    return state;
  }

  async #refold(
    key: { readonly userId: string; readonly cardId: string },
    added: readonly UnchainedRow[],
  ): Promise<StateRow> {
    const fresh = added.filter((row) => row.cardId === key.cardId).flatMap((row) => toEvent(row) ?? []);
    const events = [...(await eventsOf(this.#tx, key.userId, key.cardId)), ...fresh];
    return foldedRow(key, events, await ruleBook(this.#tx, key.userId, events));
  }

  async save(): Promise<void> {
    for (const [userId, rows] of this.#added)
      await appendEvents(this.#tx, rows, this.#heads.get(userId) ?? "");
    await saveStates(
      this.#tx,
      [...this.#changed].flatMap((name) => this.#states.get(name) ?? []),
    );
    for (const rows of this.#added.values()) await followChallenges(this.#tx, rows);
  }
}

/** A name for a pair of ids that no other pair has. */
function pair(a: string, b: string): string {
  return JSON.stringify([a, b]);
}

function eventOf(review: Review, item: ToRecord, learner: Learner): ReviewEvent {
  const { sentAt, receivedAt } = item;
  const effectiveAt = effectiveTime({ deviceTime: review.deviceTime, sentAt, receivedAt });
  const studyTime = studyTimeAt(effectiveAt, review.utcOffsetMinutes, learner.clock.dayStart);
  const { id, cardId, deviceId, deviceSequence } = review;
  const rules = review.rulesId === undefined ? {} : { rulesId: review.rulesId };
  const base = { id, cardId, effectiveAt, studyTime, deviceId, deviceSequence, ...rules };
  switch (review.kind) {
    case "answered": {
      const { kind, rating, mode, tookMs, dueShown } = review;
      const movesSchedule = mode === "study";
      return {
        ...base,
        kind,
        rating,
        mode,
        tookMs,
        dueShown: movesSchedule ? dueShown : null,
        movesSchedule,
        studyDay: studyDayOf(studyTime),
      };
    }
    case "undone":
    case "redone":
      return { ...base, kind: review.kind, target: review.target };
    case "reset":
      return { ...base, kind: review.kind, ...(review.keepsCounts ? { keepsCounts: true } : {}) };
    case "buried":
      return { ...base, kind: review.kind, until: review.day };
    case "due-set":
      return { ...base, kind: review.kind, day: review.day };
    case "flagged":
      return { ...base, kind: review.kind, flag: flagOf(review.flag) };
    case "challenged":
      return { ...base, kind: review.kind, receipt: review.receipt ?? null, note: review.note };
    default:
      return { ...base, kind: review.kind };
  }
}

function recordOf(review: Review, event: ReviewEvent, item: ToRecord, learner: Learner): Recorded {
  return {
    userId: learner.userId,
    cardVersion: review.cardVersion,
    deviceTime: review.deviceTime,
    sentAt: item.sentAt,
    receivedAt: item.receivedAt,
    utcOffsetMinutes: review.utcOffsetMinutes,
    zone: review.zone,
    studyDay: studyDayOf(event.studyTime),
    ...markingOf(review),
    ...item.recorded,
    schedulerVersion: SCHEDULER_VERSION,
    // Another set of rules has its own, and the event names the set.
    parametersId: review.rulesId === undefined ? DEFAULT_PRESET.parametersId : null,
    desiredRetention: review.rulesId === undefined ? DEFAULT_PRESET.desiredRetention : null,
  };
}

function markingOf(review: Review): Partial<Recorded> {
  if (review.kind !== "answered") return {};
  const { marking } = review;
  if (!marking) return { markedBy: "self" };
  return {
    markedBy: marking.by,
    proposedRating: marking.proposed,
    response: marking.response ?? null,
    shareCorrect: marking.share ?? null,
    chosenDistractor: marking.chosen ?? null,
  };
}

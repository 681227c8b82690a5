import {
  type Instant,
  instantOf,
  MS_PER_DAY,
  type StudyClock,
  studyDayOf,
  studyTime,
} from "#lib/base/study-time.ts";
import type { SeenMemory } from "./answer.ts";
import type { AnsweredEvent, CardState, Rating } from "./events.ts";
import { compareEvents, NEW_CARD, step } from "./fold.ts";
import type { ScheduleRules } from "./rules.ts";

export type ReplayedReview = { readonly at: Instant; readonly rating: Rating };

export type ReplayedState = {
  readonly stability: number;
  readonly difficulty: number;
  readonly state: "New" | "Learning" | "Review" | "Relearning";
  /** In a step the exact moment; in review the wall-clock time of the answer, `intervalDays` study days later. */
  readonly due: Instant;
  /** Study days until due; 0 in a step shorter than a day. */
  readonly intervalDays: number;
};

const NAMES = { learning: "Learning", review: "Review", relearning: "Relearning" } as const;

/**
 * One card's reviews through the same fold that the log goes through. The states stand beside their reviews, whatever
 * the order; they are computed in order of time. `userId` and `cardId` matter for the fuzz only.
 *
 * In review the product keeps a study day, not a moment. To be comparable with schedulers that add whole days to the
 * moment of the answer, the due is given as that wall-clock time on that study day: in UTC, exactly 24 h × interval.
 */
export function replayCard(
  reviews: readonly ReplayedReview[],
  rules: ScheduleRules,
  clock: StudyClock,
  userId = "",
  cardId = "",
): readonly ReplayedState[] {
  const events = reviews.map((review, i) => eventOf(review, i, cardId, clock));
  const states = new Map<string, ReplayedState>();
  let state: CardState = NEW_CARD;
  for (const event of [...events].sort(compareEvents)) {
    state = step(state, event, rules, userId);
    if (state.memory.kind === "seen") states.set(event.id, shown(state.memory, clock));
  }
  return events.flatMap((event) => states.get(event.id) ?? []);
}

function shown(memory: SeenMemory, clock: StudyClock): ReplayedState {
  const { due, intervalDays, lastStudyTime } = memory;
  return {
    stability: memory.stability,
    difficulty: memory.difficulty,
    state: NAMES[memory.phase],
    due: due.kind === "instant" ? due.at : instantOf(lastStudyTime + intervalDays * MS_PER_DAY, clock),
    intervalDays,
  };
}

function eventOf(review: ReplayedReview, index: number, cardId: string, clock: StudyClock): AnsweredEvent {
  const time = studyTime(review.at, clock);
  return {
    kind: "answered",
    id: String(index),
    cardId,
    effectiveAt: review.at,
    studyTime: time,
    studyDay: studyDayOf(time),
    deviceId: "",
    deviceSequence: index,
    rating: review.rating,
    mode: "study",
    movesSchedule: true,
    tookMs: null,
    dueShown: null,
  };
}

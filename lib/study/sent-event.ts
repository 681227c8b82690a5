import { type StudyClock, studyTimeAt } from "#lib/base/study-time.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { eventOf } from "./run-log.ts";
import { DEEDS, type SentReview } from "./types.ts";

const FORWARD: readonly string[] = ["answered", ...DEEDS];

/**
 * What an event of the outbox says to the fold, by the device's own clock: the server corrects that clock when the event
 * arrives, and has the last word. Null for what this build cannot read (a later one may have written it).
 */
export function sentEvent(review: SentReview, clock: StudyClock): ReviewEvent | null {
  const { id, cardId, kind, target, deviceId, deviceSequence, deviceTime } = review;
  if (kind === "undone" || kind === "redone") {
    if (target === null) return null;
    const studyTime = studyTimeAt(deviceTime, review.utcOffsetMinutes, clock.dayStart);
    return { id, cardId, kind, target, deviceId, deviceSequence, effectiveAt: deviceTime, studyTime };
  }
  return FORWARD.includes(kind) ? { ...eventOf(review, { clock }), deviceId, deviceSequence } : null;
}

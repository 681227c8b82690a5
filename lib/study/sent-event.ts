import { studyDayOf, studyTimeAt } from "#lib/base/study-time.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import type { SentReview } from "./types.ts";

/**
 * What an event of the outbox says to the fold, by the device's own clock: the server corrects that clock when the event
 * arrives, and has the last word. Null for what is not whole (a later build may write kinds that this one does not know).
 */
export function eventOf(review: SentReview, dayStart: number): ReviewEvent | null {
  const { id, cardId, deviceTime, utcOffsetMinutes, deviceId, deviceSequence, rulesId } = review;
  const studyTime = studyTimeAt(deviceTime, utcOffsetMinutes, dayStart);
  const rules = rulesId === undefined ? {} : { rulesId };
  const base = { id, cardId, effectiveAt: deviceTime, studyTime, deviceId, deviceSequence, ...rules };
  switch (review.kind) {
    case "answered": {
      const { rating, mode, tookMs, dueShown } = review;
      if (rating === null) return null;
      const movesSchedule = mode === "study";
      return {
        ...base,
        kind: "answered",
        rating,
        mode,
        tookMs,
        movesSchedule,
        dueShown: movesSchedule ? dueShown : null,
        studyDay: studyDayOf(studyTime),
      };
    }
    case "undone":
    case "redone":
      return review.target === null ? null : { ...base, kind: review.kind, target: review.target };
    case "buried":
      return review.day === undefined ? null : { ...base, kind: review.kind, until: review.day };
    case "due-set":
      return review.day === undefined ? null : { ...base, kind: review.kind, day: review.day };
    case "flagged":
      return { ...base, kind: review.kind, flag: review.flag ?? null };
    case "reset":
    case "suspended":
    case "unsuspended":
    case "unburied":
    case "marked":
    case "unmarked":
      return { ...base, kind: review.kind };
    default:
      return null;
  }
}

import fc from "fast-check";
import { MS_PER_DAY, MS_PER_HOUR, studyDayOf } from "#lib/base/study-time.ts";
import type { AnsweredEvent, Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";

export const RULES: ScheduleRules = {
  parameters: DEFAULT_PARAMETERS,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
};

export const START = Date.UTC(2026, 2, 2, 9);

/** An answer of one card at an instant, in UTC with the day starting at four, unless told otherwise. */
export function answered(at: number, rating: Rating, changes: Partial<AnsweredEvent> = {}): AnsweredEvent {
  const studyTime = changes.studyTime ?? at - 4 * MS_PER_HOUR;
  return {
    kind: "answered",
    id: `${at}-${rating}`,
    cardId: "card",
    effectiveAt: at,
    studyTime,
    studyDay: studyDayOf(studyTime),
    deviceId: "device",
    deviceSequence: 0,
    rating,
    mode: "study",
    movesSchedule: true,
    tookMs: null,
    dueShown: null,
    ...changes,
  };
}

const rating = fc.constantFrom<Rating>(1, 2, 3, 4);

/** Logs of one card as three devices might send them: any gaps, wrong clocks, events that take back others. */
export const logs: fc.Arbitrary<ReviewEvent[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        "answered",
        "answered",
        "answered",
        "answered",
        "undone",
        "redone",
        "reset",
        "suspended",
        "unsuspended",
        "buried",
      ),
      at: fc.integer({ min: START, max: START + 400 * MS_PER_DAY }),
      offset: fc.constantFrom(-10, 0, 1, 9),
      rating,
      device: fc.constantFrom("a", "b", "c"),
      target: fc.nat(20),
      practice: fc.boolean(),
      shown: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
    }),
    { maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map((d, i): ReviewEvent => {
      const studyTime = d.at + (d.offset - 4) * MS_PER_HOUR;
      const base = {
        id: `event-${i}`,
        cardId: "card",
        effectiveAt: d.at,
        studyTime,
        deviceId: d.device,
        deviceSequence: i,
      };
      switch (d.kind) {
        case "undone":
        case "redone":
          return { ...base, kind: d.kind, target: `event-${d.target}` };
        case "reset":
          return { ...base, kind: "reset", ...(d.practice ? { keepsCounts: true } : {}) };
        case "suspended":
        case "unsuspended":
          return { ...base, kind: d.kind };
        case "buried":
          return { ...base, kind: "buried", until: studyDayOf(studyTime + MS_PER_DAY) };
        default:
          return answered(d.at, d.rating, {
            ...base,
            movesSchedule: !d.practice || i % 3 > 0,
            dueShown:
              d.shown === null ? null : { kind: "day", day: studyDayOf(studyTime + d.shown * MS_PER_DAY) },
          });
      }
    }),
  );

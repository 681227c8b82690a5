import type { StudyDay } from "#lib/base/study-time.ts";
import type { Share } from "#lib/exam/types.ts";

/** A prediction that was made some time ago, with the learner's study day on which it was. */
export type Predicted = Share & { readonly day: StudyDay };

type Row = Share & { readonly studyDay: StudyDay };

/** What a kept prediction says; null where there is none. */
export function predictedIn(row: Row | null): Predicted | null {
  return row && { expected: row.expected, low: row.low, high: row.high, day: row.studyDay };
}

import { MAXIMUM_INTERVAL_DAYS } from "#lib/schedule/check-rules.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import type { SchedulePreset } from "./types.ts";

/** How everybody studies until they choose otherwise: the defaults that people know from Anki. */
export const DEFAULT_PRESET: SchedulePreset = {
  parameters: DEFAULT_PARAMETERS,
  parametersId: "fsrs-6-default",
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: MAXIMUM_INTERVAL_DAYS,
  newPerDay: 20,
  reviewsPerDay: 200,
  fuzz: true,
};

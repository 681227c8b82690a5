/** What decides an interval besides the answers themselves. `SchedulePreset` has all of it. */
export type ScheduleRules = {
  /** FSRS-6 weights w0 to w20. */
  readonly parameters: readonly number[];
  /** The chance of recall at which a card comes back, 0 to 1. */
  readonly desiredRetention: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  readonly maximumIntervalDays: number;
  /** Spreads intervals a little, so that cards learnt together do not stay together for life. */
  readonly fuzz: boolean;
};

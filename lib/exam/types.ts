/*
 * Days are counted from today: day 0 is today, day k the k-th study day after it, each one sitting. A card last
 * answered yesterday has `lastDay` 1. An exam lies `inDays` after today's sitting: 1 is tomorrow before that day's
 * sitting, 0.25 is later today. Shares lie between 0 and 1, times are in seconds, and everything here is plain data
 * that crosses a worker's door by structured clone.
 */

/** A card as an exam sees it. */
export type ExamCard = {
  readonly cardId: string;
  /** The part of the blueprint that it belongs to; any string, the same for cards that are scored together. */
  readonly topic: string;
  /** How much of the mark hangs on it, against the other cards. Above 0; all 1 where nobody said. */
  readonly weight: number;
  /** What is known of the memory of it; null for a card never answered. */
  readonly memory: {
    /** Days until recall falls to 90 %. */
    readonly stability: number;
    /** 1 to 10. */
    readonly difficulty: number;
    /** Days before today's sitting at which it was last answered; 0 is today, a fraction is fine. */
    readonly lastDay: number;
  } | null;
  /** Answers ever given to it: few of them make a wide prediction. */
  readonly answers: number;
  /**
   * The same for cards that give each other away, as those of one sentence do: one of them a day as long as others fill
   * the time. Left out for a card that may come on any day.
   */
  readonly siblings?: string;
};

/** How this learner remembers and how long answers take. */
export type ExamModel = {
  /** FSRS-6 weights w0 to w20. */
  readonly parameters: readonly number[];
  readonly costs: {
    /** A card met for the first time, with its steps in the same sitting. */
    readonly newSeconds: number;
    /** A card that was known. */
    readonly passSeconds: number;
    /** A card that was not, with its steps. */
    readonly failSeconds: number;
  };
  /** Of the answers to cards that were known: the shares of Hard, Good and Easy. They add up to 1. */
  readonly passShares: readonly [hard: number, good: number, easy: number];
  /** Of the first answers to new cards: the shares of Again, Hard, Good and Easy. They add up to 1. */
  readonly firstShares: readonly [again: number, hard: number, good: number, easy: number];
};

/** One date with one daily budget. */
export type PlanInput = {
  readonly cards: readonly ExamCard[];
  /**
   * Seconds for each day that can be studied, 0 on a day off: first today, last the last day on which there is a
   * sitting before the exam (as a rule the day before it). Empty when there is none left.
   */
  readonly budgets: readonly number[];
  /** When the exam is; later than the last sitting. Left out: one day after it. */
  readonly inDays?: number;
  /** Seconds of today's budget that are already used. */
  readonly spentToday: number;
  /** Cards that had their turn today; they are not asked again before tomorrow. */
  readonly doneToday?: readonly string[];
  readonly model: ExamModel;
  /** Questions in the exam, for the width of the interval; left out: one for each card. */
  readonly questions?: number;
  /** What the learner's own history of predictions says about the next one. */
  readonly correction?: PredictionCorrection | null;
  /**
   * `prices` of an earlier plan for the same days, without those that are past: the search is then three times shorter.
   */
  readonly pricesBefore?: readonly number[] | null;
  /** The same seed and input give the same plan, in any order of the cards. */
  readonly seed: string;
};

/** Why a card is shown today, in the parts of one sentence; figures as the model expects them. */
export type WhyToday = {
  readonly kind: "new" | "fading" | "before-exam" | "spare";
  /** Chance of knowing it now; 0 for a new card. */
  readonly now: number;
  /** Chance of knowing it on the day of the exam if it is left alone. */
  readonly examIfLeft: number;
  /** The same if it is answered today and then left alone. */
  readonly examIfDone: number;
  /** What it takes today. */
  readonly seconds: number;
  /** The next exam that asks for it; `ONLY_EXAM` in a plan for one. */
  readonly examId: string;
};

export type TodayCard = {
  readonly cardId: string;
  /** Share of the mark won for each second spent on it today; the order goes by it. Above 0. */
  readonly index: number;
  readonly reason: WhyToday;
};

export type PlanDay = {
  readonly day: number;
  readonly newCards: number;
  readonly reviews: number;
  /** Expected seconds; never above the day's budget. */
  readonly seconds: number;
  readonly budget: number;
};

/** A share of the full mark that is expected, with an 80 % interval around it. */
export type Share = { readonly expected: number; readonly low: number; readonly high: number };

export type TopicScore = Share & {
  readonly topic: string;
  readonly cards: number;
  readonly unseen: number;
  /** Its part of the whole mark. */
  readonly weight: number;
};

export type PredictedScore = Share & {
  /** The expected share without the shift of earlier results: to be stored with the prediction. */
  readonly uncorrected: number;
  readonly topics: readonly TopicScore[];
  readonly cards: number;
  /** Cards never answered by then; they count as not known. */
  readonly unseen: number;
};

/** What stands in the way of seeing every card once before the exam. */
export type Shortage = {
  /** Cards that cannot be seen. */
  readonly cards: number;
  /**
   * Whole minutes a day (on average over the days that are not off) at which the plan leaves no card unseen; null when
   * no number of minutes was found that would do.
   */
  readonly minutesNeeded: number | null;
  /** The cards to leave out instead: those that the mark misses least, in that order. */
  readonly leaveOut: readonly string[];
};

export type ExamPlan = {
  readonly rule: "priced" | "greedy";
  readonly days: readonly PlanDay[];
  /** The cards of today, the most valuable first, as many as fit. */
  readonly today: readonly TodayCard[];
  /** The score at the exam if the plan is kept. */
  readonly expected: PredictedScore;
  /**
   * No plan within these minutes is expected to do better, by the model; null from the greedy rule, and where answers
   * show another memory than the model's.
   */
  readonly bound: number | null;
  /** Null when every card can be seen. */
  readonly shortBy: Shortage | null;
  /** What a second of each day is worth to the plan, by day; 0 on days off. A later plan can start from them. */
  readonly prices: readonly number[];
};

/** One exam among several that share cards, days and one memory. */
export type SharedExam = {
  readonly examId: string;
  readonly inDays: number;
  /** How much this exam counts against the others; as a rule 1. */
  readonly importance: number;
  /** What it covers, with its own weights and topics. */
  readonly cards: readonly { readonly cardId: string; readonly topic: string; readonly weight: number }[];
};

export type SharedPlanInput = {
  readonly exams: readonly SharedExam[];
  /** Every card that any of them covers, once. Topic and weight are those of the exams. */
  readonly cards: readonly Pick<ExamCard, "cardId" | "memory" | "answers" | "siblings">[];
  /** To the last exam; see `PlanInput`. */
  readonly budgets: readonly number[];
  readonly spentToday: number;
  readonly doneToday?: readonly string[];
  readonly model: ExamModel;
  /** By exam; left out for one question for each card. */
  readonly questions?: Readonly<Record<string, number>>;
  readonly correction?: PredictionCorrection | null;
  readonly pricesBefore?: readonly number[] | null;
  readonly seed: string;
};

/** One plan for several exams: each card is asked when the exam that needs it most is worth it. */
export type SharedPlan = {
  readonly rule: "priced" | "greedy";
  readonly days: readonly PlanDay[];
  readonly today: readonly TodayCard[];
  /** The cards of today and of each of the next days, as they are expected to come: what a device takes along. */
  readonly along: readonly (readonly string[])[];
  readonly exams: readonly {
    readonly examId: string;
    readonly expected: PredictedScore;
    readonly shortBy: Shortage | null;
  }[];
  readonly prices: readonly number[];
};

/** One point of the curve that says what more or fewer minutes buy. */
export type WhatIfPoint = { readonly minutesPerDay: number; readonly expected: number };

/**
 * The same minutes in all, laid out otherwise: `heavier-last` halves the days before the last third and doubles those.
 */
export const SHAPES = ["flat", "ramp", "heavier-last"] as const;
export type Shape = (typeof SHAPES)[number];

export type WhatIf = {
  readonly points: readonly WhatIfPoint[];
  readonly shapes: readonly {
    readonly shape: Shape;
    readonly budgets: readonly number[];
    readonly expected: number;
  }[];
};

/** A prediction that met its result: a mock exam or the exam itself. */
export type PredictionOutcome = {
  readonly predicted: Share;
  /** `uncorrected` of that prediction. */
  readonly uncorrected: number;
  /** Share of the mark that was reached. */
  readonly actual: number;
  /** Questions that the result rests on. */
  readonly questions: number;
};

/**
 * What answers while studying showed against what was expected of them: a learner's own forgetting curve, as the one of
 * the model with time counted otherwise.
 */
export type StudyReading = {
  /** Added to the logarithm of stability where recall is expected at 95 %: below 0 for a memory that is worse. */
  readonly level: number;
  /** Logarithm of the power of time: below 0 for forgetting that begins sooner and goes on slower. */
  readonly bend: number;
  /** Standard deviation of the level, by the number of answers alone. */
  readonly spread: number;
  readonly answers: number;
};

/** How the next prediction is moved, learnt from earlier ones and from what was answered while studying. */
export type PredictionCorrection = {
  /** Added to the logarithm of every stability: below 0 for a memory that is worse than it was taken for. */
  readonly shift: number;
  /** Standard deviation of what stays uncertain about that, on the same scale. */
  readonly spread: number;
  readonly outcomes: number;
  /** Left out where too little was answered to read anything from. */
  readonly reading?: StudyReading;
};

/** How good a list of predictions was. */
export type Calibration = {
  readonly outcomes: number;
  /** Share of the results that lay within the 80 % interval. */
  readonly coverage: number;
  /** Mean of predicted minus actual: above 0 is too hopeful. */
  readonly bias: number;
  readonly meanError: number;
  readonly meanWidth: number;
};

import { dayFromName, MS_PER_DAY, type StudyDay, type StudyTime } from "#lib/base/study-time.ts";
import { recallCurve } from "#lib/schedule/recall.ts";
import type { Goal, LateRule } from "./types.ts";

/** What is asked of one pupil: the days are theirs, with the extension that they were given. */
export type Terms = {
  readonly goal: Goal;
  readonly opens: StudyDay;
  /** The last day that counts as on time. */
  readonly due: StudyDay;
  /** The last day on which anything counts; null where it stays open. */
  readonly closes: StudyDay | null;
  readonly lateRule: LateRule;
};

/** What a pupil did with the cards of an assignment on one study day. */
export type WorkDay = {
  readonly day: StudyDay;
  /** How many different cards. */
  readonly cards: number;
};

/** How strongly a card is remembered, and since which study time. */
export type Remembered = { readonly stability: number; readonly lastStudyTime: StudyTime };

/** A quiz or an exam, as far as the goal needs it. */
export type Attempt = {
  readonly day: StudyDay;
  /** 0 to 1; null where it is not marked yet. */
  readonly score: number | null;
};

/** A pupil's work on an assignment, as their log tells it. */
export type Work = {
  /** The cards that are asked of them, each once. */
  readonly cards: readonly string[];
  /** What is known of their memory of these; a card without one is new. For a goal whose day has passed: as of that day. */
  readonly states: ReadonlyMap<string, Remembered>;
  /** Since it was opened, each day once. */
  readonly days: readonly WorkDay[];
  /** The first day on which each card was answered at all; before the assignment counts too. */
  readonly firstSeen: ReadonlyMap<string, StudyDay>;
  /** For the goals that are an attempt: the best one, null where there is none. */
  readonly attempt?: Attempt | null;
};

export type StandingState =
  /** It opens later. */
  | "not-open"
  /** Nothing was answered yet. */
  | "not-started"
  | "under-way"
  | "met"
  | "met-late"
  /** Its time is over: the due day, or the closing day where late work counts. */
  | "missed";

/** How far somebody is with a goal. */
export type Standing = {
  readonly state: StandingState;
  /** How much of the goal is reached, 0 to 1. */
  readonly share: number;
  /** The same in the goal's own unit: days, cards, or a share of 1 for what is predicted or scored. */
  readonly reached: number;
  readonly of: number;
  /** The day on which it was met; null while it is not, and for a prediction. */
  readonly metOn: StudyDay | null;
  /** For `retained`: the mean chance of recall on its day if nothing more is studied; null for other goals. */
  readonly predicted: number | null;
};

/** The last day whose work counts, by the late rule; null where nothing ends it. */
export function lastDayThatCounts({ due, closes, lateRule }: Terms): StudyDay | null {
  return lateRule === "does-not-count" ? due : closes;
}

/** Where a pupil stands with a goal on a study day. The parameters are those of their memory model. */
export function standing(terms: Terms, work: Work, today: StudyDay, parameters: readonly number[]): Standing {
  const { goal } = terms;
  switch (goal.kind) {
    case "days":
      return byDays(terms, goal.days, work, today);
    case "seen":
      return bySeen(terms, work, today);
    case "retained":
      return byRecall(terms, goal, work, today, parameters);
    case "quiz":
    case "exam":
      return byAttempt(terms, work, today);
  }
}

/**
 * The mean chance of recall over some cards in the middle of a study day, if nothing is studied until then. What is new
 * counts as not known. 0 for no cards.
 */
export function predictedOn(
  cards: readonly string[],
  states: ReadonlyMap<string, Remembered>,
  day: StudyDay,
  parameters: readonly number[],
): number {
  if (cards.length === 0) return 0;
  const noon = dayFromName(day) * MS_PER_DAY + MS_PER_DAY / 2;
  const recall = recallCurve(parameters);
  let sum = 0;
  for (const id of cards) {
    const state = states.get(id);
    if (state) sum += recall((noon - state.lastStudyTime) / MS_PER_DAY, state.stability);
  }
  return sum / cards.length;
}

type Measured = { readonly reached: number; readonly of: number; readonly metOn: StudyDay | null };

function byDays(terms: Terms, days: number, work: Work, today: StudyDay): Standing {
  const counted = countedDays(terms, work).map(({ day }) => day);
  const metOn = counted[days - 1] ?? null;
  return judged(terms, work, today, { reached: Math.min(days, counted.length), of: days, metOn });
}

function bySeen(terms: Terms, work: Work, today: StudyDay): Standing {
  const last = lastDayThatCounts(terms);
  const seen = work.cards.flatMap((id) => {
    const day = work.firstSeen.get(id);
    return day !== undefined && (last === null || day <= last) ? [day] : [];
  });
  const all = work.cards.length > 0 && seen.length === work.cards.length;
  const metOn = all ? (seen.sort().at(-1) ?? null) : null;
  return judged(terms, work, today, { reached: seen.length, of: work.cards.length, metOn });
}

/** A prediction is judged on its day, not before: until then it can still fall or rise. */
function byRecall(
  terms: Terms,
  goal: Extract<Goal, { kind: "retained" }>,
  work: Work,
  today: StudyDay,
  parameters: readonly number[],
): Standing {
  const predicted = predictedOn(work.cards, work.states, goal.day, parameters);
  const share = goal.share <= 0 ? 1 : Math.min(1, predicted / goal.share);
  const base = { share, reached: predicted, of: goal.share, metOn: null, predicted };
  const started = work.days.length > 0 || work.cards.some((id) => work.firstSeen.has(id));
  if (today < terms.opens) return { ...base, state: "not-open" };
  if (today >= goal.day && predicted >= goal.share) return { ...base, state: "met", metOn: goal.day };
  if (today > goal.day) return { ...base, state: "missed" };
  return { ...base, state: started ? "under-way" : "not-started" };
}

function byAttempt(terms: Terms, work: Work, today: StudyDay): Standing {
  const attempt = work.attempt ?? null;
  const last = lastDayThatCounts(terms);
  const counts = attempt !== null && (last === null || attempt.day <= last);
  const metOn = counts ? attempt.day : null;
  return judged(terms, work, today, { reached: counts ? 1 : 0, of: 1, metOn });
}

/** The days of work that count, in order. */
export function countedDays(terms: Terms, work: Pick<Work, "days">): readonly WorkDay[] {
  const last = lastDayThatCounts(terms);
  return work.days
    .filter(({ day, cards }) => cards > 0 && day >= terms.opens && (last === null || day <= last))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function judged(terms: Terms, work: Work, today: StudyDay, measured: Measured): Standing {
  const { reached, of, metOn } = measured;
  const share = of === 0 ? 0 : Math.min(1, reached / of);
  return { state: stateOf(terms, work, today, measured), share, reached, of, metOn, predicted: null };
}

function stateOf(terms: Terms, work: Work, today: StudyDay, { reached, metOn }: Measured): StandingState {
  if (metOn !== null) return terms.lateRule === "counts-as-late" && metOn > terms.due ? "met-late" : "met";
  if (today < terms.opens) return "not-open";
  const last = lastDayThatCounts(terms) ?? terms.due;
  // Where late work counts and nothing closes, it can still be met: but the day it was due on is over.
  if (today > last && (terms.lateRule === "does-not-count" || terms.closes !== null)) return "missed";
  return reached > 0 || work.days.length > 0 ? "under-way" : "not-started";
}

import {
  type Instant,
  MS_PER_DAY,
  type StudyClock,
  type StudyDay,
  type StudyTime,
} from "#lib/base/study-time.ts";
import type { CardState, Flag, Mode, Rating } from "#lib/schedule/events.ts";
import type { HistoryStep } from "#lib/schedule/history.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { StudyCard } from "./types.ts";

/** What there is to know about one card and one learner: the contract between the verb and the screen. */
/** Why a card is in today's plan, as the model expects it: chances, and seconds. */
export type PlannedToday = {
  readonly examId: string;
  readonly examTitle: string;
  readonly kind: "new" | "fading" | "before-exam" | "spare";
  readonly now: number;
  readonly examIfLeft: number;
  readonly examIfDone: number;
  readonly seconds: number;
};

export type CardInfo = {
  readonly card: StudyCard;
  readonly clock: StudyClock;
  readonly today: StudyDay;
  readonly now: Instant;
  /** The chance that it is known now, 0 to 1; null before the first answer. */
  readonly recall: number | null;
  readonly desiredRetention: number;
  /** Lapses that make a leech by its options. */
  readonly leechAfter: number;
  /** Why the plan for an exam has it today; left out when no plan has. */
  readonly planned?: PlannedToday;
  /** Set where a device worked it out by itself: with the whole history that it has, or only with what came since. */
  readonly here?: "whole" | "since";
  readonly addedAt: Instant | null;
  /** Recall over time, from the first answer to some time from now. */
  readonly curve: readonly CurveStretch[];
  /** The latest first. */
  readonly history: readonly HistoryLine[];
  /** Earlier wordings, the latest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly question: string;
    readonly answer: string;
    readonly origin: string;
    readonly at: Instant;
  }[];
};

/** Recall from one answer to the next; points are (study time, chance). */
export type CurveStretch = {
  readonly rating: Rating;
  readonly points: readonly (readonly [StudyTime, number])[];
};

export type HistoryLine = {
  readonly id: string;
  readonly at: Instant;
  readonly kind: HistoryStep["event"]["kind"];
  readonly rating: Rating | null;
  readonly mode: Mode | null;
  readonly tookMs: number | null;
  /** What was typed, or what share was right, where it was marked so. */
  readonly response: string | null;
  readonly share: number | null;
  /** Study days until it comes back; 0 within the day; null where nothing was scheduled. */
  readonly intervalDays: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
  /** The chance that it was known just before. */
  readonly recallBefore: number | null;
  readonly flag: Flag | null;
  readonly day: StudyDay | null;
  readonly undone: boolean;
};

/** The curve is drawn at least so far ahead, and twice as far as the card's interval. */
const LEAST_AHEAD_DAYS = 14;

/** How many days from now the curve of a card is drawn. */
export function aheadDays({ memory }: CardState): number {
  return memory.kind === "seen" ? Math.max(LEAST_AHEAD_DAYS, 2 * memory.intervalDays) : 0;
}

/** Points of each stretch: enough for a smooth line. */
const POINTS = 24;

/** The curve of forgetting through all answers that count, drawn on until `until`. */
export function curveOf(
  history: readonly HistoryStep[],
  until: StudyTime,
  parameters: readonly number[],
): readonly CurveStretch[] {
  const answers = history.flatMap(({ event, after, undone }) =>
    event.kind === "answered" && event.movesSchedule && !undone && after.memory.kind === "seen"
      ? [{ rating: event.rating, from: after.memory.lastStudyTime, stability: after.memory.stability }]
      : [],
  );
  return curveThrough(answers, until, parameters);
}

/** The same through answers after each of which a stability is known, in their order. */
export function curveThrough(
  answers: readonly { readonly rating: Rating; readonly from: StudyTime; readonly stability: number }[],
  until: StudyTime,
  parameters: readonly number[],
): readonly CurveStretch[] {
  return answers.map(({ rating, from, stability }, i) => {
    const to = Math.max(from, answers[i + 1]?.from ?? until);
    const points = Array.from({ length: POINTS + 1 }, (_, n): readonly [StudyTime, number] => {
      const time = from + ((to - from) * n) / POINTS;
      return [time, recallAfter((time - from) / MS_PER_DAY, stability, parameters)];
    });
    return { rating, points };
  });
}

/** One line of a card's history. */
export function historyLine(
  { event, before, after, undone }: HistoryStep,
  parameters: readonly number[],
  marked: { readonly response: string | null; readonly share: number | null },
): HistoryLine {
  const answered = event.kind === "answered" ? event : null;
  const scheduled = (answered?.movesSchedule ?? event.kind === "due-set") && after.memory.kind === "seen";
  const memory = scheduled && after.memory.kind === "seen" ? after.memory : null;
  const seen = before.memory.kind === "seen" ? before.memory : null;
  return {
    id: event.id,
    at: event.effectiveAt,
    kind: event.kind,
    rating: answered?.rating ?? null,
    mode: answered?.mode ?? null,
    tookMs: answered?.tookMs ?? null,
    ...marked,
    intervalDays: undone ? null : (memory?.intervalDays ?? null),
    stability: undone ? null : (memory?.stability ?? null),
    difficulty: undone ? null : (memory?.difficulty ?? null),
    recallBefore:
      seen && answered
        ? recallAfter((event.studyTime - seen.lastStudyTime) / MS_PER_DAY, seen.stability, parameters)
        : null,
    flag: event.kind === "flagged" ? event.flag : null,
    day: event.kind === "due-set" ? event.day : event.kind === "buried" ? event.until : null,
    undone,
  };
}

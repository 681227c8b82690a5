import {
  addDays,
  dayFromName,
  MS_PER_DAY,
  MS_PER_HOUR,
  type StudyClock,
  type StudyDay,
  studyDay,
  studyDayOf,
  studyTime,
} from "#lib/base/study-time.ts";
import type { CardState, Due, KnownElsewhere, Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { foldCard } from "#lib/schedule/fold.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";
import type { PackedCard, PackedReview } from "./packed.ts";

export type HistoryOf = {
  readonly cardId: string;
  readonly userId: string;
  readonly clock: StudyClock;
  /** The study day from which the package counts. */
  readonly createdDay: StudyDay;
  /** What lies after this moment has not happened. */
  readonly now: number;
  /** The rules by which the card came back, and their name; no name for the default ones. */
  readonly rules: ScheduleRules;
  readonly rulesId: string | undefined;
  /** The id of an event for what makes it what it is: the same again gives the same id. */
  readonly idOf: (parts: readonly unknown[]) => string;
};

/** The device of what was done in another program. */
export const ANKI = "anki";
const LONGEST_TOOK = 60_000;
/** So much, as a share, may the strength of a memory differ from what the package says before it is taken from there. */
const CLOSE = 0.05;

/**
 * What was learnt of a card as events of our log: its reviews with their own moments, ratings and durations; then what a
 * fold of them cannot know: the day on which it is due there, what FSRS knew of it, suspension, flag and mark. The same
 * card gives the same events again; one that was never studied gives none but the marks.
 */
export function historyOf(card: PackedCard, of: HistoryOf): readonly ReviewEvent[] {
  const answers = card.reviews.flatMap((review, i) => reviewEvent(review, i, of) ?? []);
  const folded = foldCard(answers, of.rules, of.userId);
  const last = Math.max(0, ...answers.map((event) => event.effectiveAt));
  // A change of the card in Anki comes after its last review, and not later than now.
  const at = Math.min(of.now, Math.max(last + 1, card.modified));
  return [...answers, ...settling(card, folded, { ...of, at, sequence: card.reviews.length })];
}

type At = { readonly at: number; readonly sequence: number };

function base(of: HistoryOf, { at, sequence }: At, parts: readonly unknown[]) {
  const { cardId, clock, rulesId, idOf } = of;
  return {
    id: idOf([cardId, ...parts]),
    cardId,
    effectiveAt: at,
    studyTime: studyTime(at, clock),
    deviceId: ANKI,
    deviceSequence: sequence,
    ...(rulesId === undefined ? {} : { rulesId }),
  };
}

function reviewEvent(
  [at, ease, interval, factor, took, type]: PackedReview,
  sequence: number,
  of: HistoryOf,
): ReviewEvent | null {
  if (!Number.isInteger(at) || at <= 0 || at > of.now) return null;
  const common = base(of, { at, sequence }, ["review", at]);
  const day = studyDayOf(common.studyTime);
  if (type >= 4 || ease === 0) {
    // Set back to new, or put on a day by hand or by the program.
    if (type === 4 && factor === 0) return { ...common, kind: "reset" };
    return interval > 0 && type >= 4
      ? { ...common, kind: "due-set", day: addDays(day, whole(interval)) }
      : null;
  }
  const rating = RATINGS.find((one) => one === ease);
  if (rating === undefined) return null;
  // Cramming leaves the schedule alone.
  const movesSchedule = type !== 3 || factor !== 0;
  return {
    ...common,
    kind: "answered",
    rating,
    mode: movesSchedule ? "study" : "practice",
    movesSchedule,
    tookMs: took > 0 ? Math.min(LONGEST_TOOK, Math.round(took)) : null,
    dueShown: movesSchedule ? dueShown(at, day, interval) : null,
    studyDay: day,
  };
}

const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const LONGEST_DAYS = 36_500;

function whole(days: number): number {
  return Math.min(LONGEST_DAYS, Math.max(0, Math.round(days)));
}

function dueShown(at: number, day: StudyDay, interval: number): Due | null {
  if (interval > 0) return { kind: "day", day: addDays(day, whole(interval)) };
  return interval < 0 ? { kind: "instant", at: at - interval * 1_000 } : null;
}

/** What stands at the end in Anki and does not follow from the answers. */
function settling(card: PackedCard, folded: CardState, of: HistoryOf & At): readonly ReviewEvent[] {
  const { at, sequence } = of;
  const events: ReviewEvent[] = [];
  const add = (parts: readonly unknown[]) =>
    base(of, { at, sequence: sequence + events.length }, [at, ...parts]);
  const placed = placing(card, folded, of);
  if (placed === "reset") events.push({ ...add(["reset"]), kind: "reset" });
  else if (placed !== null) {
    const { day, known } = placed;
    const strength = known === null ? [] : [known.stability, known.difficulty];
    const said = known === null ? {} : { known };
    events.push({ ...add(["due-set", day, ...strength]), kind: "due-set", day, ...said });
  }
  if (card.suspended !== folded.suspended) events.push({ ...add(["suspended"]), kind: "suspended" });
  const flag = FLAGS.find((one) => one === card.flag);
  if (flag !== undefined) events.push({ ...add(["flagged", flag]), kind: "flagged", flag });
  if (card.marked) events.push({ ...add(["marked"]), kind: "marked" });
  return events;
}

const FLAGS = [1, 2, 3, 4, 5, 6, 7] as const;

type Placed = { readonly day: StudyDay; readonly known: KnownElsewhere | null } | "reset" | null;

/** The day on which the card is due in Anki, where the fold of its answers gives another, or knows it otherwise. */
function placing(card: PackedCard, { memory }: CardState, of: HistoryOf): Placed {
  const { due } = card;
  if (due.kind === "new") return memory.kind === "new" ? null : "reset";
  // In a step of minutes: the last answer says which, or nobody knows it and it is new.
  if (due.kind === "moment") {
    const inSteps = memory.kind === "new" || memory.phase !== "review";
    return inSteps ? null : { day: studyDay(due.at, of.clock), known: null };
  }
  const day = addDays(of.createdDay, Math.max(-LONGEST_DAYS, Math.min(LONGEST_DAYS, Math.trunc(due.days))));
  const isThere = memory.kind === "seen" && memory.due.kind === "day" && memory.due.day === day;
  const told = card.memory ?? (memory.kind === "new" ? estimated(card) : null);
  const isKnown =
    told === null ||
    (memory.kind === "seen" &&
      Math.abs(memory.stability - told.stability) <= CLOSE * told.stability &&
      Math.abs(memory.difficulty - told.difficulty) <= CLOSE * told.difficulty);
  if (isThere && isKnown) return null;
  if (told === null) return { day, known: null };
  const lastStudyTime =
    memory.kind === "seen"
      ? memory.lastStudyTime
      : (dayFromName(day) - Math.max(1, whole(card.intervalDays))) * MS_PER_DAY + NOON;
  return { day, known: { ...told, lastStudyTime, reps: card.reps, lapses: card.lapses } };
}

const NOON = 12 * MS_PER_HOUR;
/** Anki's ease: 2.5 at the start, 1.3 at the least. */
const EASE = { start: 2_500, least: 1_300 };
const MIDDLE = 5;
const HARDEST = 10;

/**
 * What SM-2 knew, in the terms of FSRS, for a card whose reviews are not in the package: its interval is the time until
 * nine in ten are recalled, and its ease tells the difficulty.
 */
function estimated({ intervalDays, factor }: PackedCard): { stability: number; difficulty: number } {
  const ease = factor === 0 ? EASE.start : factor;
  const harder = (EASE.start - ease) / (EASE.start - EASE.least);
  return {
    stability: Math.max(0.1, Math.min(LONGEST_DAYS, intervalDays)),
    difficulty: Math.min(HARDEST, Math.max(1, MIDDLE + harder * (HARDEST - MIDDLE))),
  };
}

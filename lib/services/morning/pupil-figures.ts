import { dayFromName, dayNumber, studyTime } from "#lib/base/study-time.ts";
import { type Audit, auditOf, LEAST_CHECKS } from "#lib/classes/audit.ts";
import { type Forecast, forecasts, type MetCard, type Pace } from "#lib/classes/forecast.ts";
import { type Outlook, STUCK_DAYS, STUCK_MISSES, type Work } from "#lib/classes/whom-to-help.ts";
import type { Packed, PackedAnswer, PackedState } from "#lib/db/queries/morning-work.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import type { ClassAssignment, ClassWork, Pupil } from "./class-work.ts";

/** How somebody studies is read from so many days. */
export const PACE_DAYS = 21;
/** Answers are read from so many days: the pace's, and a week more for checks. */
export const READ_DAYS = 28;

/** One pupil and one assignment in figures. Shares are 0 to 1. */
export type PupilFigures = {
  readonly pupil: Pupil;
  readonly assignment: ClassAssignment;
  readonly cards: number;
  readonly met: number;
  readonly pace: Pace;
  readonly claimed: Forecast;
  /** The same as checks correct it; null while there are too few of this pupil. */
  readonly verified: Forecast | null;
  readonly audit: Audit;
  readonly outlook: Outlook;
  readonly work: Work;
};

export type Learnt = {
  readonly states: Packed<PackedState>;
  readonly answers: Packed<PackedAnswer>;
  readonly audits: ReadonlyMap<string, Audit>;
  readonly rulesOf: (userId: string) => SchedulePreset;
  /** Study days since it opened on which a pupil answered cards of an assignment, at most as many as its goal counts. */
  readonly daysOf: (assignmentId: string, userId: string) => number;
};

const NO_AUDIT = auditOf([]);

/** The figures of every pupil for whom an assignment is, in the order of the class. */
export function figuresOf(work: ClassWork, learnt: Learnt): readonly PupilFigures[] {
  return work.pupils.flatMap((pupil) => {
    const states = new Map((learnt.states.get(pupil.pupilId) ?? []).map((state) => [state.card, state]));
    const answers = learnt.answers.get(pupil.pupilId) ?? [];
    return work.assignments
      .filter((assignment) => assignment.pupilIds.has(pupil.pupilId))
      .map((assignment) => figures(work, learnt, pupil, assignment, states, answers));
  });
}

function figures(
  work: ClassWork,
  learnt: Learnt,
  pupil: Pupil,
  assignment: ClassAssignment,
  states: ReadonlyMap<number, PackedState>,
  all: readonly PackedAnswer[],
): PupilFigures {
  const { pupilId, today } = pupil;
  const own = new Set(assignment.cards);
  const answers = all.filter(({ card }) => own.has(card));
  const held = assignment.cards.flatMap((place) => states.get(place) ?? []);
  const met: readonly MetCard[] = held.map(({ stability, difficulty, lastDay, dueDay }) => ({
    stability,
    difficulty,
    last: lastDay,
    due: dueDay,
  }));
  const opened = dayNumber(studyTime(Math.max(assignment.opensAt, pupil.joinedAt), pupil.clock));
  const extended = assignment.extended.get(pupilId);
  const due =
    extended === undefined ? dayFromName(assignment.dueDay) : dayNumber(studyTime(extended, pupil.clock));
  const on = assignment.goal.kind === "retained" ? dayFromName(assignment.onDay) : due;
  const pace = paceOf(answers, states, today, opened);
  const audit = learnt.audits.get(pupilId) ?? NO_AUDIT;
  const rules = learnt.rulesOf(pupilId);
  const unmet = assignment.cards.length - met.length;
  const question = { met, unmet, today, on, pace, rules, seed: `${pupilId} ${assignment.id}` };
  const [claimed, verified] = forecasts(question, audit.checks < LEAST_CHECKS ? null : audit);
  const days = learnt.daysOf(assignment.id, pupilId);
  const outlook = outlookOf(assignment, claimed, verified, days);
  return {
    pupil,
    assignment,
    cards: assignment.cards.length,
    met: met.length,
    pace,
    claimed,
    verified,
    audit,
    outlook,
    work: {
      pupilId,
      name: pupil.name,
      assignmentId: assignment.id,
      goal: assignment.goal,
      opened,
      due,
      today,
      cards: assignment.cards.length,
      met: met.length,
      stuckOn: stuckOn(answers, today).flatMap((place) => work.cards[place]?.cardId ?? []),
      days: pace.days,
      studied: pace.studied,
      outlook,
    },
  };
}

/** How the cards of an assignment were studied in the last days, since it was open for the pupil. */
export function paceOf(
  answers: readonly PackedAnswer[],
  states: ReadonlyMap<number, PackedState>,
  today: number,
  opened: number,
): Pace {
  const days = Math.min(PACE_DAYS, Math.max(1, today - opened + 1));
  const recent = answers.filter(({ day, moves }) => moves && day > today - days && day <= today);
  const studied = new Map<number, Set<number>>();
  for (const { day, card } of recent) studied.set(day, (studied.get(day) ?? new Set()).add(card));
  const times = new Map<number, number>();
  for (const { card } of recent) times.set(card, (times.get(card) ?? 0) + 1);
  // A card all of whose answers lie in these days was met in them.
  const fresh = [...times].filter(([card, count]) => states.get(card)?.answers === count).length;
  const last = recent.reduce<number | null>((latest, { day }) => Math.max(latest ?? day, day), null);
  const sittings = [...studied.values()].map((cards) => cards.size);
  const cards = sittings.reduce((sum, count) => sum + count, 0);
  return { days, studied: studied.size, cards, most: Math.max(0, ...sittings), fresh, last };
}

/** The cards that were missed again and again in the last days, and not known on a day after the last miss. */
export function stuckOn(answers: readonly PackedAnswer[], today: number): readonly number[] {
  const missed = new Map<number, { count: number; last: number }>();
  const recent = answers.filter(({ day }) => day > today - STUCK_DAYS);
  for (const { card, rating, day } of recent) {
    if (rating !== 1) continue;
    const held = missed.get(card) ?? { count: 0, last: day };
    missed.set(card, { count: held.count + 1, last: Math.max(held.last, day) });
  }
  return [...missed].flatMap(([card, { count, last }]) =>
    count >= STUCK_MISSES && !recent.some((one) => one.card === card && one.day > last && one.rating > 1)
      ? [card]
      : [],
  );
}

function outlookOf(
  { goal, cards }: ClassAssignment,
  claimed: Forecast,
  verified: Forecast | null,
  days: number,
): Outlook {
  switch (goal.kind) {
    case "retained":
      return {
        kind: "retained",
        goal: goal.share,
        claimed: claimed.atPace,
        verified: verified?.atPace ?? null,
      };
    case "seen":
      return { kind: "seen", goal: cards.length, expected: claimed.met };
    case "days":
      return { kind: "days", goal: goal.days, expected: days + claimed.studyDays };
    default:
      return { kind: "sat" };
  }
}

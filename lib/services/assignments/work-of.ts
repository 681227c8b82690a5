import { DEFAULT_DAY_START, type StudyDay, studyDay, studyDayOf } from "#lib/base/study-time.ts";
import { creditOf } from "#lib/classes/credit.ts";
import { type Attempt, type Standing, standing, type Terms, type Work } from "#lib/classes/goals.ts";
import { toState } from "#lib/db/event-rows.ts";
import {
  type AssignedCard,
  assignedCards,
  deckIdsNamed,
  firstDays,
  statesAmong,
  workDays,
} from "#lib/db/queries/assigned-work.ts";
import { examResultsOf, quizAttemptsOf, type SittingDone } from "#lib/db/queries/assignment-attempts.ts";
import type { AssignmentRow } from "#lib/db/queries/assignments.ts";
import { eventsOfCards } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { foldCard } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { ruleBook } from "../study/rule-book.ts";
import { dayIn } from "./assignment-input.ts";
import { looseDeckOf } from "./refresh-grants.ts";

/** Whose work is asked for. */
export type Worker = {
  readonly userId: string;
  readonly zone: string;
  readonly dayStart: number;
  readonly extendedTo: number | null;
};

/** What one pupil did for an assignment, and what that makes. */
export type PupilWork = {
  readonly userId: string;
  readonly terms: Terms;
  readonly work: Work;
  readonly standing: Standing;
  /** 0 to 1. */
  readonly credit: number;
};

type Row = Pick<
  AssignmentRow,
  "id" | "selection" | "goal" | "opensAt" | "dueAt" | "closesAt" | "zone" | "lateRule"
>;

/** The cards of an assignment today, in deck order. */
export async function cardsOfAssignment(
  read: Reader,
  row: Pick<Row, "id" | "selection">,
): Promise<readonly AssignedCard[]> {
  return assignedCards(read, await deckIdsNamed(read, row.selection, looseDeckOf(row.id)));
}

/** What is asked of a pupil: days where the assignment was set, with the time they were given. */
export function termsOf(row: Row, extendedTo: number | null): Terms {
  const { goal, zone, lateRule } = row;
  const due = dayIn(zone, extendedTo ?? row.dueAt);
  const closes = row.closesAt === null ? null : dayIn(zone, row.closesAt);
  return {
    goal,
    opens: dayIn(zone, row.opensAt),
    due,
    // Whoever was given more time than it is open has it.
    closes: closes !== null && closes < due ? due : closes,
    lateRule,
  };
}

/** How some pupils stand with an assignment: what they did with its cards, and nothing else. */
export async function worksOf(
  read: Reader,
  row: Row,
  cards: readonly AssignedCard[],
  pupils: readonly Worker[],
  now: number,
): Promise<ReadonlyMap<string, PupilWork>> {
  const cardIds = cards.map((card) => card.id);
  const userIds = pupils.map((one) => one.userId);
  const opens = dayIn(row.zone, row.opensAt);
  const [first, days, rows, attempts] = await Promise.all([
    firstDays(read, userIds, cardIds),
    workDays(read, userIds, cardIds, opens),
    statesAmong(read, userIds, cardIds),
    attemptsOf(read, row, userIds),
  ]);
  const firstBy = new Map<string, Map<string, StudyDay>>();
  for (const { userId, cardId, day } of first)
    firstBy.set(userId, (firstBy.get(userId) ?? new Map<string, StudyDay>()).set(cardId, day));
  const out = new Map<string, PupilWork>();
  for (const pupil of pupils) {
    const { userId } = pupil;
    const terms = termsOf(row, pupil.extendedTo);
    const today = studyDay(now, pupil);
    const own = rows.filter((one) => one.userId === userId);
    const states = new Map(own.map((one) => [one.cardId, toState(one)]));
    const passed = row.goal.kind === "retained" && row.goal.day < today ? row.goal.day : null;
    const work: Work = {
      cards: cardIds,
      states: passed === null ? states : await statesOn(read, userId, states, passed),
      days: days.filter((one) => one.userId === userId),
      firstSeen: firstBy.get(userId) ?? new Map(),
      attempt: bestOf(attempts, userId, row.zone),
    };
    const stands = standing(terms, work, today, DEFAULT_PRESET.parameters);
    out.set(userId, { userId, terms, work, standing: stands, credit: creditOf(terms, work, stands) });
  }
  return out;
}

/** The states as they were at the end of a day that has passed: what was answered since is left out of them. */
async function statesOn(
  read: Reader,
  userId: string,
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
): Promise<ReadonlyMap<string, CardState>> {
  const later = [...states].filter(([, { memory }]) => {
    if (memory.kind === "new") return false;
    return studyDayOf(memory.lastStudyTime) > day;
  });
  if (later.length === 0) return states;
  const events = await eventsOfCards(
    read,
    userId,
    later.map(([id]) => id),
  );
  const rules = await ruleBook(read, userId, events);
  const then = new Map(states);
  for (const [id] of later) {
    const own = events.filter((event) => event.cardId === id && studyDayOf(event.studyTime) <= day);
    then.set(id, foldCard(own, rules, userId));
  }
  return then;
}

async function attemptsOf(
  read: Reader,
  { goal, opensAt }: Row,
  userIds: readonly string[],
): Promise<readonly SittingDone[]> {
  if (goal.kind === "quiz") return quizAttemptsOf(read, goal.quizId, userIds, opensAt);
  if (goal.kind === "exam") return examResultsOf(read, goal.examId, userIds);
  return [];
}

function bestOf(attempts: readonly SittingDone[], userId: string, zone: string): Attempt | null {
  const [best] = attempts
    .filter((one) => one.userId === userId)
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.at - b.at);
  if (!best) return null;
  return { day: studyDay(best.at, { zone, dayStart: DEFAULT_DAY_START }), score: best.score };
}

import { grouped } from "#lib/base/grouped.ts";
import { DEFAULT_DAY_START, type StudyDay, studyDay, studyDayOf } from "#lib/base/study-time.ts";
import { creditOf } from "#lib/classes/credit.ts";
import {
  type Attempt,
  type Remembered,
  type Standing,
  standing,
  type Terms,
  type Work,
} from "#lib/classes/goals.ts";
import {
  type AssignedCard,
  assignedCards,
  deckIdsNamed,
  type PackedStrength,
  type PackedWork,
  strengthsAmong,
  workOnCards,
} from "#lib/db/queries/assigned-work.ts";
import { examResultsOf, quizAttemptsOf, type SittingDone } from "#lib/db/queries/assignment-attempts.ts";
import type { AssignmentRow } from "#lib/db/queries/assignments.ts";
import { eventsOfCards } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
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
  const all = await worksOfSeveral(read, [{ row, cardIds: cards.map((card) => card.id), pupils }], now);
  return all.get(row.id) ?? new Map();
}

/** The same for several assignments, whose cards are looked at once however many hold them; by the assignment's id. */
export async function worksOfSeveral(
  read: Reader,
  asked: readonly {
    readonly row: Row;
    readonly cardIds: readonly string[];
    readonly pupils: readonly Worker[];
  }[],
  now: number,
): Promise<ReadonlyMap<string, ReadonlyMap<string, PupilWork>>> {
  const cardIds = [...new Set(asked.flatMap((one) => one.cardIds))];
  const userIds = [...new Set(asked.flatMap(({ pupils }) => pupils.map((one) => one.userId)))];
  const opens = asked.map(({ row }) => dayIn(row.zone, row.opensAt)).sort()[0];
  if (opens === undefined) return new Map();
  const [workOf, strengths] = await Promise.all([
    workOnCards(read, userIds, cardIds, opens),
    strengthsAmong(read, userIds, cardIds),
  ]);
  const found = new Map<string, ReadonlyMap<string, PupilWork>>();
  for (const { row, cardIds: own, pupils } of asked) {
    const attempts = await attemptsOf(
      read,
      row,
      pupils.map((one) => one.userId),
    );
    const among = placesOf(cardIds, own);
    const out = new Map<string, PupilWork>();
    for (const pupil of pupils) {
      const { userId } = pupil;
      const terms = termsOf(row, pupil.extendedTo);
      const today = studyDay(now, pupil);
      const states = among.remembered(strengths.get(userId) ?? []);
      const passed = row.goal.kind === "retained" && row.goal.day < today ? row.goal.day : null;
      const work: Work = {
        cards: own,
        states: passed === null ? states : await statesOn(read, userId, states, passed),
        ...among.done(workOf(userId), terms.opens),
        attempt: bestOf(attempts, userId, row.zone),
      };
      const stands = standing(terms, work, today, DEFAULT_PRESET.parameters);
      out.set(userId, { userId, terms, work, standing: stands, credit: creditOf(terms, work, stands) });
    }
    found.set(row.id, out);
  }
  return found;
}

/** Of what was read for many cards, by their places, what is about some of them. */
function placesOf(all: readonly string[], own: readonly string[]) {
  const wanted = new Set(own);
  const idAt = all.map((id) => (wanted.has(id) ? id : null));
  const whole = idAt.every((id) => id !== null);
  return {
    remembered(strengths: readonly PackedStrength[]): ReadonlyMap<string, Remembered> {
      const states = new Map<string, Remembered>();
      for (const { card, stability, lastStudyTime } of strengths) {
        const id = idAt[card];
        if (id) states.set(id, { stability, lastStudyTime });
      }
      return states;
    },
    done({ first, days }: PackedWork, opens: StudyDay): Pick<Work, "days" | "firstSeen"> {
      const firstSeen = new Map<string, StudyDay>();
      for (const [card, day] of first) {
        const id = idAt[card];
        if (id) firstSeen.set(id, day);
      }
      return {
        firstSeen,
        days: days.flatMap(({ day, cards }) => {
          const count = whole ? cards.length : cards.filter((card) => idAt[card]).length;
          return count === 0 || day < opens ? [] : [{ day, cards: count }];
        }),
      };
    },
  };
}

/** What was remembered at the end of a day that has passed: what was answered since is left out of it. */
async function statesOn(
  read: Reader,
  userId: string,
  states: ReadonlyMap<string, Remembered>,
  day: StudyDay,
): Promise<ReadonlyMap<string, Remembered>> {
  const later = [...states].filter(([, { lastStudyTime }]) => studyDayOf(lastStudyTime) > day);
  if (later.length === 0) return states;
  const events = grouped(
    await eventsOfCards(
      read,
      userId,
      later.map(([id]) => id),
    ),
    (event) => event.cardId,
  );
  const rules = await ruleBook(read, userId, [...events.values()].flat());
  const then = new Map(states);
  for (const [id] of later) {
    const own = (events.get(id) ?? []).filter((event) => studyDayOf(event.studyTime) <= day);
    const { memory } = foldCard(own, rules, userId);
    if (memory.kind === "new") then.delete(id);
    else then.set(id, { stability: memory.stability, lastStudyTime: memory.lastStudyTime });
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

import type { Selection } from "#lib/base/selection.ts";
import {
  DEFAULT_DAY_START,
  dayNumber,
  type StudyClock,
  studyDay,
  studyDayOf,
  studyTime,
} from "#lib/base/study-time.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { byName } from "#lib/classes/whom-to-help.ts";
import {
  type AssignmentRow,
  activeCardsOf,
  assignmentsOfClass,
  extensionsOf,
  grantsOfAssignments,
  pupilsOfClass,
} from "#lib/db/queries/class-progress.ts";
import type { Reader } from "#lib/db/store.ts";

/** A pupil as the morning sees them. */
export type Pupil = {
  readonly pupilId: string;
  readonly name: string;
  readonly joinedAt: number;
  readonly clock: StudyClock;
  /** Day number of their study day. */
  readonly today: number;
};

/** An assignment with the cards and pupils that it was granted for. */
export type ClassAssignment = {
  readonly id: string;
  readonly title: string;
  readonly selection: Selection;
  readonly lateRule: LateRule;
  readonly goal: Goal;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number | null;
  readonly zone: string;
  readonly version: number;
  /** Study days in the zone that the teacher set it in. */
  readonly opensDay: string;
  readonly dueDay: string;
  /** The day that its figures are for: the goal's own, else the due day. */
  readonly onDay: string;
  /** Places in `ClassWork.cards`. */
  readonly cards: readonly number[];
  readonly pupilIds: ReadonlySet<string>;
  /** More time for single pupils: until when. */
  readonly extended: ReadonlyMap<string, number>;
};

export type WorkCard = {
  readonly cardId: string;
  readonly siblings: string;
  readonly version: number;
};

/**
 * Who learns what in a class: its pupils by name, what is assigned and open, and every card of it once. Nothing in it
 * comes from outside the grants, and every question about pupils' work is asked about these cards alone.
 */
export type ClassWork = {
  readonly classId: string;
  readonly now: number;
  readonly pupils: readonly Pupil[];
  readonly assignments: readonly ClassAssignment[];
  /** Assignments that open later: their titles and dates, no work yet. */
  readonly coming: readonly AssignmentRow[];
  readonly cards: readonly WorkCard[];
};

/** Who has no name of their own yet. */
export const NAMELESS = "Without a name";

/** Reads the frame of a class's work. Ask `allowInClass` for `watch` or `teach` before. */
export async function classWork(db: Reader, classId: string, now: number): Promise<ClassWork> {
  const [pupilRows, assignmentRows] = await Promise.all([
    pupilsOfClass(db, classId),
    assignmentsOfClass(db, classId),
  ]);
  const open = assignmentRows.filter(({ opensAt }) => opensAt <= now);
  const ids = open.map(({ id }) => id);
  const [grants, extensions] = await Promise.all([grantsOfAssignments(db, ids), extensionsOf(db, ids)]);
  const rows = await activeCardsOf(db, [...new Set(grants.map(({ deckId }) => deckId))]);
  const places = new Map<string, number>();
  const cards: WorkCard[] = [];
  const inDeck = new Map<string, number[]>();
  for (const { deckId, cardId, siblings, version } of rows) {
    let place = places.get(cardId);
    if (place === undefined) {
      place = cards.length;
      places.set(cardId, place);
      cards.push({ cardId, siblings, version });
    }
    const held = inDeck.get(deckId) ?? [];
    held.push(place);
    inDeck.set(deckId, held);
  }
  const pupils = pupilRows
    .map(({ id, name, joinedAt, zone, dayStart }) => {
      const clock = { zone, dayStart };
      return {
        pupilId: id,
        name: name ?? NAMELESS,
        joinedAt,
        clock,
        today: dayNumber(studyTime(now, clock)),
      };
    })
    .sort(byName);
  const active = new Set(pupils.map(({ pupilId }) => pupilId));
  const assignments = open.map((row) => {
    const own = grants.filter((grant) => grant.assignmentId === row.id && active.has(grant.userId));
    const deckIds = new Set(own.map(({ deckId }) => deckId));
    const clock = { zone: row.zone, dayStart: DEFAULT_DAY_START };
    const dueDay = studyDay(row.dueAt, clock);
    return {
      ...row,
      opensDay: studyDay(row.opensAt, clock),
      dueDay,
      onDay: row.goal.kind === "retained" ? row.goal.day : dueDay,
      cards: [...new Set([...deckIds].flatMap((deckId) => inDeck.get(deckId) ?? []))].sort((a, b) => a - b),
      pupilIds: new Set(own.map(({ userId }) => userId)),
      extended: new Map(
        extensions.filter((one) => one.assignmentId === row.id).map(({ userId, dueAt }) => [userId, dueAt]),
      ),
    };
  });
  return {
    classId,
    now,
    pupils,
    assignments,
    coming: assignmentRows.filter(({ opensAt }) => opensAt > now),
    cards,
  };
}

/** The study day of a day number of a pupil, as a name. */
export function todayOfPupil(pupil: Pupil, now: number): string {
  return studyDayOf(studyTime(now, pupil.clock));
}

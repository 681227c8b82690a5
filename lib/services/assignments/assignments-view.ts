import type { StudyDay } from "#lib/base/study-time.ts";
import type { StandingState } from "#lib/classes/goals.ts";
import type { Optimism } from "#lib/classes/optimism.ts";
import { mayInClass } from "#lib/classes/policy.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { byName } from "#lib/classes/whom-to-help.ts";
import {
  type AssignmentRow,
  allAssignmentsOf,
  pupilsOfAssignments,
  type Target,
  type TargetedPupil,
  targetsOf,
} from "#lib/db/queries/assignments.ts";
import { openChallengesIn } from "#lib/db/queries/class-challenges.ts";
import { groupsOf } from "#lib/db/queries/class-people.ts";
import { placeNames } from "#lib/db/queries/place-names.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { dayIn } from "./assignment-input.ts";
import { claimsOf } from "./claims-of.ts";
import { absent } from "./save-assignment.ts";
import { whatIn } from "./what-words.ts";
import { cardsOfAssignment, type PupilWork, worksOf, worksOfSeveral } from "./work-of.ts";

/** An assignment as those who teach see it. */
export type ShownAssignment = {
  readonly id: string;
  readonly classId: string;
  readonly title: string;
  readonly note: string;
  readonly what: readonly string[];
  readonly goal: Goal;
  readonly opens: StudyDay;
  readonly due: StudyDay;
  readonly closes: StudyDay | null;
  readonly today: StudyDay;
  readonly lateRule: LateRule;
  readonly archived: boolean;
  readonly version: number;
  readonly cards: number;
  /** For whom: "the whole class", "Group A", "3 pupils". */
  readonly forWhom: readonly string[];
  readonly pupils: number;
  /** How many stand how. */
  readonly tally: Readonly<Record<StandingState, number>>;
};

export type AssignmentsView = {
  readonly classId: string;
  readonly className: string;
  readonly archived: boolean;
  readonly mayTeach: boolean;
  /** Those that go on, the next due first; those whose date has passed; those put away. */
  readonly current: readonly ShownAssignment[];
  readonly past: readonly ShownAssignment[];
  readonly away: readonly ShownAssignment[];
  /** Doubts of pupils that wait for an answer. */
  readonly openChallenges: number;
};

/** What is assigned in a class, for whoever may watch it. */
export async function assignmentsView(ctx: Ctx, classId: string): Promise<AssignmentsView> {
  const { read } = ctx.store;
  const { row, membership } = await allowInClass(ctx, read, "watch", classId);
  const now = ctx.now();
  const rows = await allAssignmentsOf(read, classId);
  const shown = await shownAll(ctx, classId, rows);
  const live = shown.filter((one) => !one.archived);
  const isPast = (one: ShownAssignment): boolean => (one.closes ?? one.due) < one.today;
  return {
    classId,
    className: row.name,
    archived: row.archivedAt !== null,
    mayTeach:
      ctx.viewer.kind === "learner" && mayInClass({ serverRole: ctx.viewer.role, membership }, "teach"),
    current: live.filter((one) => !isPast(one)),
    past: live.filter(isPast).reverse(),
    away: shown.filter((one) => one.archived),
    openChallenges: await openChallengesIn(read, classId, now),
  };
}

/** One pupil in an assignment, as their teacher sees them. */
export type PupilLine = {
  readonly userId: string;
  readonly name: string;
  readonly state: StandingState;
  readonly share: number;
  readonly reached: number;
  readonly of: number;
  readonly predicted: number | null;
  /** 0 to 1. */
  readonly credit: number;
  readonly days: number;
  /** Their own last day, where they were given more time. */
  readonly extendedTo: StudyDay | null;
  /** What they claim to have known, and what checks showed. */
  readonly claims: Optimism;
};

export type AssignmentView = ShownAssignment & {
  readonly className: string;
  readonly mayTeach: boolean;
  readonly lines: readonly PupilLine[];
};

/** One assignment with how every pupil stands, for whoever may watch its class; `not-found` for anybody else. */
export async function assignmentView(ctx: Ctx, classId: string, id: string): Promise<AssignmentView> {
  const { read } = ctx.store;
  const { row: klass, membership } = await allowInClass(ctx, read, "watch", classId);
  const row = (await allAssignmentsOf(read, classId)).find((one) => one.id === id);
  if (!row) throw absent();
  const pupils = (await pupilsOfAssignments(read, classId)).filter((one) => one.assignmentId === id);
  const cards = await cardsOfAssignment(read, row);
  const works = await worksOf(read, row, cards, pupils, ctx.now());
  const claims = await claimsOf(
    read,
    pupils.map((one) => one.userId),
    cards.map((card) => card.id),
    { since: dayIn(row.zone, row.opensAt), now: ctx.now() },
  );
  const [shown] = await shownAll(ctx, classId, [row], new Map([[id, { cards: cards.length, works }]]));
  if (!shown) throw absent();
  return {
    ...shown,
    className: klass.name,
    mayTeach:
      ctx.viewer.kind === "learner" && mayInClass({ serverRole: ctx.viewer.role, membership }, "teach"),
    lines: pupils
      .flatMap((pupil) => lineOf(row, pupil, works.get(pupil.userId), claims.get(pupil.userId)) ?? [])
      .sort((a, b) => byName({ ...a, pupilId: a.userId }, { ...b, pupilId: b.userId })),
  };
}

function lineOf(
  row: AssignmentRow,
  pupil: TargetedPupil,
  work: PupilWork | undefined,
  claims: Optimism | undefined,
): PupilLine | null {
  if (!work || !claims) return null;
  const { state, share, reached, of, predicted } = work.standing;
  return {
    userId: pupil.userId,
    name: pupil.name ?? "A guest",
    state,
    share,
    reached,
    of,
    predicted,
    credit: work.credit,
    days: work.work.days.length,
    claims,
    extendedTo: pupil.extendedTo === null ? null : dayIn(row.zone, pupil.extendedTo),
  };
}

type Counted = { readonly cards: number; readonly works: ReadonlyMap<string, PupilWork> };

async function shownAll(
  ctx: Ctx,
  classId: string,
  rows: readonly AssignmentRow[],
  known: ReadonlyMap<string, Counted> = new Map(),
): Promise<readonly ShownAssignment[]> {
  const { read } = ctx.store;
  const [names, targets, groups, pupils] = await Promise.all([
    placeNames(
      read,
      rows.map((row) => row.selection),
    ),
    targetsOf(
      read,
      rows.map((row) => row.id),
    ),
    groupsOf(read, classId),
    pupilsOfAssignments(read, classId),
  ]);
  const counts = new Map([
    ...known,
    ...(await countedOf(
      ctx,
      rows.filter((row) => !known.has(row.id)),
      pupils,
    )),
  ]);
  const groupNames = new Map(groups.map((group) => [group.id, group.name]));
  return rows.map((row) => {
    const own = pupils.filter((one) => one.assignmentId === row.id);
    const counted = counts.get(row.id) ?? { cards: 0, works: new Map() };
    const today = dayIn(row.zone, ctx.now());
    return {
      id: row.id,
      classId,
      title: row.title,
      note: row.note,
      what: whatIn(row.selection, names),
      goal: row.goal,
      opens: dayIn(row.zone, row.opensAt),
      due: dayIn(row.zone, row.dueAt),
      closes: row.closesAt === null ? null : dayIn(row.zone, row.closesAt),
      today,
      lateRule: row.lateRule,
      archived: row.archivedAt !== null,
      version: row.version,
      cards: counted.cards,
      forWhom: forWhom(
        targets.filter((one) => one.assignmentId === row.id),
        groupNames,
      ),
      pupils: own.length,
      tally: tallyOf(counted.works),
    };
  });
}

/** What some assignments hold and how their pupils stand, read for all at once. */
async function countedOf(
  ctx: Ctx,
  rows: readonly AssignmentRow[],
  pupils: readonly TargetedPupil[],
): Promise<ReadonlyMap<string, Counted>> {
  const { read } = ctx.store;
  const asked = await Promise.all(
    rows.map(async (row) => ({
      row,
      cardIds: (await cardsOfAssignment(read, row)).map((card) => card.id),
      pupils: pupils.filter((one) => one.assignmentId === row.id),
    })),
  );
  // What was put away is not counted any more.
  const live = asked.filter(({ row }) => row.archivedAt === null);
  const works = await worksOfSeveral(read, live, ctx.now());
  return new Map(
    asked.map(({ row, cardIds }) => [
      row.id,
      { cards: cardIds.length, works: works.get(row.id) ?? new Map() },
    ]),
  );
}

function tallyOf(works: ReadonlyMap<string, PupilWork>): ShownAssignment["tally"] {
  const tally = { "not-open": 0, "not-started": 0, "under-way": 0, met: 0, "met-late": 0, missed: 0 };
  for (const { standing } of works.values()) tally[standing.state] += 1;
  return tally;
}

function forWhom(targets: readonly Target[], groups: ReadonlyMap<string, string>): readonly string[] {
  if (targets.some(({ kind }) => kind === "class")) return ["the whole class"];
  const named = targets.flatMap(({ kind, refId }) => (kind === "group" ? (groups.get(refId) ?? []) : []));
  const pupils = targets.filter(({ kind }) => kind === "pupil").length;
  return [...named, ...(pupils === 0 ? [] : [pupils === 1 ? "1 pupil" : `${pupils} pupils`])];
}

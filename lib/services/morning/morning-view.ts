import type { StudyDay } from "#lib/base/study-time.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { mayInClass } from "#lib/classes/policy.ts";
import type { Goal } from "#lib/classes/types.ts";
import { type HelpLine, whomToHelp } from "#lib/classes/whom-to-help.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { type ClassWork, classWork } from "./class-work.ts";
import { type GridRow, gridRows } from "./grid-rows.ts";
import { learntBy } from "./learnt.ts";
import { type MissedCard, missedCards } from "./missed-cards.ts";
import { type OverviewStamp, stampOf } from "./overview-stamp.ts";
import { figuresOf, type PupilFigures } from "./pupil-figures.ts";

/** An assignment as a head of the overview. Shares are 0 to 1. */
export type AssignmentHead = {
  readonly id: string;
  readonly title: string;
  readonly goal: Goal;
  readonly opensDay: StudyDay;
  readonly dueDay: StudyDay;
  readonly onDay: StudyDay;
  readonly over: boolean;
  readonly cards: number;
  readonly pupils: number;
  readonly begun: number;
  /** Means over its pupils, expected on its day; null where it is for nobody. */
  readonly claimed: number | null;
  readonly verified: number | null;
};

/** A class on a morning, for those who teach it. */
export type MorningView = {
  readonly classId: string;
  readonly name: string;
  /** Whether the viewer may change anything, or only look. */
  readonly teaches: boolean;
  readonly today: StudyDay;
  readonly now: number;
  readonly zone: string;
  readonly pupils: number;
  readonly assignments: readonly AssignmentHead[];
  readonly coming: readonly { readonly id: string; readonly title: string; readonly opensAt: number }[];
  readonly help: {
    readonly notStarted: readonly HelpLine[];
    readonly stuck: readonly HelpLine[];
    readonly willMiss: readonly HelpLine[];
    /** How many pupils stand in one of the lists. */
    readonly pupils: number;
  };
  readonly missed: readonly MissedCard[];
  readonly rows: readonly GridRow[];
  /** Changes with every answer to what is assigned here. */
  readonly stamp: OverviewStamp;
};

/** What a teacher needs to know this morning. Throws `not-found` for a class that the viewer may not watch. */
export async function morningView(ctx: Ctx, classId: string): Promise<MorningView> {
  const db = ctx.store.read;
  const { row, membership } = await allowInClass(ctx, db, "watch", classId);
  const { viewer } = ctx;
  const clock = viewer.kind === "learner" ? viewer.clock : { zone: "UTC", dayStart: 4 };
  const role = viewer.kind === "learner" ? viewer.role : "learner";
  const work = await classWork(db, classId, ctx.now());
  const [learnt, stamp] = await Promise.all([learntBy(db, work), stampOf(db, work)]);
  const figures = figuresOf(work, learnt);
  const help = whomToHelp(figures.map((one) => one.work));
  const lists = [...help.notStarted, ...help.stuck, ...help.willMiss];
  const today = studyDay(work.now, clock);
  return {
    classId,
    name: row.name,
    teaches: mayInClass({ serverRole: role, membership }, "teach"),
    today,
    now: work.now,
    zone: clock.zone,
    pupils: work.pupils.length,
    assignments: headsOf(work, figures),
    coming: work.coming.map(({ id, title, opensAt }) => ({ id, title, opensAt })),
    help: { ...help, pupils: new Set(lists.map(({ pupilId }) => pupilId)).size },
    missed: await missedCards(db, work, learnt),
    rows: gridRows(work, figures, learnt),
    stamp,
  };
}

/** The heads of what is assigned, in the order of the class's work: by due date. */
export function headsOf(work: ClassWork, figures: readonly PupilFigures[]): readonly AssignmentHead[] {
  return work.assignments.map(({ id, title, goal, opensDay, dueDay, onDay, cards, pupilIds, dueAt }) => {
    const own = figures.filter((one) => one.assignment.id === id);
    const claimed = mean(own.map((one) => one.claimed.atPace));
    const audited = own.some((one) => one.verified !== null);
    return {
      id,
      title,
      goal,
      opensDay,
      dueDay,
      onDay,
      over: dueAt < work.now,
      cards: cards.length,
      pupils: pupilIds.size,
      begun: own.filter((one) => one.met > 0).length,
      claimed,
      verified: audited ? mean(own.map((one) => (one.verified ?? one.claimed).atPace)) : null,
    };
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

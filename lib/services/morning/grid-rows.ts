import { hasNotStarted, type Outlook, willMiss } from "#lib/classes/whom-to-help.ts";
import type { ClassWork } from "./class-work.ts";
import type { Learnt, PupilFigures } from "./pupil-figures.ts";

/** Where a pupil is with one assignment, for one cell. Shares are 0 to 1. */
export type GridCell = {
  readonly assignmentId: string;
  readonly cards: number;
  readonly met: number;
  readonly state: "not-started" | "begun";
  /** Open long enough to speak about it. */
  readonly waiting: boolean;
  /** Expected on the day, going on as lately: by the log, and as checks correct it. */
  readonly claimed: number;
  readonly verified: number | null;
  readonly low: boolean;
  readonly outlook: Outlook;
};

export type GridRow = {
  readonly pupilId: string;
  readonly name: string;
  readonly cells: readonly (GridCell | null)[];
  /** On so many of the last 14 days something assigned was studied. */
  readonly days14: number;
};

export const GRID_DAYS = 14;

/** Pupils by name, a cell for each assignment in the order of the class's work; null where it is not for them. */
export function gridRows(
  work: ClassWork,
  figures: readonly PupilFigures[],
  learnt: Learnt,
): readonly GridRow[] {
  const byPupil = new Map<string, Map<string, PupilFigures>>();
  for (const one of figures) {
    const held = byPupil.get(one.pupil.pupilId) ?? new Map<string, PupilFigures>();
    byPupil.set(one.pupil.pupilId, held.set(one.assignment.id, one));
  }
  return work.pupils.map(({ pupilId, name, today }) => {
    const answers = learnt.answers.get(pupilId) ?? [];
    const days = new Set(answers.filter(({ day }) => day > today - GRID_DAYS).map(({ day }) => day));
    const cells = work.assignments.map(({ id }) => {
      const one = byPupil.get(pupilId)?.get(id);
      return one ? cellOf(one) : null;
    });
    return { pupilId, name, cells, days14: days.size };
  });
}

function cellOf({ assignment, cards, met, claimed, verified, outlook, work }: PupilFigures): GridCell {
  return {
    assignmentId: assignment.id,
    cards,
    met,
    state: met === 0 ? "not-started" : "begun",
    waiting: hasNotStarted(work),
    claimed: claimed.atPace,
    verified: verified?.atPace ?? null,
    low: met > 0 && willMiss(outlook),
    outlook,
  };
}

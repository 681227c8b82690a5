import { csvOf } from "#lib/base/csv.ts";
import { type GradebookCell, type GradebookPupil, gradebookRows } from "#lib/classes/gradebook.ts";
import { worksOfSeveral } from "../assignments/work-of.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { type ClassWork, classWork } from "./class-work.ts";
import { learntBy } from "./learnt.ts";
import { figuresOf } from "./pupil-figures.ts";

/** The gradebook of a class: the same rows for the screen and for the file. */
export type Gradebook = {
  readonly className: string;
  readonly assignments: readonly { readonly id: string; readonly title: string; readonly dueDay: string }[];
  /** The heads first. */
  readonly rows: readonly (readonly GradebookCell[])[];
  /** Of each row but the heads. */
  readonly pupilIds: readonly string[];
};

/** Every pupil and every assignment in figures. Throws `not-found` for a class that the viewer may not watch. */
export async function gradebookView(ctx: Ctx, classId: string): Promise<Gradebook> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "watch", classId);
  const work = await classWork(db, classId, ctx.now());
  const figures = figuresOf(work, await learntBy(db, work));
  const done = await worksByAssignment(ctx, work);
  const pupils: readonly GradebookPupil[] = work.pupils.map(({ pupilId, name }) => ({
    pupilId,
    name,
    entries: new Map(
      figures
        .filter((one) => one.pupil.pupilId === pupilId)
        .map((one) => {
          const own = done.get(one.assignment.id)?.get(pupilId);
          const began = one.met > 0;
          return [
            one.assignment.id,
            {
              cards: one.cards,
              met: one.met,
              days: own?.work.days.length ?? 0,
              claimed: began ? one.claimed.atPace : null,
              verified: began ? (one.verified?.atPace ?? null) : null,
              credit: own?.credit ?? null,
            },
          ];
        }),
    ),
  }));
  return {
    className: row.name,
    assignments: work.assignments.map(({ id, title, dueDay }) => ({ id, title, dueDay })),
    rows: gradebookRows(work.assignments, pupils),
    pupilIds: work.pupils.map(({ pupilId }) => pupilId),
  };
}

/** The gradebook as a file, cell by cell what the screen shows. */
export async function gradebookCsv(
  ctx: Ctx,
  classId: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const { className, rows } = await gradebookView(ctx, classId);
  return { name: className, text: csvOf(rows) };
}

function worksByAssignment(ctx: Ctx, work: ClassWork) {
  const asked = work.assignments.map((row) => ({
    row,
    cardIds: row.cards.flatMap((place) => work.cards[place]?.cardId ?? []),
    pupils: work.pupils
      .filter(({ pupilId }) => row.pupilIds.has(pupilId))
      .map(({ pupilId, clock }) => ({
        userId: pupilId,
        zone: clock.zone,
        dayStart: clock.dayStart,
        extendedTo: row.extended.get(pupilId) ?? null,
      })),
  }));
  return worksOfSeveral(ctx.store.read, asked, work.now);
}

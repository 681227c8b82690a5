import { byName } from "./whom-to-help.ts";

/** What a gradebook says of one pupil and one assignment. Shares are 0 to 1. */
export type GradebookEntry = {
  readonly cards: number;
  readonly met: number;
  readonly days: number;
  /** Expected on the due day: by the log, and as checks correct it; null where nothing can be said. */
  readonly claimed: number | null;
  readonly verified: number | null;
  /** 0 to 1; null where the goal gives none. */
  readonly credit: number | null;
};

export type GradebookPupil = {
  readonly pupilId: string;
  readonly name: string;
  /** By assignment; one that is not for this pupil is left out. */
  readonly entries: ReadonlyMap<string, GradebookEntry>;
};

export type GradebookAssignment = { readonly id: string; readonly title: string };

/** A text or a number as it is written; null leaves the cell empty. */
export type GradebookCell = string | number | null;

/** The columns of each assignment, in this order. */
const COLUMNS: readonly { readonly head: string; readonly of: (entry: GradebookEntry) => GradebookCell }[] = [
  { head: "cards met", of: ({ met }) => met },
  { head: "of", of: ({ cards }) => cards },
  { head: "days studied", of: ({ days }) => days },
  { head: "expected on the due day, %", of: ({ claimed }) => percent(claimed) },
  { head: "the same, verified, %", of: ({ verified }) => percent(verified) },
  { head: "credit, %", of: ({ credit }) => percent(credit) },
];

export const COLUMNS_EACH = COLUMNS.length;

/**
 * The gradebook as rows of cells, the heads first: what the screen draws and the file holds, cell by cell. Pupils by
 * name. Numbers are numbers, percentages whole; a cell is empty where there is nothing to say.
 */
export function gradebookRows(
  assignments: readonly GradebookAssignment[],
  pupils: readonly GradebookPupil[],
): readonly (readonly GradebookCell[])[] {
  const head = [
    "Pupil",
    ...assignments.flatMap(({ title }) => COLUMNS.map((column) => `${title}: ${column.head}`)),
  ];
  const rows = [...pupils].sort(byName).map(({ name, entries }) => [
    name,
    ...assignments.flatMap(({ id }) => {
      const entry = entries.get(id);
      return COLUMNS.map((column) => (entry ? column.of(entry) : null));
    }),
  ]);
  return [head, ...rows];
}

/** The heads of an assignment's columns, without its title. */
export const COLUMN_HEADS: readonly string[] = COLUMNS.map(({ head }) => head);

function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100);
}

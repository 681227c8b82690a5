import type { StarterCell } from "#lib/services/morning/record-starter.ts";
import type { StarterView } from "#lib/services/morning/starter-view.ts";

/** Right, wrong, or empty. */
export type Mark = boolean | null;
export type Marks = readonly (readonly Mark[])[];
export type Pupils = StarterView["pupils"];

/** The grid as it stands in the window: what is entered, and what the server has; a row for each pupil. */
export type Grid = { readonly pupils: Pupils; readonly marks: Marks; readonly saved: Marks };

export function gridOf(pupils: Pupils): Grid {
  const marks = pupils.map(({ answers }) =>
    answers.map((one) => (one === null || one === "not-given" ? null : one.right)),
  );
  return { pupils, marks, saved: marks };
}

/**
 * The grid with what the server says by now, as phones answer and pupils come and go. A cell that was entered here and
 * is not saved yet stays as it was entered.
 */
export function withServed(held: Grid, pupils: Pupils): Grid {
  const served = gridOf(pupils);
  const rowOf = new Map(held.pupils.map(({ pupilId }, row) => [pupilId, row]));
  const marks = served.marks.map((own, row) => {
    const before = rowOf.get(pupils[row]?.pupilId ?? "");
    if (before === undefined) return own;
    return own.map((mark, column) => {
      const entered = held.marks[before]?.[column] ?? null;
      return entered === (held.saved[before]?.[column] ?? null) ? mark : entered;
    });
  });
  return { ...served, marks };
}

/** The cells that are entered and not saved. */
export function changesOf(
  { pupils, marks, saved }: Grid,
  cards: readonly { readonly id: string }[],
): readonly StarterCell[] {
  return pupils.flatMap(({ pupilId }, row) =>
    cards.flatMap(({ id }, column) => {
      const right = marks[row]?.[column] ?? null;
      return right === (saved[row]?.[column] ?? null) ? [] : [{ pupilId, cardId: id, right }];
    }),
  );
}

/** The grid after these cells were written: others that were entered meanwhile wait for the next time. */
export function withWritten(
  grid: Grid,
  cells: readonly StarterCell[],
  cards: readonly { readonly id: string }[],
  undoing: boolean,
): Grid {
  const put = new Map(cells.map(({ pupilId, cardId, right }) => [`${pupilId} ${cardId}`, right]));
  const laid = (marks: Marks): Marks =>
    marks.map((own, row) =>
      own.map((held, column) => {
        const cell = put.get(`${grid.pupils[row]?.pupilId ?? ""} ${cards[column]?.id ?? ""}`);
        return cell === undefined ? held : cell;
      }),
    );
  return { ...grid, saved: laid(grid.saved), marks: undoing ? laid(grid.marks) : grid.marks };
}

/** What a key enters; undefined for a key that enters nothing. */
export function markOf(key: string): Mark | undefined {
  if (key === "1" || key === "+") return true;
  if (key === "0" || key === "-") return false;
  return key === " " ? null : undefined;
}

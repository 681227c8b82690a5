import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changesOf,
  type Grid,
  gridOf,
  type Mark,
  type Pupils,
  withServed,
  withWritten,
} from "#app/classes/[classId]/starter/[starterId]/answers/answer-marks.ts";

const CARDS = [{ id: "c0" }, { id: "c1" }];
const mark = fc.constantFrom<Mark>(true, false, null);
const served = (marks: readonly (readonly Mark[])[], ids = marks.map((_, row) => `p${row}`)): Pupils =>
  marks.map((own, row) => ({
    pupilId: ids[row] ?? "",
    name: ids[row] ?? "",
    answers: own.map((right) => (right === null ? null : { right, recordedBy: null })),
  }));
const rows = fc.array(fc.tuple(mark, mark), { minLength: 3, maxLength: 3 });
const enter = (grid: Grid, row: number, column: number, one: Mark): Grid => ({
  ...grid,
  marks: grid.marks.map((own, r) => own.map((held, c) => (r === row && c === column ? one : held))),
});

describe("the grid of a starter's answers", () => {
  it("takes in what phones answered, and keeps what is entered and not saved", () =>
    fc.assert(
      fc.property(rows, rows, fc.nat(2), fc.nat(1), mark, (before, after, row, column, entered) => {
        const grid = withServed(enter(gridOf(served(before)), row, column, entered), served(after));
        const changed = entered !== before[row]?.[column];
        const expected = after.map((own, r) =>
          own.map((held, c) => (changed && r === row && c === column ? entered : held)),
        );
        expect(grid.marks).toEqual(expected);
        expect(grid.saved).toEqual(after);
        const waits = changed && entered !== after[row]?.[column];
        expect(changesOf(grid, CARDS)).toEqual(
          waits ? [{ pupilId: `p${row}`, cardId: `c${column}`, right: entered }] : [],
        );
      }),
    ));

  it("keeps an entry with its pupil when others come and go", () => {
    const grid = enter(
      gridOf(
        served(
          [
            [null, null],
            [null, null],
          ],
          ["ann", "cem"],
        ),
      ),
      1,
      0,
      false,
    );
    const now = withServed(
      grid,
      served(
        [
          [true, null],
          [null, null],
          [null, null],
        ],
        ["ann", "ben", "cem"],
      ),
    );
    expect(now.marks).toEqual([
      [true, null],
      [null, null],
      [false, null],
    ]);
    expect(withServed(now, served([[null, null]], ["ben"])).marks).toEqual([[null, null]]);
  });

  it("is saved with what was sent; what is entered meanwhile waits for the next time", () => {
    const sent = enter(gridOf(served([[null, null]])), 0, 0, true);
    const cells = changesOf(sent, CARDS);
    const after = withWritten(enter(sent, 0, 1, false), cells, CARDS, false);
    expect(changesOf(after, CARDS)).toEqual([{ pupilId: "p0", cardId: "c1", right: false }]);
    const undone = withWritten(after, [{ pupilId: "p0", cardId: "c0", right: null }], CARDS, true);
    expect(undone.marks).toEqual([[null, false]]);
    expect(changesOf(undone, CARDS)).toEqual([{ pupilId: "p0", cardId: "c1", right: false }]);
  });
});

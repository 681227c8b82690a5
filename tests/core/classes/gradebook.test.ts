import { describe, expect, it } from "vitest";
import { csvOf, parseCsv } from "#lib/base/csv.ts";
import { COLUMN_HEADS, COLUMNS_EACH, type GradebookEntry, gradebookRows } from "#lib/classes/gradebook.ts";

const entry: GradebookEntry = {
  cards: 40,
  met: 31,
  days: 6,
  claimed: 0.876,
  verified: null,
  credit: 0.6,
};

describe("the gradebook", () => {
  const assignments = [
    { id: "a", title: "Dates" },
    { id: "b", title: "=Proposals" },
  ];
  const pupils = [
    { pupilId: "2", name: "Pupil 10", entries: new Map([["a", entry]]) },
    { pupilId: "1", name: "-Pupil 9", entries: new Map([["b", entry]]) },
  ];
  const rows = gradebookRows(assignments, pupils);

  it("has a head for every column and a cell for every head", () => {
    expect(rows.map((cells) => cells.length)).toEqual([13, 13, 13]);
    expect(COLUMN_HEADS).toHaveLength(COLUMNS_EACH);
    expect(rows[0]?.slice(0, 3)).toEqual(["Pupil", "Dates: cards met", "Dates: of"]);
  });

  it("writes numbers as numbers, percentages whole, and nothing where nothing can be said", () => {
    expect(rows.find(([name]) => name === "Pupil 10")).toEqual([
      ...["Pupil 10", 31, 40, 6, 88, null, 60],
      ...[null, null, null, null, null, null],
    ]);
  });

  it("is the same cells in the file, with what a spreadsheet would calculate made harmless", () => {
    const text = csvOf(rows);
    expect(text).toContain("'=Proposals: cards met");
    expect(text).toContain("\r\n'-Pupil 9,");
    const read = parseCsv(text).map(({ cells }) => cells);
    expect(read).toEqual(rows.map((cells) => cells.map((cell) => (cell === null ? "" : String(cell)))));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BYTE_ORDER_MARK, type CsvCell, csvOf, parseCsv } from "#lib/base/csv.ts";
import { DomainError } from "#lib/base/errors.ts";

const cellsOf = (text: string) => parseCsv(text).map(({ cells }) => cells);

/** Cells with everything in them that CSV and spreadsheets trip over. */
const cell = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", ";", "\t", "\r", "\n", " ", "a", "7"),
  }),
);
const row = fc.array(cell, { minLength: 1, maxLength: 5 });

describe("writing CSV", () => {
  it("reads back as the same cells, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        // The header tells the separator, as in every file that we write.
        const header = ["name", "what", "else", "and", "so", "on"];
        expect(cellsOf(BYTE_ORDER_MARK + csvOf([header, ...rows]))).toEqual([header, ...rows]);
      }),
      { numRuns: 1000 },
    );
  });

  it("lets no cell begin as a formula does, unless it is a number", () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = csvOf([[text]]).replace(/^"/u, "");
        const number = /^[+-]?[\d.,]+%?"?\r\n$/u.test(written);
        expect(number || !/^[=+\-@\t\r\n]/u.test(written.replace(/\r\n$/u, ""))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("puts an apostrophe before what a spreadsheet would calculate", () => {
    const attacks = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-2+3", "'=1"];
    for (const attack of attacks) expect(csvOf([[attack]]).replace(/^"/u, "")).toMatch(/^'/u);
  });

  it("leaves numbers numbers", () => {
    const cells: CsvCell[] = [-3, 0.5, 0, "-3", "+4.5", "-12,5", "-8%", Number.NaN, null];
    expect(csvOf([cells])).toBe('-3,0.5,0,-3,+4.5,"-12,5",-8%,,\r\n');
  });

  it("quotes what another country's spreadsheet would split", () => {
    expect(csvOf([["a;b", "c\td", 'say "so"', " e"]])).toBe('"a;b","c\td","say ""so"""," e"\r\n');
  });
});

describe("reading CSV", () => {
  it("takes commas, semicolons and tabs", () => {
    expect(cellsOf("name,group\nAnn,A")).toEqual(cellsOf("name;group\nAnn;A"));
    expect(cellsOf("name\tgroup\r\nAnn\tA\r\n")).toEqual([
      ["name", "group"],
      ["Ann", "A"],
    ]);
    expect(cellsOf('"a,b";c\n1;2')).toEqual([
      ["a,b", "c"],
      ["1", "2"],
    ]);
    expect(cellsOf("sep=;\r\na;b,c")).toEqual([["a", "b,c"]]);
  });

  it("says on which line each record begins, also after cells of several lines", () => {
    const text = `${BYTE_ORDER_MARK}name,group\r\n\r\n"Ann\nBell",A\rCat,B`;
    expect(parseCsv(text).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "name"],
      [3, "Ann\nBell"],
      [5, "Cat"],
    ]);
  });

  it("keeps empty cells, also at the end of a record", () => {
    expect(cellsOf("a,,\n,b,")).toEqual([
      ["a", "", ""],
      ["", "b", ""],
    ]);
    expect(cellsOf('a\n""\n')).toEqual([["a"], [""]]);
    expect(cellsOf("")).toEqual([]);
  });

  it("takes a quotation mark within a cell as it is", () => {
    expect(cellsOf('5" pipe,"so"so,b')).toEqual([['5" pipe', "soso", "b"]]);
  });

  it("names the line of a quotation mark that is never closed", () => {
    expect(() => parseCsv('name\nAnn\n"Bell\nCat')).toThrow(
      new DomainError(
        "unreadable",
        "Line 3: a quotation mark is opened and never closed. Close it, or take it out.",
      ),
    );
  });

  it("never fails on text without quotation marks, and takes time in step with its length", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseCsv(text.replaceAll('"', ""));
      }),
    );
    expect(parseCsv(`${'""'.repeat(200_000)},${"'".repeat(200_000)}`)).toHaveLength(1);
  });
});

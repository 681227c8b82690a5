import { describe, expect, it } from "vitest";
import { withoutOne } from "#app/browse/empty-table.tsx";
import {
  chooseAll,
  chosenCount,
  goTo,
  isChosen,
  NOTHING_CHOSEN,
  rowFor,
  searchOf,
  toggle,
} from "#app/browse/selection.ts";
import { suggestionsFor } from "#app/browse/suggest.ts";

const IDS = ["a", "b", "c", "d", "e"];
const idAt = (row: number): string | undefined => IDS[row];
const ids = (selection: typeof NOTHING_CHOSEN): readonly string[] =>
  IDS.filter((id) => isChosen(selection, id));

describe("choosing rows", () => {
  it("follows the keys, and stops at both ends", () => {
    const at = { rows: 5, page: 2 };
    expect(rowFor("ArrowDown", null, at)).toBe(0);
    expect(rowFor("ArrowDown", 4, at)).toBe(4);
    expect(rowFor("ArrowUp", 0, at)).toBe(0);
    expect(rowFor("PageDown", 1, at)).toBe(3);
    expect(rowFor("PageUp", 1, at)).toBe(0);
    expect(rowFor("Home", 3, at)).toBe(0);
    expect(rowFor("End", 0, at)).toBe(4);
    expect(rowFor("x", 0, at)).toBeNull();
    expect(rowFor("ArrowDown", null, { rows: 0, page: 2 })).toBeNull();
  });

  it("a stretch grows and shrinks from where it began", () => {
    const begun = goTo(NOTHING_CHOSEN, 2, { extend: false, idAt });
    expect(ids(begun)).toEqual([]);
    const down = goTo(begun, 4, { extend: true, idAt });
    expect(ids(down)).toEqual(["c", "d", "e"]);
    expect(ids(goTo(down, 1, { extend: true, idAt }))).toEqual(["b", "c"]);
  });

  it("one card goes in and out, also out of all", () => {
    const one = toggle(NOTHING_CHOSEN, "b", 1);
    expect(ids(one)).toEqual(["b"]);
    expect(ids(toggle(one, "b", 1))).toEqual([]);
    const all = chooseAll(one);
    expect([chosenCount(all, 100_000), chosenCount(one, 100_000)]).toEqual([100_000, 1]);
    const most = toggle(all, "c", 2);
    expect(ids(most)).toEqual(["a", "b", "d", "e"]);
    expect(chosenCount(most, 100_000)).toBe(99_999);
    expect(chosenCount(toggle(most, "c", 2), 100_000)).toBe(100_000);
  });

  it("what is chosen can be asked for", () => {
    const one = toggle(NOTHING_CHOSEN, "b", 1);
    const most = toggle(chooseAll(one), "c", 2);
    expect(searchOf(one, "is:due")).toBe("cid:b");
    expect(searchOf(chooseAll(one), "is:due")).toBe("is:due");
    expect(searchOf(most, "a or b")).toBe("(a or b) -cid:c");
    expect(searchOf(most, "")).toBe("-cid:c");
  });
});

const KEYS = [
  { key: "deck", says: "", example: "", values: ["current", "Sea::High tides", "Seaside"] },
  { key: "is", says: "", example: "", values: ["due", "new"] },
  { key: "tag", says: "", example: "", values: ["a_b"] },
];

function offered(query: string, cursor = query.length): readonly string[] {
  return suggestionsFor(query, cursor, KEYS).map(
    ({ text, start, end }) => query.slice(0, start) + text + query.slice(end),
  );
}

describe("what may be typed next", () => {
  it.each([
    ["de", ["deck:"]],
    ["mill -de", ["mill -deck:"]],
    ["(i", ["(is:"]],
    ["deck:sea", ['deck:"Sea::High tides"', "deck:Seaside"]],
    ['deck:"high', ['deck:"Sea::High tides"']],
    ["is:d", ["is:due"]],
    ["is:due", []],
    ["tag:", ["tag:a\\_b"]],
    ["", []],
    ['"de', []],
    ["nothing:x", []],
  ])("%s", (query, expected) => {
    expect(offered(query)).toEqual(expected);
  });

  it("stands where the cursor is, and leaves what follows", () => {
    expect(offered("de mill", 2)).toEqual(["deck: mill"]);
  });
});

describe("what finds more", () => {
  it("is the search without one of its words", () => {
    expect(withoutOne('mill "the fire" deck:"A b"')).toEqual([
      '"the fire" deck:"A b"',
      'mill deck:"A b"',
      'mill "the fire"',
    ]);
  });

  it("is nothing for one word, and for a search that is no plain row", () => {
    for (const query of ["mill", "a or b", "a (b)"]) expect(withoutOne(query)).toEqual([]);
  });
});

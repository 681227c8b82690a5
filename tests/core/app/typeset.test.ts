import { describe, expect, it } from "vitest";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";

describe("card text as it is shown", () => {
  it.each([
    [`the "old" mill`, "the “old” mill"],
    [`("old")`, "(“old”)"],
    [`He said: "Ada's 'mill' burned."`, "He said: “Ada’s ‘mill’ burned.”"],
    [`the millers' guild of the '90s`, "the millers’ guild of the ’90s"],
    [`'tis late`, "’tis late"],
    [`from "1871"—"1872"`, "from “1871”—“1872”"],
    [`Plan "B."`, "Plan “B.”"],
    ["no marks here", "no marks here"],
  ])("%s", (text, shown) => {
    expect(typeset(text)).toBe(shown);
  });

  it.each([
    ["october 1871", "October 1871"],
    ["the miller's wife", "The miller’s wife"],
    ["well-known engineers", "Well-known engineers"],
    ["a bridge", "A bridge"],
    ["étude no. 3", "Étude no. 3"],
    ["12 March", "12 March"],
    ["iPhone sales", "iPhone sales"],
    ["pH 7", "pH 7"],
    ["x", "x"],
    ["example.org/mill", "example.org/mill"],
    [`"burned to the ground"`, "“burned to the ground”"],
    ["“burned to the ground”", "“burned to the ground”"],
    ["", ""],
  ])("%s as an answer", (text, shown) => {
    expect(shownAnswer(text)).toBe(shown);
  });
});

describe("the title of a document", () => {
  it("begins large when it is a description, and stays as it is otherwise", () => {
    expect(shownTitle("the forum thread on the bridge")).toBe("The forum thread on the bridge");
    expect(shownTitle("iPhone history")).toBe("iPhone history");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOf, matchCost } from "#app/_ui/palette-match.ts";

const item = (text: string) => ({ id: text, text });
const DECKS = ["The Berlin talks", "Proposals, The Berlin talks", "Timber of Bern", "Zürich", "Suspend"].map(
  item,
);
const found = (query: string, recent: readonly string[] = []) =>
  bestOf(DECKS, query, recent, 10).map(({ text }) => text);

describe("the command palette", () => {
  it("finds by the beginnings of words, in their order, with or without spaces", () => {
    expect(found("ber ta")).toEqual(["The Berlin talks", "Proposals, The Berlin talks"]);
    expect(found("bt")).toEqual(["The Berlin talks", "Proposals, The Berlin talks"]);
    expect(found("tb")).toEqual(["The Berlin talks", "Timber of Bern", "Proposals, The Berlin talks"]);
    expect(found("erlin")).toEqual([]);
    expect(found("talks berlin")).toEqual([]);
  });

  it("does not mind accents and capitals", () => {
    expect(found("zurich")).toEqual(["Zürich"]);
    expect(found("ZÜ")).toEqual(["Zürich"]);
  });

  it("puts the nearer match first, and of equals what was used last", () => {
    expect(found("p")).toEqual(["Proposals, The Berlin talks"]);
    expect(found("", ["Suspend", "Zürich"]).slice(0, 2)).toEqual(["Suspend", "Zürich"]);
    expect(found("t", ["Timber of Bern"])[0]).toBe("Timber of Bern");
  });

  it("finds a text by the first letters of any of its words, whatever they are", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat(8)),
        (words, cuts) => {
          const query = words.map((one) => one.slice(0, Number(cuts.next().value) + 1)).join("");
          expect(matchCost(query, words.join(" "))).not.toBeNull();
        },
      ),
    );
  });

  it("is quick with a query made to be hard", () => {
    expect(
      matchCost("a".repeat(60), Array.from({ length: 200 }, () => "aaaaaaaab").join(" ")),
    ).not.toBeNull();
  });
});

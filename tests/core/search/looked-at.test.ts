import { describe, expect, it } from "vitest";
import { isSideBySide, lookedAt, memoryFirst, neededWords } from "#lib/search/looked-at.ts";
import type { Sought } from "#lib/search/sought.ts";

const word = (words: string) =>
  ({
    kind: "text",
    field: null,
    words,
    short: null,
    glob: null,
    padded: false,
    own: `*${words}*`,
    plain: null,
  }) as const;
const isNew: Sought = { kind: "phases", phases: ["new"] };
const flagged: Sought = { kind: "flag", flag: 1 };
const all = (...parts: Sought[]): Sought => ({ kind: "all", parts });
const any = (...parts: Sought[]): Sought => ({ kind: "any", parts });
const not = (part: Sought): Sought => ({ kind: "not", part });

describe("what a search looks at in a card", () => {
  it("is nothing for everything, its figures for its memory, and its words for a word anywhere in it", () => {
    expect(lookedAt({ kind: "everything" })).toBe("nothing");
    expect(lookedAt(all(isNew, not(flagged)))).toBe("figures");
    expect(lookedAt(all(isNew, any(flagged, not(word("mill")))))).toBe("words");
  });

  it("can be read side by side where it is of memory or denied, and not where a card's row is read", () => {
    expect(isSideBySide(all(isNew, word("mill")))).toBe(true);
    expect(isSideBySide(not(word("mill")))).toBe(true);
    expect(isSideBySide(word("mill"))).toBe(false);
    expect(isSideBySide(all(isNew, { kind: "ord", ord: 0 }))).toBe(false);
  });
});

describe("the words that a found card must have", () => {
  it("are those that are asked for beside everything else, one of each group", () => {
    expect(neededWords(all(isNew, word("mill"), any(word("weir"), word("dam"))))).toEqual([
      [word("mill")],
      [word("weir"), word("dam")],
    ]);
  });

  it("are none where something else will do, or where they are denied", () => {
    expect(neededWords(any(isNew, word("mill")))).toEqual([]);
    expect(neededWords(all(isNew, not(word("mill"))))).toEqual([]);
  });
});

describe("memory first", () => {
  it("asks what was learnt, denied or not, before words", () => {
    expect(memoryFirst(all(word("mill"), isNew, not(flagged)))).toEqual({
      kind: "first",
      first: all(isNew, not(flagged)),
      rest: all(word("mill")),
    });
  });

  it("reaches into what is denied and into alternatives", () => {
    const inner = { kind: "first", first: all(isNew), rest: all(word("mill")) };
    expect(memoryFirst(not(all(isNew, word("mill"))))).toEqual({ kind: "not", part: inner });
    expect(memoryFirst(any(flagged, all(isNew, word("mill"))))).toEqual(any(flagged, inner as Sought));
  });

  it("leaves alone what is about one of the two only", () => {
    for (const sought of [all(isNew, flagged), all(word("mill"), word("weir")), any(isNew, word("mill"))])
      expect(memoryFirst(sought)).toEqual(sought);
  });
});

import { describe, expect, it } from "vitest";
import { parseSearch } from "#lib/search/parse.ts";
import { passagesWith, wordsOf } from "#lib/search/passages.ts";

const TEXT = `The Mūris stood.${" Nothing happened.".repeat(40)} The mūris burned, and the  weir broke.`;

function words(query: string): readonly string[] {
  const parsed = parseSearch(query);
  return parsed.ok ? wordsOf(parsed.node) : [];
}

describe("words in documents", () => {
  it("are those that a search looks for in plain letters", () => {
    expect(words('muris "weir broke" -fire is:due answer:x w:mill a b*d')).toEqual([
      "muris",
      "weir broke",
      "mill",
    ]);
  });

  it("stand in their passages, those with most of them first", () => {
    const found = passagesWith(TEXT, ["muris", "the weir"], { around: 20, most: 5 });
    expect(found?.map(({ hits }) => hits.map((hit) => TEXT.slice(hit.start, hit.end)))).toEqual([
      ["mūris", "the  weir"],
      ["Mūris"],
    ]);
  });

  it("are nowhere unless all of them stand", () => {
    expect(passagesWith(TEXT, ["muris", "boat"], { around: 20, most: 5 })).toBeNull();
  });

  it("are cut at the ends of words, inside the text", () => {
    for (const { start, end } of passagesWith(TEXT, ["happened"], { around: 13, most: 9 }) ?? []) {
      expect(start === 0 || TEXT[start - 1] === " ").toBe(true);
      expect(end === TEXT.length || TEXT[end] === " ").toBe(true);
    }
  });
});

import { describe, expect, it } from "vitest";
import { joinLines, wordsOf } from "#lib/documents/pdf/hyphens.ts";

const words = wordsOf(["The lighthouse-keeper was re-elected; cooperation was rare and co-author rarer."]);
const joined = (before: string, after: string): string => joinLines(before, after, words);

describe("two lines of a paragraph", () => {
  it.each([
    ["the govern-", "ment fell", "the government fell"],
    ["a coope-", "ration of two", "a cooperation of two"],
    ["he was re-", "elected twice", "he was re-elected twice"],
    ["the Polish-", "Swedish war", "the Polish-Swedish war"],
    ["in 1701-", "1703 it", "in 1701-1703 it"],
    ["a self-", "made man", "a self-made man"],
    ["long- and", "short-term", "long- and short-term"],
    ["pre-", "and post-war", "pre- and post-war"],
    ["the CON-", "GRESS met", "the CONGRESS met"],
    ["a soft\u00ad", "ened tone", "a softened tone"],
    ["the end—", "or nearly", "the end—or nearly"],
    ["the end —", "or nearly", "the end — or nearly"],
    ["no hyphen", "at all", "no hyphen at all"],
  ])("%s | %s", (before, after, wanted) => {
    expect(joined(before, after)).toBe(wanted);
  });
});

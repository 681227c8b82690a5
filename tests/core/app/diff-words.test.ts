import { describe, expect, it } from "vitest";
import { differenceWords, drawnPieces, hasInCommon } from "#app/study/answering/diff-words.ts";
import { judgeTyped } from "#lib/answers/judge-typed.ts";

const told = (expected: string, typed: string) => differenceWords(judgeTyped(expected, [], typed).diff);

describe("what is said of a typed answer that is not right", () => {
  it.each([
    ["Vyacheslav Molotov", "Vyacheslav Molodov", "Different: in Molotov: t instead of d."],
    ["Vyacheslav Molotov", "Vyacheslav Moltov", "Different: in Molotov: o is missing."],
    ["12 November 1940", "12 November 1840", "Different: in 1940: 9 instead of 8."],
    ["12 November 1940", "13 November 1940", "Different: 12 instead of 13."],
    ["Poland", "France", ""],
    ["Germany, Italy and Japan", "Somebody Else", ""],
    ["Poland and Spain", "Poland and France", "Different: Spain instead of France."],
    ["invade Poland", "Poland", "Different: missing: invade."],
    ["Poland", "Poland and France", "Different: too much: and France."],
    ["Poland", "poland", ""],
  ])("%s ← %s: %s", (expected, typed, words) => {
    expect(told(expected, typed)).toBe(words);
  });

  it.each([
    ["Vyacheslav Molotov", "Napoleon", false],
    ["Germany, Italy and Japan", "Somebody Else", false],
    ["Vyacheslav Molotov", "Molodov", true],
    ["Poland and Spain", "Poland", true],
  ])("compares only what has anything in common: %s ← %s: %s", (expected, typed, common) => {
    expect(hasInCommon(judgeTyped(expected, [], typed).diff)).toBe(common);
  });

  it("marks letters only in a word that is nearly right", () => {
    const kinds = (expected: string, typed: string) =>
      drawnPieces(judgeTyped(expected, [], typed).diff).map(({ kind, letters }) => [kind, letters !== null]);
    expect(kinds("Poland", "France")).toEqual([["changed", false]]);
    expect(kinds("Molotov", "Molodov")).toEqual([["changed", true]]);
  });
});

import { describe, expect, it } from "vitest";
import { quantitiesAgree, quantitiesOf, sameEnds } from "#lib/conflicts/quantities.ts";

const of = (text: string) => quantitiesOf(text, { start: 0, end: text.length }, [], []);
const one = (text: string) => {
  const [first] = of(text);
  if (!first) throw new Error(`no number in: ${text}`);
  return first;
};

describe("numbers in a sentence", () => {
  it.each([
    ["a rent of £900 a month", 900, "£"],
    ["some 1,234,567 birds", 1_234_567, ""],
    ["it cost €4.2 million", 4_200_000, "€"],
    ["heated to 80 °C", 80, "°c"],
    ["ran for twenty-five minutes", 25, "min"],
    ["a share of 12 per cent", 12, "%"],
    ["a crowd of 7,500 came", 7_500, "spectator"],
    ["at 11:05 in the morning", 11.05, "clock"],
  ])("reads %s", (text, value, unit) => {
    expect(one(text)).toMatchObject({ low: value, high: value, unit });
  });

  it("reads a range by both ends and a result as it stands", () => {
    expect(one("between the piers, 100-250 metres off")).toMatchObject({ low: 100, high: 250, unit: "m" });
    expect(one("they won 3–1")).toMatchObject({ score: "3–1" });
  });

  it.each([
    ["two hundred and fifty-three guests", 253],
    ["a hundred and twenty beds", 120],
    ["one hundred and sixty guests", 160],
    ["one thousand two hundred men", 1200],
    ["three thousand and forty men", 3040],
  ])("reads a number in words to its end: %s", (text, value) => {
    expect(one(text)).toMatchObject({ low: value, high: value });
  });

  it("leaves out what is part of a date", () => {
    const text = "On 3 May 1907 it counted 12 boats";
    expect(quantitiesOf(text, { start: 0, end: text.length }, [], [{ start: 3, end: 13 }])).toHaveLength(1);
  });
});

describe("two numbers", () => {
  it.each([
    ["1,187 houses", "about 1,200 houses", true],
    ["1,187 houses", "1,200 houses", true],
    ["1,187 houses", "1,900 houses", false],
    ["20 goals", "21 goals", false],
    ["3–1", "1–3", true],
    ["3–1", "2–1", false],
    ["1848 times", "1850 times", false],
    ["at least 5 houses", "13 houses", true],
    ["at least 5 houses", "3 houses", false],
    ["200 feet", "60 m", true],
    ["200 feet", "90 m", false],
  ])("%s and %s can both be right: %s", (a, b, agree) => {
    expect(quantitiesAgree(one(a), one(b))).toBe(agree);
  });

  it("are held to both ends of a range when the sentences are copies", () => {
    expect(quantitiesAgree(one("100-250 metres"), one("100-126 metres"))).toBe(true);
    expect(sameEnds(one("100-250 metres"), one("100-126 metres"))).toBe(false);
    expect(sameEnds(one("at 10:58"), one("at 10:30"))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dateInWords,
  gapInDays,
  intervalOf,
  intervalOfValue,
  overlaps,
  sameEnds,
} from "#lib/conflicts/intervals.ts";

const at = (value: string, modifier: string | null = null) => intervalOf({ value, modifier });
const agree = (a: string, b: string) => {
  const [x, y] = [at(a), at(b)];
  if (!x || !y) throw new Error(`not a date: ${a} or ${b}`);
  return overlaps(x, y);
};

describe("the days a date leaves open", () => {
  it("lets a coarser form of a date agree with the finer one", () => {
    expect(agree("1887", "1887-05-03")).toBe(true);
    expect(agree("1887-05", "1887-05-03")).toBe(true);
    expect(agree("188X", "1887")).toBe(true);
    expect(agree("18XX", "1887")).toBe(true);
    expect(agree("1887-SP", "1887-05-03")).toBe(true);
    expect(agree("1887-05-03T09:30", "1887-05-03")).toBe(true);
    expect(agree("1887-04/1887-05", "1887-05")).toBe(true);
  });

  it("sets different days, months and years apart", () => {
    expect(agree("1887-05-03", "1887-05-04")).toBe(false);
    expect(agree("1887-05", "1887-06-01")).toBe(false);
    expect(agree("1887", "1889")).toBe(false);
    expect(agree("-0480", "0480")).toBe(false);
  });

  it("widens what the words blur", () => {
    const about = at("1887", "about");
    const exact = at("1889");
    expect(about && exact && overlaps(about, exact)).toBe(true);
    const after = at("1887-05", "after");
    const later = at("1890");
    expect(after && later && overlaps(after, later)).toBe(true);
  });

  it("has nothing to say about durations and unfinished values", () => {
    expect(intervalOfValue("P3D")).toBeNull();
    expect(intervalOfValue("XXXX-05-03")).toBeNull();
    expect(intervalOfValue("1887/1885")).toBeNull();
  });

  it("compares ranges end by end", () => {
    expect(sameEnds("1887/1890", "1887-05/1890")).toBe(true);
    expect(sameEnds("1887/1890", "1887/1891")).toBe(false);
    expect(sameEnds("1887/1890", "1888")).toBe(true);
  });

  it("reads any calendar day back into words and the gap between two days is their distance less one", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }),
        (date) => {
          const value = date.toISOString().slice(0, 10);
          const read = intervalOfValue(value);
          expect(read).toEqual({
            from: Math.floor(date.getTime() / 86_400_000),
            to: Math.floor(date.getTime() / 86_400_000),
          });
          expect(new Date(`${dateInWords(value)} UTC`).toISOString().slice(0, 10)).toBe(value);
        },
      ),
    );
    expect(gapInDays({ from: 1, to: 3 }, { from: 7, to: 9 })).toBe(3);
    expect(gapInDays({ from: 1, to: 7 }, { from: 7, to: 9 })).toBe(0);
  });

  it("says a range and a season as people do", () => {
    expect(dateInWords("1887-04/1887-05")).toBe("April and May 1887");
    expect(dateInWords("1887/1890")).toBe("1887 to 1890");
    expect(dateInWords("1887-SU")).toBe("summer 1887");
  });
});

import { describe, expect, it } from "vitest";
import { dateWords } from "#lib/cards/date-words.ts";

const words = (value: string, modifier: string | null = null): string[] => {
  const made = dateWords({ value, modifier });
  return made === null ? [] : [made.ask, made.answer];
};

describe("a date in words", () => {
  it("is asked at the granularity of its value, and never finer", () => {
    expect(words("1876-06-09")).toEqual(["On what date", "9 June 1876"]);
    expect(words("1876-06")).toEqual(["In which month", "June 1876"]);
    expect(words("1876-SU")).toEqual(["In which season", "summer 1876"]);
    expect(words("1876")).toEqual(["In which year", "1876"]);
    expect(words("187X")).toEqual(["In which decade", "the 1870s"]);
    expect(words("18XX")).toEqual(["In which century", "the 19th century"]);
    expect(words("1876-06-09T11:05")).toEqual(["On what date and at what time", "9 June 1876, 11:05 a.m."]);
  });

  it("shows a range as one would say it", () => {
    expect(words("1876-06/1876-07")).toEqual(["In which two months", "June and July 1876"]);
    expect(words("1876-06-09/1876-06-12")[1]).toBe("9 to 12 June 1876");
    expect(words("1876-06-28/1876-07-02")[1]).toBe("28 June to 2 July 1876");
    expect(words("1873/1876")[1]).toBe("1873 to 1876");
  });

  it("keeps what the document narrows or blurs", () => {
    expect(words("1876-06", "mid")[1]).toBe("mid-June 1876");
    expect(words("1876", "late")[1]).toBe("late 1876");
  });

  it("reads years before our era", () => {
    expect(words("-0480")[1]).toBe("480 BC");
  });

  it("makes nothing of durations and of what no calendar knows", () => {
    expect(words("P3D")).toEqual([]);
    expect(words("1876-13")).toEqual([]);
    expect(words("XXXX-11-12")).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepsIn, stepsInWords } from "#lib/study/step-words.ts";

describe("steps as people write them", () => {
  it.each([
    ["1m 10m", [1, 10]],
    ["1 10", [1, 10]],
    ["30s, 1.5h; 1d", [0.5, 90, 1440]],
    ["1,5h", [1, 300]],
    ["", []],
    ["  15M  ", [15]],
  ])("reads %o", (text, minutes) => {
    expect(stepsIn(text)).toEqual(minutes);
  });

  it.each(["ten", "-1m", "0m", "1w", "1m x", "1e9m"])("refuses %o", (text) => {
    expect(stepsIn(text)).toBeNull();
  });

  it("reads what it writes", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 10 });
    fc.assert(
      fc.property(steps, (minutes) => {
        expect(stepsIn(stepsInWords(minutes))).toEqual(minutes);
      }),
    );
  });

  it("writes the largest unit that keeps a step whole", () => {
    expect(stepsInWords([0.5, 1, 10, 60, 90, 1440, 4320])).toBe("30s 1m 10m 1h 90m 1d 3d");
  });
});

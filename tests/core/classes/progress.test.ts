import { describe, expect, it } from "vitest";
import { daysBetweenEvenly, progressOf } from "#lib/classes/progress.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

const { parameters } = DEFAULT_PRESET;

describe("progress", () => {
  it("counts a card from the day after its answer, by its strength of that day", () => {
    const cards = [
      [
        { day: 10, stability: 2 },
        { day: 12, stability: 6 },
      ],
      [],
    ];
    const points = progressOf(cards, 2, [10, 11, 13], parameters);
    expect(points.map(({ known }) => known)).toEqual([
      0,
      recallAfter(1, 2, parameters) / 2,
      recallAfter(1, 6, parameters) / 2,
    ]);
  });

  it("names the first and the last day, and no more days than asked", () => {
    expect(daysBetweenEvenly(5, 5, 10)).toEqual([5]);
    expect(daysBetweenEvenly(5, 8, 10)).toEqual([5, 6, 7, 8]);
    const many = daysBetweenEvenly(0, 100, 11);
    expect([many[0], many.at(-1), many.length]).toEqual([0, 100, 11]);
  });
});

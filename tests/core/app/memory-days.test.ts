import { describe, expect, it } from "vitest";
import { daysFigure } from "#app/memory/figure-data.ts";
import { addDays } from "#lib/base/study-time.ts";
import { NO_FIGURES } from "#lib/memory/figures.ts";

/** A Tuesday. */
const TODAY = "2026-03-10";

/** What is said of two minutes on each of these days, counted back from today. */
const said = (ago: readonly number[]): string => {
  const days = ago.map((back) => ({
    ...NO_FIGURES,
    studyDay: addDays(TODAY, -back),
    answers: 10,
    tookMs: 120_000,
  }));
  return daysFigure({ days, today: TODAY }).says.replaceAll("\u00a0", " ");
};

describe("what is said of the days of the last year", () => {
  it("makes no habit of a first day or two", () => {
    expect(said([])).toBe("Nothing was studied in the last year.");
    expect(said([0])).toBe("You studied on 1 day: 2 minutes in all.");
    expect(said([20, 0])).toBe("You studied on 2 days, most in February 2026: 2 minutes.");
  });

  it("names the weekday and the month once there are enough days", () => {
    const weekly = Array.from({ length: 14 }, (_, week) => 7 * week).reverse();
    expect(said(weekly)).toMatch(
      /^You studied on 14 days, most often on Tuesdays, and most in \w+ 202[56]: \d+ minutes\.$/u,
    );
  });
});

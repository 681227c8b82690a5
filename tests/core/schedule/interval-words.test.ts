import { describe, expect, it } from "vitest";
import { addDays, MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { wordsForDue } from "#lib/schedule/interval-words.ts";

const TODAY = "2026-03-02";
const minutes = (n: number) => wordsForDue({ kind: "instant", at: n * MS_PER_MINUTE }, 0, TODAY);
const days = (n: number) => wordsForDue({ kind: "day", day: addDays(TODAY, n) }, 0, TODAY);

describe("an interval in words", () => {
  it("takes the largest unit that fits, for the eye and for the ear", () => {
    expect(minutes(1)).toEqual({ short: "1m", long: "1 minute" });
    expect(minutes(5.5).short).toBe("6m");
    expect(minutes(10).long).toBe("10 minutes");
    expect(minutes(90).short).toBe("1.5h");
    expect(days(1)).toEqual({ short: "1d", long: "1 day" });
    expect(days(30).short).toBe("30d");
    expect(days(45).short).toBe("1.5mo");
    expect(days(365).short).toBe("1y");
    expect(days(498)).toEqual({ short: "1.4y", long: "1.4 years" });
  });

  it("never says a negative time", () => {
    expect(minutes(-5).short).toBe("now");
    expect(days(-1).short).toBe("today");
  });
});

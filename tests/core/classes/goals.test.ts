import { describe, expect, it } from "vitest";
import { predictedOn, type Remembered, standing, type Terms, type Work } from "#lib/classes/goals.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";

const OPENS = "2026-03-02";
const DUE = "2026-03-09";
const terms = (changes: Partial<Terms> = {}): Terms => ({
  goal: { kind: "seen" },
  opens: OPENS,
  due: DUE,
  closes: null,
  lateRule: "counts",
  ...changes,
});
const work = (changes: Partial<Work> = {}): Work => ({
  cards: ["a", "b"],
  states: new Map(),
  days: [],
  firstSeen: new Map(),
  ...changes,
});
const on = (...days: readonly string[]) => days.map((day) => ({ day, cards: 2 }));
const at = (t: Terms, w: Work, today: string) => standing(t, w, today, DEFAULT_PARAMETERS);

const known = (stability: number, day: string): Remembered => ({
  stability,
  lastStudyTime: Date.parse(`${day}T12:00:00Z`),
});

describe("where a pupil stands with a goal", () => {
  it("is not open before its day, and not started until something was answered", () => {
    expect(at(terms(), work(), "2026-03-01").state).toBe("not-open");
    expect(at(terms(), work(), OPENS).state).toBe("not-started");
    expect(at(terms(), work({ firstSeen: new Map([["a", OPENS]]) }), OPENS)).toMatchObject({
      state: "under-way",
      reached: 1,
      of: 2,
      share: 0.5,
    });
  });

  it("counts different days, not answers", () => {
    const goal = { kind: "days", days: 3 } as const;
    const two = work({ days: on(OPENS, "2026-03-05") });
    expect(at(terms({ goal }), two, DUE)).toMatchObject({ state: "under-way", reached: 2, of: 3 });
    const three = work({ days: on("2026-03-06", OPENS, "2026-03-05") });
    expect(at(terms({ goal }), three, DUE)).toMatchObject({ state: "met", metOn: "2026-03-06" });
  });

  it("keeps what happens after the due day by the late rule", () => {
    const late = work({
      firstSeen: new Map([
        ["a", OPENS],
        ["b", "2026-03-11"],
      ]),
    });
    expect(at(terms(), late, "2026-03-12").state).toBe("met");
    expect(at(terms({ lateRule: "counts-as-late" }), late, "2026-03-12").state).toBe("met-late");
    expect(at(terms({ lateRule: "does-not-count" }), late, "2026-03-12")).toMatchObject({
      state: "missed",
      reached: 1,
    });
    expect(at(terms({ closes: "2026-03-10" }), late, "2026-03-12").state).toBe("missed");
  });

  it("can still be met after the due day where late work counts and nothing closes", () => {
    expect(at(terms(), work(), "2026-04-01").state).toBe("not-started");
  });

  it("judges a prediction on its own day, and says what it is until then", () => {
    const goal = { kind: "retained", share: 0.85, day: "2026-03-20" } as const;
    const strong = work({
      days: on(OPENS),
      states: new Map([
        ["a", known(100, OPENS)],
        ["b", known(100, OPENS)],
      ]),
    });
    const early = at(terms({ goal }), strong, "2026-03-10");
    expect(early.state).toBe("under-way");
    expect(early.predicted).toBeGreaterThan(0.9);
    expect(early.share).toBe(1);
    expect(at(terms({ goal }), strong, "2026-03-20").state).toBe("met");
    const half = work({ days: on(OPENS), states: new Map([["a", known(100, OPENS)]]) });
    expect(at(terms({ goal }), half, "2026-03-20").state).toBe("under-way");
    expect(at(terms({ goal }), half, "2026-03-21").state).toBe("missed");
  });

  it("takes an attempt for a quiz, on time or late", () => {
    const goal = { kind: "quiz", quizId: "q" } as const;
    const done = work({ attempt: { day: DUE, score: 0.7 } });
    expect(at(terms({ goal }), work(), DUE).state).toBe("not-started");
    expect(at(terms({ goal }), done, DUE)).toMatchObject({ state: "met", metOn: DUE, share: 1 });
  });

  it("is not met where there is nothing to see", () => {
    expect(at(terms(), work({ cards: [] }), DUE)).toMatchObject({ state: "not-started", share: 0 });
  });
});

describe("the predicted share", () => {
  it("counts a new card as not known and falls with the days", () => {
    const states = new Map([["a", known(10, OPENS)]]);
    const soon = predictedOn(["a", "b"], states, OPENS, DEFAULT_PARAMETERS);
    const later = predictedOn(["a", "b"], states, "2026-05-01", DEFAULT_PARAMETERS);
    expect(soon).toBeCloseTo(0.5, 2);
    expect(later).toBeLessThan(soon);
    expect(predictedOn([], states, OPENS, DEFAULT_PARAMETERS)).toBe(0);
  });
});

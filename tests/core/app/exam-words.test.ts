import { describe, expect, it } from "vitest";
import { plannedSentence } from "#app/_ui/card-info/info-words.ts";
import {
  asOf,
  calibrationWords,
  expectedAt,
  headline,
  inWords,
  lede,
  likely,
  minutesFor,
  momentOf,
  wallOf,
} from "#app/exams/exam-words.ts";
import type { WhatIf } from "#lib/exam/types.ts";
import type { AheadView } from "#lib/services/exams/ahead-view.ts";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, " ");
const CURVE: WhatIf = {
  points: [
    { minutesPerDay: 10, expected: 0.6 },
    { minutesPerDay: 20, expected: 0.78 },
    { minutesPerDay: 30, expected: 0.84 },
  ],
  shapes: [],
};

function view(changes: Partial<AheadView> = {}): AheadView {
  const day = { day: "2026-03-02", newCards: 5, reviews: 3, minutes: 18, cap: 20, off: false };
  return {
    plan: "best",
    prediction: {
      examId: "e",
      about: "exam",
      expected: 0.78,
      low: 0.71,
      high: 0.84,
      uncorrected: 0.78,
      cards: 100,
      unseen: 0,
      topics: [],
      algorithm: "",
      corrected: false,
    },
    now: { expected: 0.2, low: 0.1, high: 0.3 },
    target: null,
    questions: null,
    minutes: [20, 20, 20, 20, 20, 20, 20],
    shape: "flat",
    today: { cards: 8, newCards: 5, minutes: 18, spentMinutes: 0, capMinutes: 20 },
    days: [day, { ...day, day: "2026-03-03" }],
    shortOf: null,
    history: [],
    curve: { kind: "ready", whatIf: CURVE },
    beside: [],
    setAside: 0,
    leftOut: 0,
    absent: 0,
    ...changes,
  };
}

describe("the words of an exam", () => {
  it("says the mark with its range", () => {
    expect(headline(view())).toBe("Expected mark 78 of 100, likely between 71 and 84.");
    const sure = { ...view().prediction, expected: 0.98, low: 0.978, high: 0.981 };
    expect(headline(view({ prediction: sure }))).toBe("Expected mark 98 of 100, likely about 98.");
    expect(likely({ low: 0.5, high: 0.61 })).toBe("50 to 61");
    expect(asOf("2026-11-25", "2026-11-25")).toBe("");
    expect(asOf("2026-11-25", "2026-11-29")).toBe(", as of 25\u00a0November");
  });

  it("says what is short and what would do", () => {
    const short = { cards: 34, minutesNeeded: 26, leaveOut: [] };
    expect(plain(lede(view({ shortOf: short }), 5))).toBe(
      "At 20 minutes a day, 34 cards will not be met. 26 minutes would do, or leave some out.",
    );
    expect(plain(lede(view({ shortOf: { ...short, minutesNeeded: null } }), 1))).toContain(
      "No number of minutes would do any more",
    );
  });

  it("says which minutes would reach a target, and nothing where none does", () => {
    expect(plain(lede(view({ target: 0.81 }), 5))).toContain("About 25 minutes a day would reach 81.");
    expect(plain(lede(view({ target: 0.95 }), 5))).toMatch(/Your target is 95\.$/u);
    expect(minutesFor(CURVE, 0.5)).toBe(10);
    expect(minutesFor(CURVE, 0.9)).toBeNull();
    expect(expectedAt(CURVE, 15)).toBeCloseTo(0.69);
    expect(expectedAt(CURVE, 99)).toBe(0.84);
  });

  it("has a sentence for no minutes, no cards and the day itself", () => {
    const off = { day: "2026-03-02", newCards: 0, reviews: 0, minutes: 0, cap: 0, off: true };
    expect(lede(view({ days: [off] }), 5)).toMatch(/^No minutes are left before it/u);
    expect(lede(view({ days: [off] }), 0)).toMatch(/today is a day off/u);
    expect(lede(view(), 0)).toMatch(/^It is today/u);
    const empty = { ...view().prediction, cards: 0 };
    expect(lede(view({ prediction: empty, absent: 1 }), 5)).toMatch(/not on your shelf/u);
  });

  it("says the wall's day and time, also across a change of the clocks", () => {
    expect(wallOf(Date.UTC(2026, 2, 16, 7), "Europe/Riga")).toEqual({ day: "2026-03-16", time: "09:00" });
    expect(wallOf(Date.UTC(2026, 5, 16, 6), "Europe/Riga")).toEqual({ day: "2026-06-16", time: "09:00" });
    expect(plain(momentOf(Date.UTC(2026, 2, 16, 9), "UTC", "2026-03-02"))).toBe("Monday 16 March, 09:00");
    expect([0, 1, 2, -1, -3].map((days) => plain(inWords(days)))).toEqual([
      "today",
      "tomorrow",
      "in 2 days",
      "yesterday",
      "3 days ago",
    ]);
  });

  it("says whether earlier predictions were right, and whether the next is moved", () => {
    const calibration = { outcomes: 2, coverage: 0.5, bias: 0.04, meanError: 0.05, meanWidth: 0.2 };
    const past = { results: [], calibration, correction: { shift: 0, spread: 0.3, outcomes: 2 } };
    expect(calibrationWords({ ...past, calibration: null })).toBeNull();
    expect(plain(calibrationWords(past) ?? "")).toContain("1 of 2 lay within the range");
    expect(plain(calibrationWords(past) ?? "")).toContain("4 points too hopeful");
    expect(calibrationWords(past)).toContain("so it is not moved");
    const moved = { ...past, correction: { shift: -0.2, spread: 0.3, outcomes: 2 } };
    expect(calibrationWords(moved)).toContain("is in the next prediction");
  });

  it("says why a card comes today", () => {
    const base = { examId: "e", examTitle: "History paper", seconds: 20 };
    expect(
      plain(plannedSentence({ ...base, kind: "fading", now: 0.48, examIfLeft: 0.41, examIfDone: 0.88 })),
    ).toBe(
      "In today’s plan for History paper: it fades, 48 % now; at the exam you would know it with 88 % if you answer it today, with 41 % if you do not.",
    );
    expect(plain(plannedSentence({ ...base, kind: "new", now: 0, examIfLeft: 0, examIfDone: 0.7 }))).toBe(
      "In today’s plan for History paper: you have not met it; learnt today, you would know it at the exam with 70 %.",
    );
  });
});

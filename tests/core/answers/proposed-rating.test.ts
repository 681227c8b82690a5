import { describe, expect, it } from "vitest";
import { type Circumstances, proposedRating, slowAfter } from "#lib/answers/proposed-rating.ts";
import type { CardState } from "#lib/schedule/events.ts";

const seen = (phase: "learning" | "review", stability: number): CardState["memory"] => ({
  kind: "seen",
  phase,
  stability,
  difficulty: 5,
  step: 0,
  due: { kind: "day", day: "2026-01-01" },
  lastStudyTime: 0,
  intervalDays: stability,
  reps: 5,
  lapses: 0,
});
const calm: Circumstances = {
  tookMs: 9_000,
  hintShown: false,
  questionLength: 60,
  answerLength: 12,
  memory: seen("review", 10),
};
const quick: Circumstances = { ...calm, tookMs: 3_000, memory: seen("review", 40) };

describe("the proposed rating", () => {
  it("is Again for a wrong answer, Hard for a slip, Good for a right one", () => {
    expect(proposedRating({ kind: "typed", verdict: "wrong" }, calm)).toBe(1);
    expect(proposedRating({ kind: "typed", verdict: "slip" }, calm)).toBe(2);
    expect(proposedRating({ kind: "typed", verdict: "right" }, calm)).toBe(3);
  });

  it("is Hard for a right answer that took long or needed the hint", () => {
    const slow = { ...calm, tookMs: slowAfter(calm) + 1 };
    expect(proposedRating({ kind: "typed", verdict: "right" }, slow)).toBe(2);
    expect(proposedRating({ kind: "typed", verdict: "right" }, { ...quick, hintShown: true })).toBe(2);
    expect(proposedRating({ kind: "typed", verdict: "wrong" }, { ...slow, hintShown: true })).toBe(1);
  });

  it("gives more time to whoever has more to read and to type", () => {
    expect(slowAfter({ questionLength: 200, answerLength: 50 })).toBeGreaterThan(slowAfter(calm) + 20_000);
  });

  it("is Easy only when typed quickly by who has known it long", () => {
    const right = { kind: "typed", verdict: "right" } as const;
    expect(proposedRating(right, quick)).toBe(4);
    expect(proposedRating(right, { ...quick, memory: seen("review", 20) })).toBe(3);
    expect(proposedRating(right, { ...quick, memory: seen("learning", 40) })).toBe(3);
    expect(proposedRating(right, { ...quick, memory: { kind: "new" } })).toBe(3);
    expect(proposedRating(right, { ...quick, tookMs: 12_000 })).toBe(3);
    expect(proposedRating({ kind: "typed", verdict: "slip" }, quick)).toBe(2);
  });

  it("is at most Good for what was only recognised", () => {
    expect(proposedRating({ kind: "choice", share: 1 }, quick)).toBe(3);
    expect(proposedRating({ kind: "choice", share: 0 }, quick)).toBe(1);
    expect(proposedRating({ kind: "order", share: 1 }, quick)).toBe(3);
    expect(proposedRating({ kind: "list", share: 1 }, quick)).toBe(3);
  });

  it("follows the share of a list: Again below 0.6, Hard below 0.9", () => {
    const of = (share: number) => proposedRating({ kind: "list", share }, calm);
    expect([0, 0.5, 0.59, 0.6, 2 / 3, 0.89, 0.9, 1].map(of)).toEqual([1, 1, 1, 2, 2, 2, 3, 3]);
  });

  it("forgives one pair in an order of four, and no more", () => {
    expect(proposedRating({ kind: "order", share: 5 / 6 }, calm)).toBe(2);
    expect(proposedRating({ kind: "order", share: 4 / 6 }, calm)).toBe(1);
  });
});

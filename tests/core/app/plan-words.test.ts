import { describe, expect, it } from "vitest";
import { backlogSentence, costSentence, orderWords, planSentence } from "#app/plan/plan-words.ts";

const TODAY = "2026-03-02";
const choice = {
  minutes: 20,
  order: "surest",
  endsAfter: 4,
  endsOn: "2026-03-06",
  known: 212.4,
  knownAtWorst: 200.1,
  waiting: [],
} as const;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("a backlog in words", () => {
  it("says when it ends", () => {
    expect(plain(backlogSentence(choice, TODAY))).toBe(
      "With 20 minutes a day it ends on Friday; four months from now about 212 cards will be known.",
    );
    expect(plain(backlogSentence({ ...choice, endsOn: TODAY }, TODAY))).toBe(
      "With 20 minutes a day it ends today.",
    );
    expect(plain(backlogSentence({ ...choice, endsOn: null }, TODAY))).toContain("would not end");
  });

  it("says which cards come first and what that brings", () => {
    expect(plain(orderWords(choice))).toBe(
      "First comes what is still likeliest to be known: 12 cards more are known in the end than in the worst order.",
    );
    expect(orderWords({ ...choice, knownAtWorst: 212 })).toBe(
      "First comes what is still likeliest to be known.",
    );
  });

  it("says what is being followed", () => {
    const plan = { minutesPerDay: 1, cardsPerDay: 3, order: "surest", untilDay: "2026-03-09" } as const;
    expect(plain(planSentence(plan))).toBe(
      "You are coming back with 1 minute a day, 3 reviews at most, until nothing waits any more.",
    );
  });
});

describe("days off in words", () => {
  const cost = {
    from: "2026-03-03",
    to: "2026-03-10",
    days: 8,
    waiting: 120,
    otherwise: 15,
    known: 300,
    knownAtHome: 306,
    caughtUpAfter: 0,
  };

  it("say what waits, what fades and when it is made up for", () => {
    expect(plain(costSentence(cost))).toBe(
      "8 days off: 120 reviews would be due on your return instead of 15, and about 6 cards would fade. You would be caught up on the first day back.",
    );
    expect(plain(costSentence({ ...cost, known: 306, caughtUpAfter: 3 }))).toBe(
      "8 days off: 120 reviews would be due on your return instead of 15, and hardly anything would fade. You would be caught up after 4 days.",
    );
    expect(costSentence({ ...cost, caughtUpAfter: null })).toContain("more than two months");
  });
});

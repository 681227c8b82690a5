import { describe, expect, it } from "vitest";
import {
  capital,
  counted,
  countedInWords,
  dateWords,
  dayWords,
  intervalWords,
  longDate,
  numberWord,
  stateWords,
  workWords,
} from "#app/_ui/words.ts";
import type { CardState } from "#lib/schedule/events.ts";

const TODAY = "2026-11-12";
const NOW = Date.UTC(2026, 10, 12, 9, 0, 0);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("numbers in a headline", () => {
  it("are words below one hundred and figures from there on", () => {
    expect([0, 1, 13, 20, 42, 90, 99, 100, 1204].map(numberWord)).toEqual([
      "no",
      "one",
      "thirteen",
      "twenty",
      "forty-two",
      "ninety",
      "ninety-nine",
      "100",
      "1,204",
    ]);
  });

  it("agree with their noun", () => {
    expect(capital(countedInWords(1, "card"))).toBe("One card");
    expect(countedInWords(2, "card")).toBe("two cards");
    expect(plain(counted(1, "answer"))).toBe("1 answer");
    expect(counted(12, "answer")).toBe("12\u00a0answers");
  });

  it("tell how long the work takes without pretending to the minute", () => {
    expect(workWords(0.4)).toBe("less than a minute");
    expect(workWords(1)).toBe("one minute");
    expect(workWords(14.4)).toBe("fourteen minutes");
    expect(workWords(120)).toBe("two hours");
    expect(workWords(151)).toBe("two and a half hours");
  });
});

describe("days", () => {
  it("are named as people name them", () => {
    expect(dayWords("2026-11-12", TODAY)).toBe("today");
    expect(dayWords("2026-11-13", TODAY)).toBe("tomorrow");
    expect(dayWords("2026-11-16", TODAY)).toBe("on Monday");
    expect(plain(dayWords("2026-11-19", TODAY))).toBe("on 19 November");
    expect(plain(dayWords("2027-01-02", TODAY))).toBe("on 2 January 2027");
  });

  it("carry their weekday at the head of a page", () => {
    expect(plain(longDate("2026-11-12"))).toBe("Thursday, 12 November");
    expect(plain(longDate("1969-12-31"))).toBe("Wednesday, 31 December");
    expect(plain(dateWords("2025-03-01", TODAY))).toBe("1 March 2025");
  });
});

describe("the interval on a button", () => {
  it("counts minutes and hours up to a moment", () => {
    const after = (minutes: number) =>
      plain(intervalWords({ kind: "instant", at: NOW + minutes * 60_000 }, NOW, TODAY));
    expect([0, 1, 10, 59.4, 60, 119, 1440].map(after)).toEqual([
      "1 min",
      "1 min",
      "10 min",
      "59 min",
      "1 hour",
      "2 hours",
      "1 day",
    ]);
  });

  it("is exact for a month of days, then rounds to weeks, months and years", () => {
    const words = (day: string) => plain(intervalWords({ kind: "day", day }, NOW, TODAY));
    expect(words("2026-11-13")).toBe("1 day");
    expect(words("2026-12-12")).toBe("30 days");
    expect(words("2026-12-17")).toBe("5 weeks");
    expect(words("2027-03-12")).toBe("4 months");
    expect(words("2027-11-12")).toBe("1 year");
    expect(words("2028-05-12")).toBe("1.5 years");
  });
});

describe("where a learner stands with a card", () => {
  const fresh: CardState = {
    memory: { kind: "new" },
    suspended: false,
    buriedUntil: null,
    answers: 0,
    lastEventId: null,
  };
  const seen = (due: { kind: "instant"; at: number } | { kind: "day"; day: string }): CardState => ({
    ...fresh,
    memory: {
      kind: "seen",
      phase: due.kind === "day" ? "review" : "learning",
      stability: 3,
      difficulty: 5,
      step: 0,
      due,
      lastStudyTime: NOW,
      intervalDays: 3,
      reps: 1,
      lapses: 0,
    },
  });

  it("is said in words", () => {
    expect(stateWords(fresh, NOW, TODAY)).toBe("Not met yet");
    expect(stateWords({ ...fresh, suspended: true }, NOW, TODAY)).toBe("Suspended");
    expect(plain(stateWords(seen({ kind: "instant", at: NOW + 480_000 }), NOW, TODAY))).toBe(
      "Learning, due in 8 min",
    );
    expect(stateWords(seen({ kind: "instant", at: NOW - 1 }), NOW, TODAY)).toBe("Learning, due now");
    expect(stateWords(seen({ kind: "day", day: "2026-11-01" }), NOW, TODAY)).toBe("Review, due today");
    expect(stateWords(seen({ kind: "day", day: "2026-11-13" }), NOW, TODAY)).toBe("Review, due tomorrow");
  });
});

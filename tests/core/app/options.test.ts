import { describe, expect, it } from "vitest";
import { settingsIn } from "#app/options/form-values.ts";
import { daysWords } from "#app/options/known-cards.tsx";
import { costAt, costSentence, spanSentence, timeWords } from "#app/options/words.ts";

const FORM = {
  retention: "90",
  newPerDay: "20",
  reviewsPerDay: "200",
  learningSteps: "1m 10m",
  relearningSteps: "",
  maximumInterval: "36500",
  mode: "show",
  newOrder: "deck",
  reviewOrder: "shuffled",
  newAmong: "mixed",
  siblingsApart: "both",
  leechAfter: "8",
  leechAction: "tell",
  monday: "normal",
  tuesday: "normal",
  wednesday: "normal",
  thursday: "normal",
  friday: "normal",
  saturday: "reduced",
  sunday: "minimum",
};

describe("new days for the cards one knows", () => {
  const days = { cards: 212, sooner: 34, later: 120, today: [12, 40], week: [80, 130] } as const;

  it("are told by what they do to today and the week", () => {
    expect(daysWords(days).replaceAll("\u00a0", " ")).toBe(
      "Of 212 cards 34 would come sooner and 120 later. Reviews due today: 12 now, 40 then. In the next seven days: 80 now, 130 then.",
    );
  });

  it("are told to be none", () => {
    expect(daysWords({ ...days, cards: 0 })).toContain("No card");
    expect(daysWords({ ...days, sooner: 0, later: 0 })).toContain("give too");
  });
});

describe("the form of options", () => {
  it("becomes the settings that the verb checks", () => {
    expect(settingsIn({ ...FORM, balance: "on" })).toMatchObject({
      desiredRetention: 0.9,
      learningStepsMinutes: [1, 10],
      relearningStepsMinutes: [],
      ways: { balance: true, easyDays: [...Array(5).fill("normal"), "reduced", "minimum"] },
    });
  });

  it.each([
    ["newPerDay", "many"],
    ["newPerDay", ""],
    ["retention", "100"],
    ["learningSteps", "soon"],
    ["maximumInterval", "0"],
  ])("says beside %s that %o cannot be used", (name, value) => {
    expect(() => settingsIn({ ...FORM, [name]: value })).toThrow(
      expect.objectContaining({ code: "invalid", details: { [name]: expect.any(String) } }),
    );
  });
});

describe("time a day in words", () => {
  it.each([
    [0.001, "1 second"],
    [0.2, "12 seconds"],
    [0.7, "40 seconds"],
    [1.95, "115 seconds"],
    [2, "2 minutes"],
    [3.4, "3.5 minutes"],
    [11.6, "12 minutes"],
  ])("of %d minutes is %s", (minutes, words) => {
    expect(timeWords(minutes)).toBe(words);
  });

  it("tells two costs apart on a small deck, and says where they are the same", () => {
    const cost = (retention: number, minutesPerDay: number) => ({
      retention,
      minutesPerDay,
      answersPerDay: 3,
      known: 9,
      cards: 10,
    });
    const told = (...minutes: readonly [number, number]) =>
      spanSentence({ costs: [cost(0.75, minutes[0]), cost(0.97, minutes[1])], days: 90 });
    expect(told(0.5, 1.2)).toBe(
      "Over the next 90 days, 75 % would take about 30 seconds a day and 97 % about 70 seconds.",
    );
    expect(told(0.5, 0.51)).toBe(
      "Over the next 90 days it makes hardly any difference: about 30 seconds a day, whichever you choose.",
    );
  });
});

describe("what a retention costs", () => {
  const cost = (retention: number, minutesPerDay: number) => ({
    retention,
    minutesPerDay,
    answersPerDay: minutesPerDay * 4,
    known: 50,
    cards: 60,
  });
  const costs = [cost(0.8, 10), cost(0.9, 20)];

  it("lies between the nearest that were worked out", () => {
    expect(costAt(costs, 0.85)?.minutesPerDay).toBeCloseTo(15, 10);
    expect(costAt(costs, 0.9)?.minutesPerDay).toBe(20);
  });

  it("is that of the nearest beyond the ends", () => {
    expect(costAt(costs, 0.7)?.minutesPerDay).toBe(10);
    expect(costAt(costs, 0.97)?.minutesPerDay).toBe(20);
  });

  it("is a sentence, and none where nothing is to be done", () => {
    expect(costSentence({ costs, days: 90 }, 0.9)).toBe(
      "About 80 answers and 20 minutes a day over the next 90 days; then about 50 of 60 cards known.",
    );
    expect(costSentence({ costs: [cost(0.9, 0.1)], days: 90 }, 0.9)).toBe(
      "Less than one answer a day over the next 90 days; then about 50 of 60 cards known.",
    );
    expect(costSentence({ costs: [cost(0.9, 0)], days: 90 }, 0.9)).toBe("");
    expect(costSentence({ costs: [], days: 90 }, 0.9)).toBe("");
  });
});

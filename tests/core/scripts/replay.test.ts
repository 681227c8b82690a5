import { describe, expect, it } from "vitest";
import { replayLine } from "#scripts/replay.ts";

const line = (value: object) => replayLine(JSON.stringify(value));
const good = { at: "2026-05-04T09:30:00Z", rating: 3 };

describe("npm run replay", () => {
  it("prints the states of one line, with the promised keys only", () => {
    const out: unknown = JSON.parse(
      line({ reviews: [good, { at: "2026-05-04T11:41:00+02:00", rating: 3 }] }),
    );
    expect(out).toEqual({
      states: [
        {
          stability: 2.3065,
          difficulty: 2.11810397,
          state: "Learning",
          due: "2026-05-04T09:40:00.000Z",
          intervalDays: 0,
        },
        {
          stability: 2.3065,
          difficulty: 2.11121424,
          state: "Review",
          due: "2026-05-06T09:41:00.000Z",
          intervalDays: 2,
        },
      ],
    });
  });

  it("takes every option of the contract", () => {
    const out = line({
      desiredRetention: 0.8,
      zone: "Asia/Tokyo",
      dayStart: 0,
      fuzz: false,
      learningSteps: [],
      relearningSteps: ["30s", 10, "1d"],
      maximumInterval: 3,
      reviews: [good],
    });
    expect(JSON.parse(out)).toMatchObject({ states: [{ state: "Review", intervalDays: 3 }] });
    expect(line({ reviews: [] })).toBe('{"states":[]}');
  });

  it("says what is wrong with a bad line", () => {
    expect(() => replayLine("{")).toThrow("this is not JSON");
    expect(() => replayLine("[]")).toThrow();
    expect(() => line({})).toThrow("reviews");
    expect(() => line({ reviews: [{ at: "2026-05-04T09:30:00", rating: 3 }] })).toThrow(
      "reviews[0].at: a time is an ISO instant",
    );
    expect(() => line({ reviews: [{ at: "2026-02-30T09:30:00Z", rating: 3 }] })).toThrow("reviews[0].at");
    expect(() => line({ reviews: [{ ...good, rating: 3.5 }] })).toThrow(
      "reviews[0].rating: a rating is 1 (Again)",
    );
    expect(() => line({ zone: "Atlantis/Capital", reviews: [] })).toThrow("zone: this machine knows no zone");
    expect(() => line({ learningSteps: ["soon"], reviews: [] })).toThrow("learningSteps[0]: a step is");
    expect(() => line({ desiredRetention: 1, reviews: [] })).toThrow("between 0 and 1");
    expect(() => line({ parameters: [1], reviews: [] })).toThrow("FSRS-6 takes 21 parameters; 1 were given.");
  });
});

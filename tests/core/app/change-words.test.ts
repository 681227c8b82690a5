import { describe, expect, it } from "vitest";
import { changeSentence } from "#app/_ui/change-words.ts";

const side = (minutesPerDay: number, known: number) => ({
  reviewsPerDay: 10,
  minutesPerDay,
  busiestMinutes: 20,
  known,
});
const view = {
  today: "2026-03-02",
  days: 90,
  weeks: [],
  now: side(4, 100),
  otherwise: side(6, 90),
  within: 30,
  coming: 12,
  moved: 5,
  sameMemory: true,
};

describe("what a change would come to, in a sentence", () => {
  it("says what it costs and what is known in the end", () => {
    expect(changeSentence(view)).toBe(
      "Over 90\u00a0days it would take 2 minutes a day more, with about 10\u00a0cards fewer known in the end. Of 12\u00a0cards that come in the next 30 days, 5 would come on another day.",
    );
  });

  it("compares nothing that two models of a memory count differently", () => {
    const words = changeSentence({ ...view, sameMemory: false });
    expect(words).not.toContain("fewer known");
    expect(words).toContain("cannot be compared");
  });
});

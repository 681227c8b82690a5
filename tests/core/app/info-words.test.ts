import { describe, expect, it } from "vitest";
import { timeWords } from "#app/_ui/card-info/info-words.ts";
import type { HistoryLine } from "#lib/study/card-info.ts";

const LINE: HistoryLine = {
  id: "a",
  at: 0,
  kind: "answered",
  rating: 3,
  mode: "study",
  tookMs: 4_000,
  response: null,
  share: null,
  intervalDays: 1,
  stability: 1,
  difficulty: 5,
  recallBefore: null,
  flag: null,
  day: null,
  undone: false,
};

describe("the time that a card took", () => {
  it("is told for one answer, and for several on average and in all", () => {
    expect(timeWords([LINE])).toBe("4\u202fs");
    expect(timeWords([LINE, { ...LINE, tookMs: 7_000 }])).toBe("5.5\u202fs an answer, 11\u202fs in all");
    const long = { ...LINE, tookMs: 60_000 };
    expect(timeWords([long, long, long])).toBe("60\u202fs an answer, 3\u202fmin in all");
  });

  it("counts no answer that was taken back or not timed, and nothing that is no answer", () => {
    const none = [
      { ...LINE, undone: true },
      { ...LINE, tookMs: null },
      { ...LINE, kind: "marked" as const },
    ];
    expect(timeWords(none)).toBeNull();
    expect(timeWords([LINE, ...none])).toBe("4\u202fs");
  });
});

import { describe, expect, it } from "vitest";
import type { HistoryLine } from "#lib/study/card-info.ts";
import { packLine, unpackLine } from "#lib/study/packed-history.ts";

const line: HistoryLine = {
  id: "event-1",
  at: Date.UTC(2026, 10, 12, 9),
  kind: "answered",
  rating: 3,
  mode: "study",
  tookMs: 2_300,
  response: null,
  share: null,
  intervalDays: 4,
  stability: 4.5,
  difficulty: 5.25,
  recallBefore: 0.913,
  flag: null,
  day: null,
  undone: false,
};

describe("a line of a card's history on a device", () => {
  it("is as the server tells it, but for what was typed and the last digits", () => {
    expect(unpackLine(packLine(line))).toEqual(line);
    const flagged: HistoryLine = {
      ...line,
      kind: "flagged",
      rating: null,
      mode: null,
      tookMs: null,
      intervalDays: null,
      stability: null,
      difficulty: null,
      recallBefore: null,
      flag: 2,
      undone: true,
    };
    expect(unpackLine(packLine(flagged))).toEqual(flagged);
    const long = unpackLine(packLine({ ...line, stability: 4.123_456_789, response: "1871" }));
    expect(long).toEqual({ ...line, stability: 4.123, response: null });
  });

  it("takes a hundred characters and a few, because there are thousands of them", () => {
    const longest = { ...line, id: crypto.randomUUID(), stability: 123.456, difficulty: 9.876_54 };
    expect(JSON.stringify(packLine(longest)).length).toBeLessThan(140);
  });
});

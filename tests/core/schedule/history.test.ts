import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { foldCard } from "#lib/schedule/fold.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { historyOf } from "#lib/schedule/history.ts";
import { curveOf, historyLine } from "#lib/study/card-info.ts";

const RULES = {
  parameters: DEFAULT_PARAMETERS,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: true,
};
const START = Date.UTC(2026, 2, 2, 9);
const HOUR = 3_600_000;

function event(n: number, at: number, part: object): ReviewEvent {
  const base = {
    id: `e${n}`,
    cardId: "card",
    effectiveAt: at,
    studyTime: at,
    deviceId: "d",
    deviceSequence: n,
  };
  return { ...base, ...part } as ReviewEvent;
}

const answer = (n: number, at: number, rating: 1 | 2 | 3 | 4): ReviewEvent =>
  event(n, at, {
    kind: "answered",
    rating,
    mode: "study",
    movesSchedule: true,
    tookMs: null,
    dueShown: null,
    studyDay: "2026-03-02",
  });

const anyEvents = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      what: fc.constantFrom("answer", "flag", "bury", "suspend", "reset", "due", "undo", "redo"),
      rating: fc.constantFrom(1, 2, 3, 4),
    }),
    { maxLength: 25 },
  )
  .map((parts) => {
    const out: ReviewEvent[] = [];
    let at = START;
    for (const [n, { after, what, rating }] of parts.entries()) {
      at += after * HOUR;
      const target = out[n % Math.max(1, out.length)]?.id ?? "e0";
      if (what === "answer") out.push(answer(n, at, rating as 1 | 2 | 3 | 4));
      else if (what === "flag") out.push(event(n, at, { kind: "flagged", flag: rating }));
      else if (what === "bury") out.push(event(n, at, { kind: "buried", until: "2026-04-01" }));
      else if (what === "due") out.push(event(n, at, { kind: "due-set", day: "2026-06-01" }));
      else if (what === "suspend") out.push(event(n, at, { kind: "suspended" }));
      else if (what === "reset") out.push(event(n, at, { kind: "reset" }));
      else out.push(event(n, at, { kind: what === "undo" ? "undone" : "redone", target }));
    }
    return out;
  });

describe("the history of a card", () => {
  it("ends in the state of the fold, whatever happened and in whatever order it arrived", () => {
    fc.assert(
      fc.property(anyEvents, fc.infiniteStream(fc.nat()), (events, dice) => {
        const shuffled = [...events].sort(() => ((dice.next().value ?? 0) % 3) - 1);
        const folded = foldCard(shuffled, RULES, "learner");
        const last = historyOf(shuffled, RULES, "learner")
          .filter((step) => !step.undone)
          .at(-1);
        const { lastEventId: _, ...state } = folded;
        expect(last?.after ?? { ...folded, lastEventId: null }).toMatchObject(state);
      }),
    );
  });

  it("shows what was taken back, and counts it for nothing", () => {
    const events = [
      answer(1, START, 3),
      answer(2, START + HOUR, 1),
      event(3, START + 2 * HOUR, { kind: "undone", target: "e2" }),
    ];
    const history = historyOf(events, RULES, "learner");
    expect(history.map(({ event: { id }, undone }) => [id, undone])).toEqual([
      ["e1", false],
      ["e2", true],
    ]);
    expect(history[1]?.after).toEqual(history[0]?.after);
  });
});

describe("the curve of forgetting", () => {
  it("begins each stretch at certainty and falls until the next answer", () => {
    const history = historyOf([answer(1, START, 4), answer(2, START + 200 * HOUR, 3)], RULES, "learner");
    const until = START + 1_000 * HOUR;
    const curve = curveOf(history, until, RULES.parameters);
    expect(curve).toHaveLength(2);
    for (const { points } of curve) {
      expect(points[0]?.[1]).toBe(1);
      const chances = points.map(([, chance]) => chance);
      expect([...chances].sort((a, b) => b - a)).toEqual(chances);
    }
    expect(curve[0]?.points.at(-1)?.[0]).toBe(START + 200 * HOUR);
    expect(curve[1]?.points.at(-1)?.[0]).toBe(until);
  });

  it("is empty without answers", () => {
    expect(
      curveOf(historyOf([event(1, START, { kind: "suspended" })], RULES, "x"), START, RULES.parameters),
    ).toEqual([]);
  });
});

describe("a line of the history", () => {
  it("says what was known before and what came of it", () => {
    const [, second] = historyOf([answer(1, START, 4), answer(2, START + 240 * HOUR, 3)], RULES, "learner");
    if (!second) throw new Error("no second step");
    const line = historyLine(second, RULES.parameters, { response: null, share: null });
    expect(line).toMatchObject({ kind: "answered", rating: 3, undone: false });
    expect(line.recallBefore).toBeGreaterThan(0.5);
    expect(line.recallBefore).toBeLessThan(1);
    expect(line.intervalDays).toBeGreaterThan(10);
  });

  it("schedules nothing for a flag or an answer in practice", () => {
    const practice = { ...answer(2, START + HOUR, 3), mode: "practice", movesSchedule: false } as ReviewEvent;
    const history = historyOf(
      [answer(1, START, 4), practice, event(3, START + 2 * HOUR, { kind: "flagged", flag: 2 })],
      RULES,
      "x",
    );
    const lines = history.map((step) => historyLine(step, RULES.parameters, { response: null, share: null }));
    expect(lines.map((line) => line.intervalDays !== null)).toEqual([true, false, false]);
    expect(lines[2]?.flag).toBe(2);
  });
});

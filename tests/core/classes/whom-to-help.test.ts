import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Outlook, shortfall, type Work, whomToHelp, willMiss } from "#lib/classes/whom-to-help.ts";

const retained = (claimed: number, verified: number | null = null): Outlook => ({
  kind: "retained",
  goal: 0.85,
  claimed,
  verified,
});

const workOf = (name: string, changes: Partial<Work> = {}): Work => ({
  pupilId: name,
  name,
  assignmentId: "a",
  goal: { kind: "retained", share: 0.85, day: "2026-06-12" },
  opened: 100,
  due: 130,
  today: 110,
  cards: 40,
  met: 40,
  stuckOn: [],
  days: 11,
  studied: 8,
  outlook: retained(0.9),
  ...changes,
});

const names = (lines: readonly { readonly name: string }[]): readonly string[] =>
  lines.map(({ name }) => name);

describe("whom to help first", () => {
  it("names nobody who is on the way", () => {
    expect(whomToHelp([workOf("Ada")])).toEqual({ notStarted: [], stuck: [], willMiss: [] });
  });

  it("gives a night before it calls somebody not started", () => {
    const fresh = workOf("Ada", { met: 0, opened: 110 });
    expect(whomToHelp([fresh]).notStarted).toEqual([]);
    expect(names(whomToHelp([{ ...fresh, today: 111 }]).notStarted)).toEqual(["Ada"]);
  });

  it("does not say of who has not started that they will miss the goal too", () => {
    const help = whomToHelp([workOf("Ada", { met: 0, outlook: retained(0) })]);
    expect(names(help.notStarted)).toEqual(["Ada"]);
    expect(help.willMiss).toEqual([]);
  });

  it("goes by what was verified, where something was, and says that the self-rating is too high", () => {
    const [line] = whomToHelp([workOf("Ada", { outlook: retained(0.92, 0.8) })]).willMiss;
    expect(line?.reason).toEqual({ kind: "optimistic", points: 12 });
    expect(willMiss(retained(0.8, 0.9))).toBe(false);
    expect(willMiss(retained(0.8))).toBe(true);
  });

  it("counts as reached what is shown as reached: 84.6 % is 85 %", () => {
    expect(willMiss(retained(0.846))).toBe(false);
    expect(willMiss(retained(0.844))).toBe(true);
  });

  it("says what stands in the way: rare days, cards not met, or too little on the day", () => {
    const reasons = [
      workOf("Ada", { outlook: retained(0.6), studied: 0 }),
      workOf("Ben", { outlook: retained(0.6), studied: 2, days: 12 }),
      workOf("Cem", { outlook: retained(0.6), met: 30 }),
      workOf("Dot", { outlook: retained(0.6) }),
    ].map((work) => whomToHelp([work]).willMiss[0]?.reason);
    expect(reasons).toEqual([
      { kind: "stopped", days: 11 },
      { kind: "rarely", oneDayIn: 6 },
      { kind: "unmet", cards: 10 },
      { kind: "more-due" },
    ]);
  });

  it("names a pupil once in a list, by the assignment that needs it most, the neediest first", () => {
    const help = whomToHelp([
      workOf("Ada", { outlook: retained(0.8) }),
      workOf("Ada", { assignmentId: "b", outlook: retained(0.5) }),
      workOf("Ben", { outlook: retained(0.6) }),
    ]);
    expect(help.willMiss.map(({ name, assignmentId }) => [name, assignmentId])).toEqual([
      ["Ada", "b"],
      ["Ben", "a"],
    ]);
  });

  it("sorts names as people do, 9 before 10", () => {
    const help = whomToHelp(["Pupil 10", "Pupil 9"].map((name) => workOf(name, { met: 0 })));
    expect(names(help.notStarted)).toEqual(["Pupil 9", "Pupil 10"]);
  });

  it("says nothing of what is not open yet, is over, or has no cards", () => {
    const off = [workOf("Ada", { today: 99 }), workOf("Ben", { today: 131 }), workOf("Cem", { cards: 0 })];
    expect(whomToHelp(off.map((work) => ({ ...work, met: 0 })))).toEqual({
      notStarted: [],
      stuck: [],
      willMiss: [],
    });
  });

  it("judges goals that count cards and days in their own unit, and those that are sat not at all", () => {
    expect(shortfall({ kind: "seen", goal: 40, expected: 30 })).toBeCloseTo(0.25);
    expect(shortfall({ kind: "days", goal: 5, expected: 6 })).toBe(0);
    expect(shortfall({ kind: "sat" })).toBe(0);
  });

  it("finds the same whatever order the class is given in", () => {
    const anyWork = fc
      .record({
        name: fc.constantFrom("Ada", "Ben", "Cem", "Dot"),
        assignmentId: fc.constantFrom("a", "b"),
        met: fc.integer({ min: 0, max: 40 }),
        claimed: fc.double({ min: 0, max: 1, noNaN: true }),
        stuck: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ name, assignmentId, met, claimed, stuck }) =>
        workOf(name, {
          assignmentId,
          met,
          outlook: retained(claimed),
          stuckOn: Array.from({ length: stuck }, (_, i) => `card-${i}`),
        }),
      );
    const works = fc.uniqueArray(anyWork, {
      selector: (one) => `${one.name} ${one.assignmentId}`,
      maxLength: 8,
    });
    fc.assert(
      fc.property(works, (class_) => {
        const told = (help: ReturnType<typeof whomToHelp>) => [
          names(help.notStarted),
          names(help.stuck),
          names(help.willMiss),
        ];
        expect(told(whomToHelp([...class_].reverse()))).toEqual(told(whomToHelp(class_)));
      }),
    );
  });
});

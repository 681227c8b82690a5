import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "#lib/base/study-time.ts";
import {
  daysToBringIn,
  MOST_NEW_A_DAY,
  type NewWork,
  newByDay,
  newToday,
  pacePreview,
} from "#lib/classes/pace.ts";

const TODAY = "2026-03-02";
const cards = (n: number, name = "c", siblings = 1) =>
  Array.from({ length: n }, (_, i) => ({
    id: `${name}${i}`,
    siblings: `${name}-${Math.floor(i / siblings)}`,
  }));

const someWork = fc.array(
  fc.record({ cards: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 30 }) }),
  { minLength: 1, maxLength: 4 },
);
const workOf = (parts: readonly { readonly cards: number; readonly days: number }[]): readonly NewWork[] =>
  parts.map((part, i) => ({
    due: addDays(TODAY, part.days),
    unseen: cards(part.cards, `w${i}-`, 2),
  }));

describe("the pace of assigned new cards", () => {
  it("brings every card in by its date, unless a day would hold more than anybody is asked to meet", () => {
    fc.assert(
      fc.property(someWork, (parts) => {
        const work = workOf(parts);
        const plan = newByDay(TODAY, work, { days: 31, normal: 20 });
        if (plan.some((day) => day.length >= MOST_NEW_A_DAY)) return;
        const dayOf = new Map(plan.flatMap((ids, i) => ids.map((id) => [id, i] as const)));
        for (const { due, unseen } of work)
          for (const { id } of unseen) expect(dayOf.get(id)).toBeLessThanOrEqual(daysBetween(TODAY, due));
      }),
    );
  });

  it("asks for each card once, and never for more on a later day than on the first", () => {
    fc.assert(
      fc.property(someWork, (parts) => {
        const plan = newByDay(TODAY, workOf(parts), { days: 40, normal: 20 });
        const ids = plan.flat();
        expect(new Set(ids).size).toBe(ids.length);
        const sizes = plan.map((day) => day.length);
        for (const [i, size] of sizes.entries())
          if (i > 0) expect(size).toBeLessThanOrEqual((sizes[i - 1] ?? 0) + 1);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_NEW_A_DAY);
      }),
    );
  });

  it("is even over the days with a little time to spare", () => {
    expect(daysToBringIn(TODAY, addDays(TODAY, 13))).toBe(12);
    expect(newToday(TODAY, [{ due: addDays(TODAY, 13), unseen: 60 }], 20)).toBe(5);
    expect(newToday(TODAY, [{ due: TODAY, unseen: 12 }], 20)).toBe(12);
    expect(newToday(TODAY, [{ due: TODAY, unseen: 500 }], 20)).toBe(MOST_NEW_A_DAY);
  });

  it("lets what is late come in at the pupil's own pace", () => {
    expect(newToday(TODAY, [{ due: addDays(TODAY, -3), unseen: 200 }], 20)).toBe(20);
    expect(newToday(TODAY, [{ due: addDays(TODAY, -3), unseen: 7 }], 20)).toBe(7);
    expect(newToday(TODAY, [], 20)).toBe(0);
  });

  it("hurries for the sum of what is due early, not for each alone", () => {
    const both = [
      { due: addDays(TODAY, 2), unseen: 30 },
      { due: addDays(TODAY, 2), unseen: 30 },
    ];
    expect(newToday(TODAY, both, 20)).toBe(20);
  });

  it("gives a card of two assignments to the one that is due first", () => {
    const shared = cards(3);
    const plan = newByDay(
      TODAY,
      [
        { due: addDays(TODAY, 20), unseen: shared },
        { due: TODAY, unseen: shared },
      ],
      { days: 2, normal: 20 },
    );
    expect(plan[0]).toHaveLength(3);
  });

  it("keeps today's plan while it is worked off", () => {
    const unseen = cards(60, "c", 2);
    const work = [{ due: addDays(TODAY, 13), unseen }];
    const morning = newByDay(TODAY, work, { days: 1, normal: 20 })[0] ?? [];
    for (let done = 0; done <= morning.length; done += 1) {
      const met = new Set(morning.slice(0, done));
      const later = newByDay(TODAY, work, { days: 1, normal: 20, met })[0] ?? [];
      expect(new Set(later)).toEqual(new Set(morning));
    }
  });

  it("leaves half of a few cards for another day, so that nobody is led to cram", () => {
    const due = addDays(TODAY, 13);
    const plan = newByDay(TODAY, [{ due, unseen: cards(6) }], { days: 5, normal: 20 });
    expect(plan.map((day) => day.length)).toEqual([3, 2, 1, 0, 0]);
  });

  it("keeps siblings on different days where there is time", () => {
    const [first = []] = newByDay(TODAY, [{ due: addDays(TODAY, 13), unseen: cards(60, "c", 2) }], {
      days: 1,
      normal: 20,
    });
    expect(first).toEqual(["c0", "c2", "c4", "c6", "c8"]);
  });
});

describe("what an assignment means a day", () => {
  it("says the pace and the day of the last new card", () => {
    const { lastNewOn, ...pace } = pacePreview(TODAY, addDays(TODAY, 13), 60, []);
    expect(pace).toEqual({ cards: 60, newPerDay: 5, pileUp: "none" });
    const plan = newByDay(TODAY, [{ due: addDays(TODAY, 13), unseen: cards(60) }], { days: 14, normal: 20 });
    expect(daysBetween(TODAY, lastNewOn)).toBe(plan.findLastIndex((day) => day.length > 0));
    expect(lastNewOn <= addDays(TODAY, 13)).toBe(true);
  });

  it("warns of a pile-up, with what is assigned already", () => {
    expect(pacePreview(TODAY, addDays(TODAY, 2), 75, []).pileUp).toBe("full");
    expect(pacePreview(TODAY, addDays(TODAY, 2), 300, []).pileUp).toBe("too-much");
    const besides = [{ due: addDays(TODAY, 2), unseen: 60 }];
    expect(pacePreview(TODAY, addDays(TODAY, 2), 15, besides).pileUp).toBe("full");
  });
});

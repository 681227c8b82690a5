import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf } from "#app/dossiers/[dossierId]/timeline/axis.ts";
import { addressOf, KINDS, kindsIn } from "#app/dossiers/[dossierId]/timeline/filter.ts";
import { placeLabels } from "#app/dossiers/[dossierId]/timeline/place-labels.ts";
import {
  askedWindow,
  crowdedWindow,
  drawable,
  stepFrom,
  wholeWindow,
  within,
} from "#app/dossiers/[dossierId]/timeline/window.ts";
import type { TimelineEvent } from "#lib/services/dossiers/timeline-view.ts";

const event = (from: number, to = from + 1): TimelineEvent => ({
  id: `${from}-${to}`,
  from,
  to,
  when: "some day",
  what: "Something happened.",
  category: "date",
  certainty: "known",
  disputed: false,
  receipts: [{ documentId: "d", documentTitle: "A document", start: 0, end: 9 }],
  cards: 0,
});

const BUSY = [
  event(-4000, -3635),
  ...[10, 10, 11, 11, 12, 12, 13, 13, 14].map((day) => event(day)),
  event(900),
];

describe("the stretch of time that is looked at", () => {
  it("holds every event when all of it is asked for", () => {
    const whole = wholeWindow(BUSY);
    expect(within(BUSY, whole)).toEqual(BUSY);
  });

  it("is at first the one where most happens", () => {
    const crowd = crowdedWindow(BUSY);
    expect(crowd?.from).toBeGreaterThan(0);
    expect(crowd?.to).toBeLessThan(30);
  });

  it("is all of it when the events are few", () => {
    expect(crowdedWindow([event(1), event(2), event(900)])).toBeNull();
  });

  it("comes from the address when that makes sense, and never leaves the whole", () => {
    const whole = wholeWindow(BUSY);
    expect(askedWindow({ from: "9", to: "15.5" }, whole)).toEqual({ from: 9, to: 15.5 });
    expect(askedWindow({ from: "-99999", to: "99999" }, whole)).toEqual(whole);
    for (const query of [
      {},
      { from: "9" },
      { from: "15", to: "9" },
      { from: "x", to: "1e9" },
      { from: ["1"], to: "5" },
    ])
      expect(askedWindow(query, whole)).toBeNull();
  });

  it("moves and grows only inside the whole, and every step has an end", () => {
    const whole = { from: 0, to: 1000 };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 990, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.constantFrom("closer", "wider", "earlier", "later"),
        (from, length, step) => {
          let here: { from: number; to: number } | null = { from, to: Math.min(1000, from + length) };
          for (let i = 0; here !== null; i += 1) {
            expect(i).toBeLessThan(4000);
            expect(here.from).toBeGreaterThanOrEqual(-1e-6);
            expect(here.to).toBeLessThanOrEqual(1000 + 1e-6);
            here = stepFrom(here, whole, step);
          }
        },
      ),
    );
  });

  it("does not draw what fills most of it", () => {
    expect(drawable([event(0, 365), event(30)], { from: 20, to: 50 }).map((one) => one.from)).toEqual([30]);
  });
});

describe("labels on the timeline", () => {
  it("never touch each other, and no stem crosses a label", () => {
    const wanted = fc
      .array(fc.record({ x: fc.integer({ min: 0, max: 1000 }), width: fc.integer({ min: 20, max: 240 }) }), {
        maxLength: 40,
      })
      .map((list) => list.sort((a, b) => a.x - b.x).map((one, i) => ({ ...one, id: String(i) })));
    fc.assert(
      fc.property(wanted, (labels) => {
        const placed = placeLabels(labels, { width: 1000, rows: 4 });
        const at = new Map(labels.map((one) => [one.id, one]));
        for (const a of placed) {
          const own = at.get(a.id);
          if (own === undefined) throw new Error("a label from nowhere");
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + own.width).toBeLessThanOrEqual(1000);
          for (const b of placed) {
            const other = at.get(b.id);
            if (a === b || other === undefined || a.side !== b.side) continue;
            if (a.row === b.row)
              expect(a.left + own.width <= b.left || b.left + other.width <= a.left).toBe(true);
            if (a.row > b.row && own.x !== other.x)
              expect(own.x < b.left || own.x > b.left + other.width).toBe(true);
          }
        }
      }),
    );
  });

  it("are all there when there is room, those of one moment on one stem", () => {
    const labels = [10, 10, 10, 500].map((x, i) => ({ id: String(i), x, width: 100 }));
    expect(placeLabels(labels, { width: 1000, rows: 4 })).toHaveLength(4);
  });
});

describe("the axis", () => {
  it("counts in hours, days, months or years, as fine as the stretch asks", () => {
    const labels = (from: number, to: number) => axisOf({ from, to }, 1000).ticks.map((tick) => tick.label);
    expect(labels(0, 2)).toContain("12:00");
    expect(labels(0, 30)).toContain("4 Jan");
    expect(labels(0, 700)).toContain("Jul 1970");
    expect(labels(0, 9000)).toContain("1980");
    expect(labels(-900_000, -850_000)).toContain("480 BC");
  });
});

describe("the address of the timeline", () => {
  it("keeps the kinds and the stretch, and says nothing that is the default", () => {
    const kinds = KINDS.map((one) => one.kind);
    expect(addressOf({ dossierId: "a b", kinds })).toBe("/dossiers/a%20b/timeline");
    const address = addressOf({ dossierId: "a", kinds: ["date", "quote"], window: { from: 1.234, to: 5 } });
    expect(address).toBe("/dossiers/a/timeline?kinds=date%2Cquote&from=1.23&to=5");
    expect(kindsIn("date,quote")).toEqual(["date", "quote"]);
    expect(kindsIn("none")).toEqual([]);
    expect(kindsIn("nonsense")).toEqual(kinds);
  });
});

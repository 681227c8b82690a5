import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearby } from "#lib/base/near.ts";
import { type Span, sharedLength } from "#lib/base/text.ts";

const span = fc
  .tuple(fc.nat({ max: 5000 }), fc.nat({ max: 1500 }))
  .map(([start, length]): Span => ({ start, end: start + length }));

describe("things near a span", () => {
  it("are all that share characters with it, in the order given, each once", () => {
    fc.assert(
      fc.property(fc.array(span), span, (things, wanted) => {
        const found = nearby(things, (one) => one)(wanted);
        expect(found.filter((one) => sharedLength(one, wanted) > 0)).toEqual(
          things.filter((one) => sharedLength(one, wanted) > 0),
        );
        expect(found.map((one) => things.indexOf(one))).toEqual(
          found.map((one) => things.indexOf(one)).toSorted((a, b) => a - b),
        );
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it("are few where many stand elsewhere", () => {
    const things = Array.from({ length: 1000 }, (_, index) => ({
      start: index * 400,
      end: index * 400 + 80,
    }));
    expect(nearby(things, (one) => one)({ start: 100_000, end: 100_100 }).length).toBeLessThan(5);
  });
});

import { describe, expect, it } from "vitest";
import { reachOf } from "#lib/base/reach.ts";

const at = (start: number, end: number) => ({ start, end });

describe("how far stretches of a text reach", () => {
  const reach = reachOf([at(30, 40), at(0, 10), at(2, 20)]);

  it.each([
    ["all of it in one that lies in another", at(3, 9), true, true],
    ["the end of one and what no other holds", at(15, 25), true, false],
    ["begins where one begins", at(30, 40), true, true],
    ["touches an end", at(20, 30), false, false],
    ["stands behind all", at(41, 50), false, false],
    ["spans several", at(0, 50), true, false],
  ])("is told of a span that is %s", (_, span, meets, holds) => {
    expect([reach.meets(span), reach.holds(span)]).toEqual([meets, holds]);
  });

  it("is nowhere without any", () => {
    expect(reachOf([]).meets(at(0, 10))).toBe(false);
    expect(reachOf([]).holds(at(0, 0))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageAt } from "#lib/study/page.ts";

describe("the page of an offset", () => {
  it("is that which began last, from 1", () => {
    const starts = [0, 400, 400, 900];
    expect([0, 399, 400, 899, 900, 5_000].map((at) => pageAt(starts, at))).toEqual([1, 1, 3, 3, 4, 4]);
  });

  it("is none before the first page, and none in a document without pages", () => {
    expect(pageAt([10], 9)).toBeNull();
    expect(pageAt([], 9)).toBeNull();
  });

  it("is as many as pages have begun", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000)), fc.nat(1_000), (some, at) => {
        const starts = some.toSorted((a, b) => a - b);
        expect(pageAt(starts, at) ?? 0).toBe(starts.filter((start) => start <= at).length);
      }),
    );
  });
});

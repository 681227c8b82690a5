import { expect, test } from "vitest";
import { madeOf } from "#lib/base/made-of.ts";

test("keeps what is made, in order, and leaves out null alone", () => {
  expect(madeOf([3, 0, 1, 2], (one) => (one === 1 ? null : one * 2))).toEqual([6, 0, 4]);
  expect(madeOf([], () => 1)).toEqual([]);
});

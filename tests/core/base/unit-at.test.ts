import { describe, expect, it } from "vitest";
import { unitAt } from "#lib/base/unit-at.ts";

describe("the unit at a place of a text", () => {
  it("is that of charCodeAt, of any inner form of a text and outside it", () => {
    const whole = "“The Ærø bridge” \u{1F600}";
    for (const text of [whole, whole.slice(2), `${whole}${whole.slice(3)}`, "", "a"])
      for (let at = -1; at <= text.length; at += 1) expect(unitAt(text, at)).toBe(text.charCodeAt(at));
  });
});

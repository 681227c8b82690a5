import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentId, keyText } from "#lib/cards/identity.ts";

describe("the id of a card", () => {
  it("is the same for the same fact on every run", () => {
    expect(
      contentId(["card", 1, "date", "happened-on", ["did queen amalia open long bridge", "9 june 1876"]]),
    ).toBe("k7zmy1fe1362th3bzzeq");
  });

  it("tells tuples apart that read the same when joined", () => {
    expect(contentId(["ab", "c"])).not.toBe(contentId(["a", "bc"]));
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 4 }),
        fc.array(fc.string(), { maxLength: 4 }),
        (a, b) => {
          expect(contentId(a) === contentId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        },
      ),
    );
  });

  it("is twenty characters that nobody misreads", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tuple) => {
        expect(contentId(tuple)).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/u);
      }),
    );
  });

  it("does not hang on case, marks, articles or spacing", () => {
    expect(keyText("The  “Long Bridge”, of Veldmar.")).toBe(keyText("long bridge of veldmar"));
  });
});

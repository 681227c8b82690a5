import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canStart, PATTERNS } from "#lib/extract/dates/grammar.ts";

const KINDS = Array.from("MASKUuwoYdnXefajqrzlgGvhTICmcNRBEZDHptLix,.-/'");

describe("the grammar of dates", () => {
  it.each(PATTERNS)("lets $name start wherever it holds", ({ pattern, starts }) => {
    // What must not follow is left out of the strings that are made.
    const source = pattern.source.replaceAll(/\(\?![^)]*\)/gu, "");
    let held = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 7 }),
        fc.stringMatching(new RegExp(`^(?:${source})$`)),
        (around, match) => {
          for (const kinds of [around.join(""), match, match + around.join("")]) {
            pattern.lastIndex = 0;
            const found = pattern.exec(kinds);
            if (!found || found[0] === "") continue;
            held += 1;
            expect(canStart(kinds, 0)).toBe(true);
            expect(starts).toContain(kinds.charAt(0));
          }
        },
      ),
    );
    expect(held).toBeGreaterThan(50);
  });

  it("starts nowhere among ordinary words", () => {
    const kinds = "txxpxtxLx,x";
    for (let at = 0; at < kinds.length; at += 1) expect(canStart(kinds, at)).toBe(false);
  });
});

import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesText } from "#lib/db/queries/text-match.ts";
import { globOf, plainPatternOf } from "#lib/search/glob.ts";
import { patternOf } from "#lib/search/pattern.ts";
import { withStore } from "./with-store.ts";

const ASCII = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i));
/** Letters that fold to those of ASCII and to others, and what LIKE and GLOB take for their own. */
const MORE = Array.from("aAbBkK  eE..''``%%[]?^*__\\-éÉıİßЯя–’\u00a0\u212a\u{1d400}\n");
const unit = fc.constantFrom(...ASCII, ...MORE, ...MORE);
const text = fc.array(unit, { maxLength: 14 }).map((units) => units.join(""));
const typed = fc.array(unit, { minLength: 1, maxLength: 3 }).map((units) => units.join(""));

describe("a text", () => {
  it("of ASCII alone, asked in the quicker way, has what it has", () =>
    withStore(async (store) => {
      const how = fc.constantFrom("part", "all", "words");
      let quicker = 0;
      let hits = 0;
      await fc.assert(
        fc.asyncProperty(how, typed, fc.tuple(text, text), fc.boolean(), async (how, wanted, ends, isIn) => {
          const pattern = patternOf(wanted);
          if (typeof pattern === "number") return;
          const shown = isIn ? ends.join(wanted) : ends.join("");
          const match = { glob: globOf(pattern, how), padded: how === "words" };
          const plain = plainPatternOf(pattern, how);
          const [row] = await store.read.all<{ readonly slow: number; readonly quick: number }>(
            sql`select ${matchesText(sql`t.text`, { ...match, plain: null })} as slow, ${matchesText(sql`t.text`, { ...match, plain })} as quick from (select ${shown} as text) t`,
          );
          expect(row?.quick).toBe(row?.slow);
          if (plain !== null && /^[ -~\n]*$/u.test(shown)) quicker += 1;
          hits += row?.slow ?? 0;
        }),
        { numRuns: 2_000 },
      );
      // Both ways are tried, and both answers.
      expect(quicker).toBeGreaterThan(200);
      expect(hits).toBeGreaterThan(200);
    }));
});

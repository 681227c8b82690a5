import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCharacters } from "#lib/documents/normalise.ts";
import { createTextMap } from "#lib/documents/text-map.ts";

describe("the way back from text to raw", () => {
  it("gives for any span the smallest stretch of raw that shows all of it", () => {
    const step = fc.record({
      kind: fc.constantFrom("copy", "atom", "gap", "skip"),
      length: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(), fc.nat(), (steps, from, size) => {
        const raw = "abcdefghijklmnopqrstuvwxyz".repeat(6);
        const map = createTextMap(raw);
        // For each character of the text, the stretch of raw that it stands for; null for a gap.
        const expected: ({ start: number; end: number } | null)[] = [];
        let at = 0;
        for (const { kind, length } of steps) {
          if (kind === "gap") {
            map.gap("\n");
            expected.push(null);
            continue;
          }
          if (kind === "copy") {
            map.copy(at, at + length);
            for (let i = at; i < at + length; i += 1) expected.push({ start: i, end: i + 1 });
          }
          if (kind === "atom") {
            map.atom("&", at, at + length);
            expected.push({ start: at, end: at + length });
          }
          at += length;
        }
        const { text, toRaw } = map.finish();
        expect(text).toHaveLength(expected.length);
        const start = text.length === 0 ? 0 : from % text.length;
        const end = Math.min(text.length, start + (size % 8) + 1);
        const shown = expected.slice(start, end).filter((place) => place !== null);
        const span = toRaw({ start, end });
        expect(span.start).toBeLessThanOrEqual(span.end);
        const first = shown[0];
        const last = shown.at(-1);
        if (!first || !last) return;
        expect(span.start).toBeLessThanOrEqual(first.start);
        expect(span.end).toBeGreaterThanOrEqual(last.end);
        // Nothing but gaps may widen it, and a gap at its ends stands at a place, not on a stretch.
        if (expected[start] !== null) expect(span.start).toBe(first.start);
        if (expected[end - 1] !== null) expect(span.end).toBe(last.end);
      }),
    );
  });

  const odd = fc.constantFrom(...Array.from("ab1 '\"-–—−’‘“”«»′″´`\t\r\n\u00a0\u00ad\u200b\u2028\ufeff😀é"));

  it("folds characters one to one, and twice is as good as once", () => {
    fc.assert(
      fc.property(
        fc.array(odd, { maxLength: 60 }).map((parts) => parts.join("")),
        (text) => {
          const folded = foldCharacters(text);
          expect(folded).toHaveLength(text.length);
          expect(foldCharacters(folded)).toBe(folded);
        },
      ),
    );
    expect(foldCharacters("In\u00a0June Germany\u2032s 1939\u20131941 \u2013 the “Soviets’ don’t”")).toBe(
      "In June Germany's 1939-1941 \u2013 the “Soviets’ don't”",
    );
  });
});

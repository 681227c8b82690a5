import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lexicon } from "#lib/conflicts/lexicon.ts";
import { Overlaps } from "#lib/conflicts/overlaps.ts";
import { bagOf, inBoth, Rarity } from "#lib/conflicts/rarity.ts";
import { WordTable } from "#lib/conflicts/word-table.ts";
import { lookUp, WORD } from "#lib/conflicts/words.ts";

const piece = fc.constantFrom(
  "mill",
  "'s",
  "’",
  "'",
  "é",
  "\u0301",
  "Ł",
  "ß",
  " ",
  "\n",
  "7",
  "-",
  "the",
  "😀",
  "𝒜",
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const bag = fc.array(fc.nat(40), { maxLength: 12 }).map(bagOf);

describe("the words of a text", () => {
  it("are those of each span as if the span were all there is, cut words too", () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (all, x, y) => {
        const span = { start: Math.min(x, y, all.length), end: Math.min(Math.max(x, y), all.length) };
        // A span never begins or ends inside a character.
        fc.pre(![span.start, span.end].some((at) => /[\uDC00-\uDFFF]/.test(all.charAt(at))));
        const { words, starts, ends, from, to } = new WordTable(all, new Lexicon()).in(span);
        const found = words.slice(from, to).map(({ stem, content }, i) => {
          return {
            stem,
            content,
            at: starts[from + i],
            written: all.slice(starts[from + i], ends[from + i]),
          };
        });
        const expected = [...all.slice(span.start, span.end).matchAll(WORD)].map((match) => {
          return { ...lookUp(match[0]), at: span.start + match.index, written: match[0] };
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("have one number for all forms of a stem", () => {
    const lexicon = new Lexicon();
    const [signed, signs, other] = ["signed", "Signs", "harbour"].map((word) => lexicon.word(word).id);
    expect(signed).toBe(signs);
    expect(other).not.toBe(signed);
  });
});

describe("bags of words", () => {
  it("share what stands in both", () => {
    fc.assert(
      fc.property(bag, bag, (a, b) => {
        expect(inBoth(a, b)).toEqual(a.filter((id) => b.includes(id)));
      }),
    );
  });

  it("weigh the same in any order, to the last bit", () => {
    fc.assert(
      fc.property(fc.array(bag, { maxLength: 9 }), bag, (bags, one) => {
        const rarity = new Rarity(bags, 41);
        expect(rarity.sum([...one].reverse())).toBe(rarity.sum(one));
      }),
    );
  });
});

describe("an index of what is shared", () => {
  it("finds every set that shares a key, with the weight of all shared keys, however often it is asked", () => {
    fc.assert(
      fc.property(fc.array(bag, { maxLength: 9 }), fc.array(bag, { maxLength: 4 }), (bags, asked) => {
        const index = new Overlaps<number>((key) => key + 1);
        for (const one of bags) index.add(one);
        for (const one of asked) {
          const found = new Map<number, number>();
          index.compare(one);
          index.each((place, shared) => found.set(place, shared));
          const expected = bags.flatMap((other, place) => {
            const weight = inBoth(one, other).reduce((sum, key) => sum + key + 1, 0);
            return weight > 0 ? [[place, weight] as const] : [];
          });
          expect(new Map([...found].sort(([a], [b]) => a - b))).toEqual(new Map(expected));
          expect(bags.map((_, place) => index.shared(place))).toEqual(
            bags.map((_, place) => found.get(place) ?? 0),
          );
        }
      }),
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { holdsAny, slice } from "#lib/base/text.ts";
import { letterPairs, mayHold, pairsOf } from "#lib/cards/letter-pairs.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const pieces = fc.constantFrom(
  "the",
  " of",
  " ",
  "A",
  "ſ",
  "K",
  "İ",
  "é",
  ",",
  "(",
  "ok",
  "IS",
  ". ",
  "\n",
  "😀",
);

const plain = fc.constantFrom("the", " of", " ", "a", "s", "k", "i", ",", "(", "ok", ". ");

it("never says of a word that stands in a sentence that it does not", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.array(plain, { minLength: 1 }), (texts, sought) => {
      const reading = extract(readDecoded("a.txt", texts.join(""), "text"));
      const word = sought.join("").slice(0, 6);
      for (const { index, span } of reading.sentences) {
        const holds = holdsAny(slice(reading.document.text, span), [word]);
        if (holds) expect(mayHold(letterPairs(reading), index, pairsOf([word]))).toBe(true);
      }
    }),
  );
});

it("tells most words that a sentence does not hold", () => {
  const reading = extract(readDecoded("a.txt", "The mill of Norvale was sold in 1871.", "text"));
  const holds = (word: string) => mayHold(letterPairs(reading), 0, pairsOf([word]));
  expect(["mill", " of ", "vale", "sold in ", "because", " for ", "which", ", an "].filter(holds)).toEqual([
    "mill",
    " of ",
    "vale",
    "sold in ",
  ]);
});

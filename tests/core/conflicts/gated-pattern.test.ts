import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STAGE } from "#lib/conflicts/aligned-deeds.ts";
import { AGAIN, HEARSAY } from "#lib/conflicts/deeds.ts";
import { NEGATIVE } from "#lib/conflicts/denials.ts";
import { Lexicon } from "#lib/conflicts/lexicon.ts";
import { PARTIAL, PLANNED, ROUND } from "#lib/conflicts/occasions.ts";
import { Passage } from "#lib/conflicts/passages.ts";
import { WordTable } from "#lib/conflicts/word-table.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

const words =
  "again anew re-opened another later versions would-be claims the alleged Supposedly reported to reportedly some say it is " +
  "said according whether maybe may have legend untrue not true mistakenly MYTH was planned for due expected estimates first " +
  "half led by Monday demanding early reports second ballot final innings could cannot didn n nor hardly at last since then after his in her absence place Smith’s followed deputy today";
// What may stand inside a word or hide where it ends, and letters that are another's small form.
const odd = [
  "'s",
  "’S",
  "'",
  "’ll",
  "’t",
  "n't",
  "é",
  "\u0301",
  "ſ",
  "\u212a",
  "İ",
  "_",
  "7",
  "-",
  ".",
  "\n",
  "ß",
  "ﬁ",
];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words.split(" ")) },
  { weight: 5, arbitrary: fc.constant(" ") },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);
const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(""));

function passageOf(text: string, lexicon: Lexicon): Passage {
  const reading = { document: { text } } as DocumentReading;
  const place = { reading, document: 0, index: 0, sentence: null, clauses: [], dates: [] };
  const table = new WordTable(text, lexicon);
  return new Passage({ ...place, span: { start: 0, end: text.length } }, table, lexicon.cues([]));
}

describe("a pattern that is asked for its words first", () => {
  it.each(Object.entries({ AGAIN, HEARSAY, NEGATIVE, PARTIAL, PLANNED, ROUND, STAGE }))(
    "matches wherever it does without: %s",
    (_, pattern) => {
      fc.assert(
        fc.property(text, text, (one, other) => {
          const lexicon = new Lexicon();
          // Words come to the lexicon after the pattern was asked for.
          for (const all of [one, other])
            expect(pattern.isIn(passageOf(all, lexicon))).toBe(pattern.test(all));
        }),
        { numRuns: 1000 },
      );
    },
  );

  it("is not looked for where none of its words stands", () => {
    const lexicon = new Lexicon();
    expect(passageOf("The mill was sold in 1871.", lexicon).mayHold(HEARSAY)).toBe(false);
    expect(passageOf("The mill was allegedly sold.", lexicon).mayHold(HEARSAY)).toBe(true);
  });
});

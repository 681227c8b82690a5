import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verbLemma } from "#lib/extract/lexicon/verb-lemma.ts";
import { tagWords } from "#lib/extract/tokens.ts";
import { tagByShape } from "#lib/extract/tokens-tagger.ts";
import type { Token } from "#lib/extract/types.ts";

const tag = (text: string): Token[] => tagWords(text, { start: 0, end: text.length });
const tagOf = (text: string, word: string): string | undefined =>
  tag(text).find((token) => token.text === word)?.pos;

describe("words and their parts of speech", () => {
  it("reads a state of two words as two proper nouns", () => {
    expect(tagOf("The Soviet Union signed the treaty.", "Soviet")).toBe("PROPN");
    expect(tagOf("The Soviet Union signed the treaty.", "Union")).toBe("PROPN");
  });

  it("keeps a hyphenated compound in one word and a span of years in three", () => {
    expect(tag("The well-known Franco–Prussian war of 1870–1871.").map((token) => token.text)).toEqual(
      expect.arrayContaining(["well-known", "Franco–Prussian", "1870", "–", "1871"]),
    );
  });

  it("reads a surname that is also a verb as a name inside a sentence", () => {
    expect(tagOf("The crew admired Cook and followed him.", "Cook")).toBe("PROPN");
  });

  it("finds the verb of a sentence whose only verb looks like a noun", () => {
    expect(tagOf("These committees deal with appeals.", "deal")).toBe("VERB");
    expect(tagOf("The treaty states the terms.", "states")).toBe("VERB");
  });

  it("reads a noun after an article or a preposition as a noun", () => {
    expect(tagOf("They won by means of speed.", "means")).toBe("NOUN");
    expect(tagOf("The set of rules was long.", "set")).toBe("NOUN");
  });

  it("reads the participle of a passive as a verb", () => {
    expect(tagOf("Two ships were sighted near the cape.", "sighted")).toBe("VERB");
  });

  it("gives words of scripts without a tagger a tag by their shape", () => {
    const text = "Совет принял закон в 1921 году.";
    const tokens = tagByShape(text, { start: 0, end: text.length });
    expect(tokens.map((token) => token.pos)).toEqual(["X", "X", "X", "X", "NUM", "X", "PUNCT"]);
  });

  it.each([
    ["sought", "seek"],
    ["planned", "plan"],
    ["invited", "invite"],
    ["expelled", "expel"],
    ["agreed", "agree"],
    ["required", "require"],
    ["answered", "answer"],
    ["lying", "lie"],
    ["replies", "reply"],
  ])("knows that %s is a form of %s", (form, base) => {
    expect(verbLemma(form)).toBe(base);
  });

  it("gives every word its exact place, in order, for any text", () => {
    const pieces = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "don't ",
        "he’s ",
        "\ud800",
        "e.g. ",
        "—",
        " \n\t",
        "U.S.",
        "中文",
        "re-elected ",
        "“",
        "''",
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        let at = 0;
        for (const token of tag(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, token.start).trim()).toBe("");
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it.each(["a", "'a", "a.", " \n", "http://", "a-", "(", "中"])(
    "reads 100 kB of %j in time",
    (unit) => {
      const begun = process.cpuUsage();
      tag(unit.repeat(100_000 / unit.length));
      const { user, system } = process.cpuUsage(begun);
      // Processor time, so that a busy machine does not fail it; a quadratic reader would need minutes.
      expect((user + system) / 1000).toBeLessThan(15_000);
    },
    60_000,
  );
});

describe("what was read before", () => {
  const words = (text: string) => tagWords(text, { start: 0, end: text.length }).map((token) => token.text);

  it.each([
    "They answered Zorbekian's letters to Varlaam's court.",
    "The engine went on without a stop...",
    "The mayor's sister's plan... was theirs.",
  ])("does not change how a sentence is cut: %s", (sentence) => {
    const first = words(sentence);
    words(`${sentence} ${sentence.replace(/'s/gu, "")} Zorbekian came, and Varlaam went...`);
    expect(words(sentence)).toEqual(first);
  });

  it("cuts the ending of a name off at every meeting", () => {
    words("Zorbekian came. Later Zorbekian left.");
    expect(words("They read Zorbekian's letter.")).toEqual([
      "They",
      "read",
      "Zorbekian",
      "'s",
      "letter",
      ".",
    ]);
  });
});

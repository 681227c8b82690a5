import { describe, expect, it } from "vitest";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { createMachine } from "#lib/extract/tagger/machine.ts";
import { tagWordsOf } from "#lib/extract/tagger/tag.ts";

const SENTENCES = [
  "The ferry couldn't leave before noon, so nobody waited; they walked home.",
  "She's said she'd rather not see what they've done to Mrs. Okafor's garden.",
  "A well-known glass-maker from Turku sold 1,250 lamps for $3.50 each in 1911.",
  "Running water, he argued, runs where it likes: down the stairs and out.",
  "Is that that that that you meant, or can the can cannot open itself?",
  "Write to info@example.org or see https://example.org/a?b=c (p. 4) by 5 p.m. today!",
  "“Light is light,” said the light-keeper, lighting a light light.",
  "Cells divide; a divide opened between those who cell-cultured and those who didn’t.",
  "It was colour, not color, that the U.S. printers of St. Louis wanted most.",
  "gonna wanna dunno ain't y'all o'clock rock'n'roll 3rd 21st 1990s C# C++ ... —",
];

describe("the tagger", () => {
  it("tags every sentence as its package does, though it asks for each word once", () => {
    const nlp = winkNLP(model, ["pos"]);
    const its: Readonly<Record<"lemma" | "pos", unknown>> = nlp.its;
    for (const sentence of [...SENTENCES, SENTENCES.join(" "), ...SENTENCES.toReversed()]) {
      const doc = nlp.readDoc(sentence);
      const values = doc.tokens().out();
      const poses: unknown = doc.tokens().out(its.pos as never);
      const lemmas: unknown = doc.tokens().out(its.lemma as never);
      const tagged = tagWordsOf(sentence);
      expect(tagged.map(({ text }) => text)).toEqual(values);
      expect(tagged.map(({ pos }) => pos)).toEqual(poses);
      expect(tagged.map(({ lemma }) => lemma)).toEqual(lemmas);
    }
  });
});

describe("a machine", () => {
  // 7 8 → the second becomes 3 · 7 8 9 → the first becomes 4 if it can be
  const machine = createMachine(
    JSON.stringify([
      100,
      4,
      { 0: { 7: 1 }, 1: { 8: 2 }, 2: { 9: 3, 2070003: 4 } },
      { 3: "4", 4: "-3" },
      { 3: [0, 2], 4: [1, 0] },
    ]),
  );

  it("takes the longest pattern", () => {
    expect(machine([1, 7, 8, 9, 7])).toEqual([{ at: 1, target: 4 }]);
  });

  it("takes the shorter one where the longer breaks off, and goes on behind it", () => {
    expect(machine([7, 8, 5, 7, 8])).toEqual([
      { at: 1, target: -3 },
      { at: 4, target: -3 },
    ]);
  });

  it("finds nothing in nothing", () => {
    expect(machine([])).toEqual([]);
  });
});

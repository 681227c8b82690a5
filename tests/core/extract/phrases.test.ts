import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrases, type Phrase } from "#lib/extract/phrases.ts";
import { tagWords } from "#lib/extract/tokens.ts";

/** The phrases of one kind, as words. */
function phrases(text: string, kind: Phrase["kind"]): string[] {
  const tokens = tagWords(text, { start: 0, end: text.length });
  return findPhrases(tokens)
    .filter((phrase) => phrase.kind === kind)
    .map((phrase) => text.slice(tokens[phrase.first]?.start, tokens[phrase.last]?.end));
}

describe("noun phrases", () => {
  it("hold article, adjectives and noun, but not the phrase behind a preposition", () => {
    expect(phrases("The old stone bridge over the river fell.", "noun")).toEqual([
      "The old stone bridge",
      "the river",
    ]);
  });

  it("keep an owner with what is owned", () => {
    expect(phrases("The senator's refusal surprised the press.", "noun")).toEqual([
      "The senator's refusal",
      "the press",
    ]);
  });

  it("keep joined adjectives with their noun", () => {
    expect(phrases("They discussed legal, moral and economic questions.", "noun")).toContain(
      "legal, moral and economic questions",
    );
  });

  it("take a participle before its noun along", () => {
    expect(phrases("The court read a revised version.", "noun")).toContain("a revised version");
  });

  it("end where a second article begins", () => {
    expect(phrases("She gave the pilot the map.", "noun")).toEqual(["She", "the pilot", "the map"]);
  });

  it("may be an adjective with an article", () => {
    expect(phrases("The French retreated.", "noun")).toEqual(["The French"]);
  });
});

describe("verb groups", () => {
  it("hold auxiliaries, negations and adverbs between", () => {
    expect(phrases("The bill has not yet been passed.", "verb")).toEqual(["has not yet been passed"]);
    expect(phrases("It was, therefore, changed.", "verb")).toEqual(["was, therefore, changed"]);
  });

  it("hold the particle of a phrasal verb", () => {
    expect(phrases("The union called off the strike.", "verb")).toEqual(["called off"]);
  });

  it("begin with to before a bare form only", () => {
    expect(phrases("They moved to Paris to paint.", "verb")).toEqual(["moved", "to paint"]);
  });
});

describe("connectives", () => {
  it("tell a preposition from a conjunction by the verb that follows", () => {
    expect(phrases("After the war the town grew.", "preposition")).toEqual(["After"]);
    expect(phrases("After the war ended, the town grew.", "subordinator")).toEqual(["After"]);
    expect(phrases("The talks after the war failed.", "preposition")).toEqual(["after"]);
  });

  it("tell a relative that from one that opens what was said", () => {
    expect(phrases("The ship that sank was new.", "relative")).toEqual(["that"]);
    expect(phrases("He said that it sank.", "subordinator")).toEqual(["that"]);
    expect(phrases("The idea that the earth moves is old.", "subordinator")).toEqual(["that"]);
  });
});

describe("phrases of any text", () => {
  it("cover every word once, in order", () => {
    const word = fc.constantFrom(
      ..."a the of to that which and , ( ) is signed signing not big 12 Rome 's said after “".split(" "),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const tokens = tagWords(text, { start: 0, end: text.length });
        let next = 0;
        for (const phrase of findPhrases(tokens)) {
          expect(phrase.first).toBe(next);
          expect(phrase.last).toBeGreaterThanOrEqual(phrase.first);
          next = phrase.last + 1;
        }
        expect(next).toBe(tokens.length);
      }),
    );
  });
});

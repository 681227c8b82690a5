import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** Pieces of prose that the frames of extraction look for, to be put together in any order, sense or not. */
const PIECES = [
  "Anna Solberg",
  "Mayor Pieter Aldous",
  "the council of Veldmar",
  "the Soviet Union",
  "he",
  "they",
  "this pact",
  "the talks",
  "proposed a plan to",
  "was put forward by",
  "offered",
  "demanded that",
  "refused to",
  "signed the Treaty of Veldmar",
  "would require",
  "replied that",
  'said, "we shall not wait',
  '" and left.',
  "“a ferry waits”",
  "(1871–1902)",
  "on 3 May 1871",
  "in June",
  "the following day",
  "12.11.1940",
  "because of the ice",
  ", which",
  ", leading to",
  "between Norway, Sweden and",
  "told Aldous that",
  "according to",
  "did not lead to",
  "and",
  ",",
  ".",
  ". ",
  "?",
  "\n\n",
  "\n",
  "…",
  "1,200 crowns",
  "Он сказал, что",
  "— ",
  "[1]",
];

const prose = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 120 })
  .map((words) => words.join(" "));

function decksOf(texts: readonly string[]) {
  const readings = texts.map((text, i) => extract(readDecoded(`${i}.txt`, text, "text")));
  return generate({
    title: "Any",
    documents: readings.map((reading) => {
      const { name, title, format, raw } = reading.document;
      return { reading, source: { name, title, format, sha256: "0".repeat(64), length: raw.length } };
    }),
    conflicts: findConflicts(readings),
    excerpts: false,
    review: NO_REVIEW,
  }).decks;
}

describe("the generator", () => {
  it("makes decks of any prose, however broken, and every receipt is an exact slice of its document", () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 1, maxLength: 3 }), (texts) => {
        const written = texts.filter((text) => text.trim() !== "");
        if (written.length === 0) return;
        const { all } = decksOf(written);
        for (const one of [
          ...all.cards.flatMap((card) => card.evidence),
          ...all.conflicts.flatMap((c) => c.claims),
        ]) {
          const raw = written[Number.parseInt(one.document, 10)] ?? "";
          expect(one.quote).toBe(raw.slice(one.start, one.end));
          expect(one.quote).not.toBe("");
        }
        const ids = all.cards.map((card) => card.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 150 },
    );
  });

  it("gives the same decks whatever was read before", () => {
    fc.assert(
      fc.property(prose, prose, (text, other) => {
        if (text.trim() === "") return;
        const first = JSON.stringify(decksOf([text]));
        if (other.trim() !== "") decksOf([other]);
        expect(JSON.stringify(decksOf([text]))).toBe(first);
      }),
      { numRuns: 40 },
    );
  });
});

describe("two documents on one side of a disagreement", () => {
  const told = (year: number) => `The bridge at Lutan was opened by Governor Karl Lund on 9 May ${year}.`;

  it("give one card, which names the first of them", () => {
    const { all } = decksOf([told(1904), told(1904).replace("Governor", "the Governor"), told(1911)]);
    const ids = all.cards.map((card) => card.id);
    expect(new Set(ids).size).toBe(ids.length);
    const questions = all.cards.map((card) => card.question);
    expect(questions.filter((one) => /^According to .+ on what date/u.test(one))).toHaveLength(2);
  });
});

describe("a source that the others contradict again and again", () => {
  const article =
    "The Long Bridge of Veldmar was opened on 9 June 1876. The Alma Canal was completed on 3 May 1881. The Norden Treaty was signed on 12 October 1885.";
  const note =
    "Notes on Veldmar. The Long Bridge of Veldmar was opened on 9 June 1876. The Alma Canal was completed on 3 May 1881. The Norden Treaty was signed on 12 October 1885. Clara Hoving greeted Mayor Pieter Aldous at the station.";
  const wiki =
    "The Long Bridge of Veldmar was opened on 2 March 1879. The Alma Canal was completed on 14 August 1890. The Norden Treaty was signed on 1 January 1889. Ingrid Solberg sent the engineer Lars Moreau to Lima.";

  it("is named in every question that rests on its word alone", () => {
    const { all } = decksOf([article, note, wiki]);
    const own = all.cards.filter((card) => card.evidence.every((one) => one.document === "2.txt"));
    expect(own.map((card) => card.question).join("\n")).toMatch(
      /According to [^?]*, who sent .*Moreau to Lima\?/u,
    );
    for (const card of own) expect(card.question).toMatch(/^(?:According to|The documents differ)/u);
  });

  it("leaves the questions of the others as they are", () => {
    const { all } = decksOf([article, note, wiki]);
    expect(all.cards.map((card) => card.question).join("\n")).toMatch(
      /^Who greeted [^?]*Aldous at the station\?$/mu,
    );
  });

  it("is none where a document stands against one other", () => {
    const { all } = decksOf([article, wiki]);
    expect(all.cards.filter((card) => /^Who sent .*Moreau to Lima\?$/u.test(card.question))).toHaveLength(1);
  });
});

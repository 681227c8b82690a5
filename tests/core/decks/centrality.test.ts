import { describe, expect, it } from "vitest";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { contentWords } from "#lib/cards/words.ts";
import { centralityIn, ranked } from "#lib/decks/centrality.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

const read = (name: string, text: string): DocumentReading => extract(readDecoded(name, text, "text"));

const TALKS = read(
  "talks.txt",
  "The Lutan talks\n\nThe Lutan talks were held in May 1904 between Karl Lund and Jan Solberg. On 3 May 1904 Lund proposed a border along the river Tarn. On 9 May 1904 Solberg rejected the border. Solberg’s cook Emil Vik opened a bakery in 1911.",
);
const LETTERS = read(
  "letters.txt",
  "Letters from Lutan\n\nLund and Solberg quarrelled over the border along the Tarn in May 1904. Solberg left Lutan on 10 May 1904.",
);

function centralOf(readings: readonly DocumentReading[], word: string): number {
  const centralityOf = centralityIn(readings);
  const found = readings
    .flatMap(findCandidates)
    .find((one) => one.wordings[0]?.question.includes(word) === true);
  const wording = found?.wordings[0];
  if (found === undefined || wording === undefined) throw new Error(`Nothing asks about ${word}.`);
  return centralityOf(contentWords(`${wording.question} ${wording.answer}`), [found]);
}

describe("the nearness of a fact to what a dossier is about", () => {
  it("is greater for what several documents tell than for what only one mentions", () => {
    expect(centralOf([TALKS, LETTERS], "border")).toBeGreaterThan(centralOf([TALKS, LETTERS], "bakery"));
  });

  it("tells the two apart in a dossier of one document as well", () => {
    expect(centralOf([TALKS], "border")).toBeGreaterThan(centralOf([TALKS], "bakery"));
  });

  it("is a share: never below nothing nor above all", () => {
    const centralityOf = centralityIn([TALKS, LETTERS]);
    for (const one of [TALKS, LETTERS].flatMap(findCandidates)) {
      const wording = one.wordings[0];
      const words = contentWords(`${wording?.question} ${wording?.answer}`);
      const value = wording === undefined ? 0 : centralityOf(words, [one]);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });
});

describe("the rank of cards", () => {
  it("puts the nearer of two facts of one kind first, and keeps a strong kind before a weak one", () => {
    const cards = [
      { id: "aside", weight: 0.8, central: 0.1 },
      { id: "near", weight: 0.8, central: 0.6 },
      { id: "weak", weight: 0.2, central: 0.6 },
    ];
    const order = ranked(cards, (card) => card.central)
      .sort((a, b) => b.weight - a.weight)
      .map((card) => card.id);
    expect(order).toEqual(["near", "aside", "weak"]);
  });

  it("leaves the order alone where all are equally near, and takes an empty deck", () => {
    const same = ranked([{ weight: 0.9 }, { weight: 0.3 }], () => 0.5);
    expect((same[0]?.weight ?? 0) > (same[1]?.weight ?? 0)).toBe(true);
    expect(ranked([], () => 1)).toEqual([]);
  });
});

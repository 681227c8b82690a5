import { describe, expect, it } from "vitest";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW, type Review } from "#lib/decks/review.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const TEXT = [
  "The Lutan talks were held in May 1904.",
  "On 3 May 1904 Karl Lund proposed a border along the river Tarn.",
  "On 9 May 1904 Jan Solberg rejected the border along the river Tarn.",
  "On 12 May 1904 Karl Lund left Lutan with the draft of the Tarn treaty.",
  "On 20 June 1904 the Lutan council abolished the toll on the Tarn bridge.",
].join(" ");

function cardsWith(review: Review) {
  const reading = extract(readDecoded("talks.txt", TEXT, "text"));
  const { raw, title, format } = reading.document;
  const source = { name: "talks.txt", title, format, sha256: "0".repeat(64), length: raw.length };
  return generate({
    title: "Talks",
    documents: [{ reading, source }],
    conflicts: [],
    excerpts: true,
    review,
  }).decks;
}

describe("a deck that travels without its documents", () => {
  it("has room first for what a teacher worked on, and none for what was rejected", () => {
    const plain = cardsWith(NO_REVIEW);
    const whole = new Set(plain.all.cards.map((card) => card.id));
    const [first] = plain.all.cards;
    if (first === undefined) throw new Error("No card was made.");
    const rejected = cardsWith({
      ...NO_REVIEW,
      decisions: [...whole].map((card) => ({ card, verdict: "reject" as const, reason: "not for us" })),
    });
    // What had been left out for room moves up; a card that came up once and is accepted then stays.
    const [next] = rejected.all.cards;
    expect(next).toBeDefined();
    if (next === undefined) return;
    expect(whole.has(next.id)).toBe(false);
    const accepted = cardsWith({ ...NO_REVIEW, decisions: [{ card: next.id, verdict: "accept" }] });
    expect(accepted.all.cards.map((card) => card.id)).toContain(next.id);
  });
});

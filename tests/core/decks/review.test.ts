import { describe, expect, it } from "vitest";
import type { Card } from "#lib/cards/types.ts";
import { applyReview, parseReview } from "#lib/decks/review.ts";

const card = (id: string): Card => ({
  id,
  category: "date",
  question: "In which year was the toll lifted?",
  answer: "1879",
  evidence: [{ document: "a.txt", start: 3, end: 9, quote: "the toll", role: "proof" }],
  siblings: "s",
});

const review = (...decisions: object[]): ReturnType<typeof parseReview> =>
  parseReview(JSON.stringify({ format: "dossier-review", version: 1, decisions }));

describe("a teacher's review", () => {
  it("edits, rejects and accepts by card, and a rejected card is listed with its reason", () => {
    const decisions = review(
      { card: "k1", verdict: "edit", reason: "clearer", question: "In which year did the toll end?" },
      { card: "k2", verdict: "reject", reason: "trivial" },
      { card: "k3", verdict: "accept" },
    );
    const { cards, skipped, findings } = applyReview([card("k1"), card("k2"), card("k3")], decisions);
    expect(cards.map((one) => [one.id, one.question])).toEqual([
      ["k1", "In which year did the toll end?"],
      ["k3", "In which year was the toll lifted?"],
    ]);
    expect(skipped).toMatchObject([
      { document: "a.txt", start: 3, end: 9, reason: "rejected by the teacher: trivial" },
    ]);
    expect(findings).toEqual([]);
  });

  it("survives the cards it speaks of: a decision about a missing card is reported, not lost", () => {
    const { cards, findings } = applyReview(
      [card("k1")],
      review({ card: "gone", verdict: "reject", reason: "trivial" }),
    );
    expect(cards).toHaveLength(1);
    expect(findings.map((one) => one.code)).toEqual(["stale-decision"]);
  });

  it("refuses a rejection without a reason and two decisions about one card", () => {
    expect(() => review({ card: "k1", verdict: "reject" })).toThrow(/decisions\.0/u);
    expect(() => review({ card: "k1", verdict: "accept" }, { card: "k1", verdict: "accept" })).toThrow(
      /two decisions/u,
    );
  });
});

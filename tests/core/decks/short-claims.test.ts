import { describe, expect, it } from "vitest";
import { disputedCard } from "#lib/cards/dispute.ts";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const REST =
  " in the presence of the mayor and the clerk and the engineer and eleven of the fourteen councillors and the whole parish school";
const told = (year: number) =>
  `The bridge at Lutan\n\nThe bridge at Lutan was opened by Governor Karl Lund on 9 May ${year}${REST}.`;

describe("what documents say of a thing they disagree about, in a deck that travels without them", () => {
  it("is short, ends with a whole word, and stands so in its document", () => {
    const documents = [1904, 1905].map((year, i) => {
      const name = `${"ab"[i] ?? ""}.txt`;
      const reading = extract(readDecoded(name, told(year), "text"));
      const { raw, title, format } = reading.document;
      return { reading, source: { name, title, format, sha256: String(i).repeat(64), length: raw.length } };
    });
    const conflicts = findConflicts(documents.map((one) => one.reading));
    const { decks } = generate({ title: "Lutan", documents, conflicts, excerpts: true, review: NO_REVIEW });
    const claims = decks.all.conflicts.flatMap((one) => one.claims);
    expect(claims).toHaveLength(2);
    for (const [i, claim] of claims.entries()) {
      const text = told(1904 + i);
      expect(claim.quote.length).toBeLessThanOrEqual(160);
      expect(claim.quote.length).toBeGreaterThan(150);
      expect(text.slice(claim.start, claim.end)).toBe(claim.quote);
      expect(text.slice(claim.end)).toMatch(/^\s/u);
    }
  });

  it("is cut behind a whole word on its cards too", () => {
    const readings = [1904, 1905].map((year) => extract(readDecoded(`${year}.txt`, told(year), "text")));
    const [conflict] = findConflicts(readings);
    if (conflict === undefined) throw new Error("The two years are no disagreement.");
    const named = (name: string): string => name;
    const card = disputedCard(conflict, {
      maxLength: 150,
      showValue: (_, value) => value,
      titleOf: named,
      fileOf: named,
    });
    expect(card.evidence).toHaveLength(2);
    for (const { document, start, end, quote } of card.evidence) {
      const text = told(Number.parseInt(document, 10));
      expect(text.slice(start, end)).toBe(quote);
      expect(quote.length).toBeGreaterThan(100);
      expect(text.slice(end)).toMatch(/^\s/u);
    }
  });
});

import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function all(text: string): string {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600)
    .flatMap((one) => (one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : []))
    .join("\n");
}

describe("a sentence that opens with a place or a day", () => {
  const BEFORE = "Adolf Hitler met Neville Chamberlain at Berchtesgaden on 15 September 1938. ";

  it("has the name right before its verb for its subject, and the place beside it", () => {
    const found = all(
      `${BEFORE}At Godesberg Hitler demanded the immediate occupation of the Sudetenland. In London Chamberlain proposed a second meeting to Edouard Daladier.`,
    );
    expect(found).toContain("Which occupation did Hitler demand? →");
    expect(found).toContain("What did Chamberlain propose to Edouard Daladier? → a second meeting");
  });

  it("keeps a day and the name behind it apart", () => {
    const found = all(
      `${BEFORE}In October Hitler ordered the army to occupy Bohemia. On 3 November Chamberlain left Prague for London.`,
    );
    expect(found).toContain("→ October 1938");
    expect(found).toContain("did Chamberlain leave Prague for London? → 3 November 1938");
  });

  it("keeps a place of two names whole", () => {
    expect(
      all(
        "In New York stood a hall. Jan Lund was born in South Wales in 1921. In South Wales began a strike.",
      ),
    ).not.toMatch(/\b(?:York|Wales) (?:stood|began)|did (?:York|Wales)\b/u);
  });

  it("knows a name of two parts as one who acts", () => {
    expect(
      all(
        "David Ben-Gurion flew to Paris in 1956. Ben-Gurion proposed a division of Jordan to Christian Pineau.",
      ),
    ).toContain("division of Jordan");
  });
});

import { describe, expect, it } from "vitest";
import { placeOf } from "#app/_ui/proof.tsx";
import { receiptOf } from "#lib/services/study/study-cards.ts";

const ROW = {
  ownerId: "card",
  documentId: "document",
  documentTitle: "Report",
  versionId: "version",
  start: 12,
  end: 24,
  quote: "signed today",
  displayQuote: null,
  role: "proof",
} as const;
const TEXT = "First page.\nsigned today by both.";

describe("a receipt of a document with pages", () => {
  it("says on which page it begins", () => {
    const receipt = receiptOf(ROW, { format: "pdf", text: TEXT, pages: [0, 12] });
    expect(receipt.page).toBe(2);
    expect(placeOf(receipt)).toBe("characters\u00a012 to\u00a024, p.\u00a02");
  });

  it("says nothing of pages where there are none, or where the text is not here", () => {
    expect(receiptOf(ROW, { format: "text", text: TEXT, pages: null })).not.toHaveProperty("page");
    expect(receiptOf(ROW, undefined)).not.toHaveProperty("page");
    expect(placeOf(ROW)).toBe("characters\u00a012 to\u00a024");
  });
});

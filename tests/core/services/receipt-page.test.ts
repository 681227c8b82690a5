import { describe, expect, it } from "vitest";
import { receiptOf } from "#lib/services/study/study-cards.ts";

const ROW = {
  ownerId: "card",
  documentId: "document",
  documentTitle: "Report",
  versionId: "version",
  length: 33,
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
    expect(receipt.where).toBe("page\u00a02 of\u00a02");
  });

  it("says nothing of pages where there are none, or where the text is not here", () => {
    for (const version of [{ format: "text", text: TEXT, pages: null }, undefined]) {
      const receipt = receiptOf(ROW, version);
      expect(receipt).not.toHaveProperty("page");
      expect(receipt.where).toBe("about a quarter of the way through");
    }
    expect(receiptOf({ ...ROW, length: null }, undefined)).not.toHaveProperty("where");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentName, freeName, titleFromName } from "#lib/services/dossiers/document-name.ts";

/** What names of files are made of, the harmful parts more often than in life. */
const AWKWARD = fc.constantFrom(
  ...Array.from('aZ9 ._-/\\:*?"<>|\0\n\t\u202e\u200b\u2028\u00ad\ud800é'),
  "e\u0301",
  "😀",
  "..",
  ".txt",
);

describe("the name of a document", () => {
  it.each([
    ["letters/a.txt", "a.txt"],
    ["..\\..\\Windows\\a.txt", "a.txt"],
    ["  two   spaces.md ", "two spaces.md"],
    ["\u202egnp.txt", "gnp.txt"],
    ["a\u0000b.pdf", "ab.pdf"],
    ["/", "document"],
    [".pdf", "document.pdf"],
  ])("%j is kept as %j", (sent, kept) => {
    expect(documentName(sent)).toBe(kept);
  });

  it("is one short line without a path, whatever was sent, and naming it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: AWKWARD, maxLength: 300 }), (sent) => {
        const name = documentName(sent);
        expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(120);
        expect(name).not.toBe("");
        expect(documentName(name)).toBe(name);
      }),
    );
  });

  it("gets the first number that is free", () => {
    expect(freeName("a.txt", new Set())).toBe("a.txt");
    expect(freeName("a.txt", new Set(["a.txt", "a (2).txt"]))).toBe("a (3).txt");
  });

  it("makes a title where the document has none", () => {
    expect(titleFromName("long-bridge_2.txt")).toBe("Long bridge 2");
    expect(titleFromName("---.txt")).toBe("---.txt");
  });
});

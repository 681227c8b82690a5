import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import { readNamed } from "./named.ts";

/** What each clause of a text says was done, with the voice of its verb. */
function deeds(text: string): string[] {
  const { clauses } = extract(readDecoded("a.txt", text, "text"));
  return clauses.map(({ lemma, voice }) => `${lemma} ${voice}`);
}

describe("A word that only opens a sentence", () => {
  it.each([
    "Suspicion fell on Felix Arden.",
    "Reports said that the army had moved.",
    "Operational command passed from the ministry to the army.",
    "Work will start again in Arden.",
  ])("is no name: %s", (text) => {
    const [first] = text.split(" ");
    expect(readNamed(text).typed.join()).not.toContain(first);
  });

  it("is one where the document writes it so elsewhere", () => {
    expect(readNamed("They met Jacob Moss. Moss sued the firm.").bearer("Moss")).toBe("Jacob Moss");
    expect(readNamed("Hagen confessed in July.").typed).toEqual(["PER Hagen"]);
  });
});

describe("A person's name", () => {
  it("goes on behind a given name that is shortened", () => {
    expect(readNamed("He was helped by Mr. Thos. Wardle, the under-viewer.").typed).toEqual([
      "PER Thos. Wardle",
    ]);
    expect(readNamed("Yesterday Wm. Hoyle was thrown down.").typed).toEqual(["PER Wm. Hoyle"]);
  });

  it("has the trade for its role, not the address", () => {
    expect(
      readNamed("It was built by the astronomer Professor Edwin Lascelles.").role("Edwin Lascelles"),
    ).toBe("astronomer");
  });
});

describe("A clause", () => {
  it("has its subject behind the noun that opens the sentence", () => {
    expect(deeds("In truth Professor Lascelles directed the building only for two years.")).toEqual([
      "direct active",
    ]);
  });

  it("is none of a noun that `that` tells more about", () => {
    expect(deeds("They left with a gold buckle that weighs two ounces.")).toEqual([
      "leave active",
      "weigh active",
    ]);
    expect(deeds("The government propose that the tax be cut.")[0]).toBe("propose active");
  });
});

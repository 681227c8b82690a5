import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { foundIn, parseFound, printFound } from "#lib/decks/found.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const TEXT =
  "The observatory at Hallin was founded on 3 March 1852 by the astronomer Lena Storm. In 1860 Storm proposed a second dome to the academy, which had grown tired of letters from the provinces and of the bills that came with them every spring. The academy refused. “The sky does not wait,” Storm wrote.";

function found(excerpts: boolean) {
  const reading = extract(readDecoded("hallin.txt", TEXT, "text"));
  const source = {
    name: "hallin.txt",
    title: "",
    format: "text" as const,
    sha256: "0".repeat(64),
    length: TEXT.length,
  };
  const documents = [{ reading, source }];
  const conflicts = findConflicts([reading]);
  const { decks } = generate({ title: "Hallin", documents, conflicts, excerpts, review: NO_REVIEW });
  return { found: foundIn([reading], decks.all, excerpts), deck: decks.all };
}

describe("what was found besides cards", () => {
  it("prints and reads back equal, to equal bytes", () => {
    const { found: one } = found(false);
    const text = printFound(one);
    expect(parseFound(text)).toEqual(one);
    expect(printFound(parseFound(text))).toBe(text);
    expect(one.timeline.entries.map((entry) => entry.value)).toEqual(["1852-03-03", "1860"]);
  });

  it("quotes nothing that no card quotes, when the decks travel without their documents", () => {
    const { found: one, deck } = found(true);
    const quoted = new Set(deck.cards.flatMap((card) => card.evidence.map((at) => `${at.start} ${at.end}`)));
    const lines = one.people.people.flatMap((who) => [
      ...who.roles,
      ...who.said,
      ...who.proposed,
      ...who.did,
    ]);
    const receipts = [
      ...one.timeline.entries.flatMap((entry) => entry.evidence),
      ...lines.map((line) => line.evidence),
    ];
    expect(one.timeline.entries.length).toBeGreaterThan(0);
    expect(receipts.filter((at) => !quoted.has(`${at.start} ${at.end}`))).toEqual([]);
    const fold = (text: string) => text.toLowerCase().replace(/\s+/gu, " ");
    for (const entry of one.timeline.entries)
      expect(
        deck.cards.some((card) => card.evidence.some((at) => fold(at.quote).includes(fold(entry.what)))),
      ).toBe(true);
  });

  it("refuses a file that is not one, with the place at fault", () => {
    expect(() => parseFound("{", "found.json")).toThrow(/found\.json is not JSON/u);
    const { found: one } = found(false);
    const broken = printFound(one).replace('"kind": "people"', '"kind": "planets"');
    expect(() => parseFound(broken)).toThrow(/people/u);
  });
});

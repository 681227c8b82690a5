import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const valuesOf = (documents: Readonly<Record<string, string>>): string[][] =>
  findConflicts(
    Object.entries(documents).map(([name, text]) => extract(readDecoded(name, text, "text"))),
  ).map(({ claims }) => claims.map(({ document, value }) => `${document}: ${value}`));

const GUIDE = `The lantern of Saint Orrin

The lantern was carved in 1684 by Jan Verhulst of Ghent. It hangs in the chapel of Marrow Hall, where the visitor can see it on Sundays. It is made of oak and gilded bronze. Verhulst was paid forty crowns.`;

describe("what one text sets right", () => {
  it("finds the year that a letter corrects", () => {
    const letter =
      "Sir, allow me to correct your guide. The lantern of Saint Orrin was carved in 1648, not 1684. Verhulst was dead by then. The bill lies in Marrow Hall before me.";
    expect(valuesOf({ "guide.txt": GUIDE, "letter.txt": letter })).toContainEqual([
      "guide.txt: 1684",
      "letter.txt: 1648",
    ]);
  });

  it("finds the hand that a letter corrects, whatever stands between the two names", () => {
    const letter =
      "Sir, your guide is a pleasure to read. It was Pieter Claes who carved the lantern, as every child here knows, not Jan Verhulst. Claes lived next to Marrow Hall all his life.";
    expect(valuesOf({ "guide.txt": GUIDE, "letter.txt": letter }).flat()).toContain(
      "letter.txt: Pieter Claes",
    );
  });

  it("finds what a page says that its earlier version had otherwise", () => {
    const page = `Marrow Hall lantern trust

The lantern fell from its chain on 3 August 1911 and hurt nobody.

Correction: an earlier version of this page gave the date as 8 August 1911.`;
    expect(valuesOf({ "guide.txt": GUIDE, "page.txt": page })).toContainEqual([
      "page.txt: 3 August 1911",
      "page.txt: 8 August 1911",
    ]);
  });

  it("is silent where nobody says what is corrected", () => {
    const letter =
      "Sir, the lantern of Saint Orrin was sold in 1702, not 1703. Verhulst had nothing to do with it. The bill lies in Marrow Hall before me. I have it here.";
    expect(valuesOf({ "guide.txt": GUIDE, "letter.txt": letter })).toEqual([]);
  });

  it("is silent where what is denied is something else than what another document says", () => {
    const letter =
      "Sir, I grew up near Marrow Hall. My father sailed to Bruges, not Ghent, and he never saw the lantern of Saint Orrin. He spoke of Verhulst often. He was a good man.";
    expect(valuesOf({ "guide.txt": GUIDE, "letter.txt": letter })).toEqual([]);
  });
});

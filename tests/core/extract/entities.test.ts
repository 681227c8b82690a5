import { describe, expect, it } from "vitest";
import { dossierEntities } from "#lib/extract/dossier-entities.ts";
import { readNamed } from "./named.ts";

function together(...texts: readonly string[]): string[] {
  const found = dossierEntities(texts.map((text) => readNamed(text).entities));
  return found.entities.map(
    ({ name, members }) => `${name}: ${members.map(({ document }) => document).join(" ")}`,
  );
}

describe("the same bearer in several documents", () => {
  it("is known by the family name", () => {
    expect(together("It was Ingrid Solberg who won.", "Nobody beat Dr Solberg.")).toEqual([
      "Ingrid Solberg: 0 1",
    ]);
  });

  it("is known in a short and a long form", () => {
    expect(together("It was I. Solberg who won.", "Ingrid Solberg said no.")).toEqual([
      "Ingrid Solberg: 0 1",
    ]);
  });

  it("is known over a spelling slip", () => {
    expect(together("Lena Wallenberg won.", "Lena Wallenburg said no.")).toHaveLength(1);
  });

  it("is known over transliterations", () => {
    expect(together("It was Pyotr Tchaikovsky who won.", "Pyotr Chaikovski said no.")).toHaveLength(1);
  });

  it("is known for a state under any of its names", () => {
    expect(together("They sailed to Great Britain.", "The British refused.")).toEqual(
      ["United Kingdom: 0 1"].map(() => expect.stringMatching(/: 0 1$/u)),
    );
  });

  it("is known for an event in either spelling", () => {
    expect(together("They broke the Lakeside Pact.", "They broke the Lakeside pact.")).toEqual([
      "Lakeside Pact: 0 1",
    ]);
  });

  it("is not two people of one family name", () => {
    expect(together("It was Karl Brandt who won.", "It was Rosa Brandt who lost.")).toHaveLength(2);
  });

  it("is not settled for a bare family name that fits two", () => {
    expect(
      together(
        "It was Karl Brandt who won.",
        "It was Rosa Brandt who lost.",
        "Nobody asked Mr Brandt or told Brandt.",
      ),
    ).toEqual(expect.arrayContaining(["Rosa Brandt: 1"]));
  });

  it("finds every entity of every document again", () => {
    const documents = ["Lena Moe met Karl Lund in Bergen.", "Moe left Bergen for Norway."].map(
      (text) => readNamed(text).entities,
    );
    const found = dossierEntities(documents);
    for (const [document, entities] of documents.entries()) {
      for (const entity of entities.keys()) {
        expect(found.entities[found.indexOf(document, entity)]?.members).toContainEqual({ document, entity });
      }
    }
    expect(found.indexOf(9, 9)).toBe(-1);
  });
});

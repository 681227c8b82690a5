import { expect, it } from "vitest";
import { endingsOf, mayFollow } from "#lib/cards/word-before.ts";

it("lets every word before a place pass that ends as one of some words", () => {
  const endings = endingsOf("as if unless");
  for (const before of ["as ", "AS\n ", "If\u00a0", "a\u017f ", "unleſſ ", "if  ", "has ", "7 ", "é "])
    expect(mayFollow(`${before}he`, before.length, endings), before).toBe(true);
  for (const before of ["", " ", "as", "the ", "as, ", "of. ", "s ", "is "])
    expect(mayFollow(`${before}he`, before.length, endings), before).toBe(false);
});

import { expect, it } from "vitest";
import { inAnyCase, mayFollow } from "#lib/cards/word-before.ts";

it("lets every word before a place pass that ends in one of the letters", () => {
  const last = inAnyCase("fs");
  for (const before of ["as ", "AS\n ", "of\u00a0", "a\u017f ", "if  "])
    expect(mayFollow(`${before}he`, before.length, last), before).toBe(true);
  for (const before of ["", " ", "as", "the ", "as, ", "of. "])
    expect(mayFollow(`${before}he`, before.length, last), before).toBe(false);
});

import { describe, expect, it } from "vitest";
import { holdsCapital, isSpaceAt } from "#lib/base/text.ts";

describe("white space", () => {
  it("is what regular expressions call so, for every unit that there is", () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      if (isSpaceAt(text, 0) !== /\s/u.test(text)) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });
});

it("holds a capital in any script", () => {
  for (const text of [
    "",
    "a",
    "A",
    "the “Norvale” case",
    "é",
    "une Étoile",
    "ёлка",
    "Ёлка",
    "𝐀",
    "ǅ",
    "123 – ’s",
    "\ud835",
  ])
    expect(holdsCapital(text), text).toBe(/\p{Lu}/u.test(text));
});

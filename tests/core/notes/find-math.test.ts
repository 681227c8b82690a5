import { describe, expect, it } from "vitest";
import { seemsMath } from "#lib/notes/find-math.ts";

describe("a formula between single dollar signs", () => {
  it.each(["$x^2$", "The area is $\\pi r^2$.", "$\\frac{1}{2}$", "so $a_1$ and $b$", "$a + b$"])(
    "is taken for one that is meant as such: %s",
    (text) => {
      expect(seemsMath(text)).toBe(true);
    },
  );

  it.each([
    "It costs $5 or $6.",
    "from $5 to $6 + tax",
    "US$100 and A$200",
    "$PATH and $HOME",
    "$$x^2$$",
    "\\(x^2\\)",
    "\\$x^2\\$",
    "$5_",
    "",
  ])("is not seen in %s", (text) => {
    expect(seemsMath(text)).toBe(false);
  });
});

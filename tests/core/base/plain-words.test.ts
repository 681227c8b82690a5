import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainTex } from "#lib/base/plain-tex.ts";
import { plainWords } from "#lib/base/plain-words.ts";

describe("a text on one line", () => {
  it.each([
    ["**Bold** and *slanted* and ~~gone~~", "Bold and slanted and gone"],
    ["_so_ and __so__, snake_case_name and 2*3*4", "so and so, snake_case_name and 2*3*4"],
    ["a * b * c, 5 _ 6", "a * b * c, 5 _ 6"],
    ["(*x*), “*y*”.", "(x), “y”."],
    ["![a leaf](media:47DEQpj8HBSa) falls", "a leaf falls"],
    ["see [the mill](https://example.org/a_b_c) now", "see the mill now"],
    ["# A head\n\n- one\n- [x] two\n2. three\n> said", "A head · one · two · three said"],
    ["1. one\n2. two", "one · two"],
    ["`a*b*` and `__init__`", "a*b* and __init__"],
    ["```ts\nlet a_b_ = 1;\n```", "let a_b_ = 1;"],
    ["| a | b |\n|---|:-:|\n| c | d |", "a | b c | d"],
    ["5\\*3 \\# \\[x]", "5*3 # [x]"],
    ["What is \\(\\frac{a}{b}\\)?", "What is a/b?"],
    ["\\[ E = mc^2 \\]", "E = mc²"],
    ["$$\\alpha_{1} \\le \\beta$$", "α₁ ≤ β"],
    ["costs $5 and $6", "costs $5 and $6"],
    ["The {{c1::mill}} of {{c2::Ada::who?}}", "The […] of [who?]"],
    ["{{c1::a {{c2::b}} c}} d", "[…] d"],
    ["{{c1::never closed and }} closed", "[…] closed"],
    ["{{c1::open", "{{c1::open"],
    ["{{c1::\\(x^{2}\\)}} is squared", "[…] is squared"],
    ["", ""],
  ])("%j is %j", (text, words) => {
    expect(plainWords(text)).toBe(words);
  });

  it("is one line without ends, whatever is given, and a second time the same length or shorter", () => {
    const bits = fc.constantFrom(
      "*",
      "_",
      "`",
      "{{c1::",
      "}}",
      "::",
      "\\(",
      "\\)",
      "$$",
      "[",
      "](x)",
      "a",
      " ",
      "\n",
      "|",
      "\\",
      "^",
      "{",
      "}",
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        const words = plainWords(parts.join(""));
        expect(words).toBe(words.trim());
        expect(words).not.toMatch(/\n|\s\s/u);
      }),
    );
  });
});

describe("a formula in plain letters", () => {
  it.each([
    ["\\frac{1}{2}", "1/2"],
    ["\\frac{a+b}{2c}", "(a+b)/(2c)"],
    ["\\dfrac{\\frac12}{x}", "(1/2)/x"],
    ["x^{n+1}", "xⁿ⁺¹"],
    ["x^{cd}_i", "x^(cd)ᵢ"],
    ["e^{-x^2}", "e^(-x²)"],
    ["\\sqrt{2}+\\sqrt[3]{x+1}", "√2+³√(x+1)"],
    ["\\text{if } a \\neq b", "if a ≠ b"],
    ["\\left( \\sum_{i=1}^{n} i \\right)", "( ∑ᵢ₌₁ⁿ i )"],
    ["\\mathbb{R} \\to \\mathrm{GL}_2", "R → GL₂"],
    ["\\sin\\theta \\cdot \\cos \\theta", "sinθ · cos θ"],
    ["a\\,b\\;c\\ d~e", "a b c d e"],
    ["\\ce{H2O}", "H2O"],
    ["\\{1, 2\\} \\% \\&", "{1, 2} % &"],
    ["\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "a b; c d"],
    ["\\unknown{x}", "unknown x"],
    ["\\frac", ""],
    ["{{{", ""],
    ["\\vec{v}\\hat{x}\\overline{ab}", "vxab"],
    ["30^\\circ", "30°"],
    ["f'(x)", "f'(x)"],
  ])("%j is %j", (tex, words) => {
    expect(plainTex(tex)).toBe(words);
  });

  it("takes whatever is typed, however deep", () => {
    expect(plainTex("{".repeat(5_000))).toBe("");
    expect(plainTex("\\frac".repeat(2_000)).length).toBeLessThan(10_000);
    expect(plainTex("x^{".repeat(2_000)).length).toBeLessThan(10_000);
    fc.assert(fc.property(fc.string(), (tex) => typeof plainTex(tex) === "string"));
  });
});

import { describe, expect, it } from "vitest";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";

describe("a card on one line of a list", () => {
  it("keeps what a person wrote as it was written, without the signs of Markdown", () => {
    const card = { category: null, question: "**perro** \\(x^2\\)?", answer: "dog" };
    expect(questionWords(card)).toBe("perro x²?");
    expect(answerWords(card)).toBe("dog");
    expect(answerWords({ category: null, answer: "- one\n- two" })).toBe("one · two");
  });

  it("begins an answer from a document large, and leaves its signs", () => {
    expect(answerWords({ category: "outcome", answer: "the mill was closed" })).toBe("The mill was closed");
    expect(questionWords({ category: "date", question: "What is `x`?" })).toBe("What is `x`?");
  });
});

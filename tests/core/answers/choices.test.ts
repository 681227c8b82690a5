import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceShare, choicesFor } from "#lib/answers/choices.ts";

const distractors = ["13 November 1940", "14 November 1940", "22 June 1941", "23 August 1939"].map(
  (text) => ({
    text,
    answers: `What happened on ${text}?`,
  }),
);
const question = "On what date did the train arrive?";
const card = { question, answer: "12 November 1940", extra: { distractors } };

describe("choices", () => {
  it("are the answer and up to three wrong ones, the likest first come, each with what it answers", () => {
    const choices = choicesFor(card, "a");
    expect(choices).toHaveLength(4);
    expect(choices.filter((choice) => choice.right).map((choice) => choice.text)).toEqual([
      "12 November 1940",
    ]);
    expect(choices.some((choice) => choice.text === "23 August 1939")).toBe(false);
    const wrong = choices.find((choice) => choice.text === "22 June 1941");
    expect(wrong?.answers).toBe("What happened on 22 June 1941?");
  });

  it("stand in one order for one seed, and in others for others", () => {
    expect(choicesFor(card, "a")).toEqual(choicesFor(card, "a"));
    const firsts = new Set(Array.from({ length: 40 }, (_, i) => choicesFor(card, `${i}`)[0]?.text));
    expect(firsts.size).toBe(4);
  });

  it("never hold a second right one: not the answer in another notation, not an alias, nothing twice", () => {
    const twice = {
      question,
      answer: "12 November 1940",
      extra: {
        aliases: ["the day of the arrival"],
        distractors: ["Nov 12, 1940", "the day of arrival", "13 November 1940", "13.11.1940"].map((text) => ({
          text,
          answers: null,
        })),
      },
    };
    expect(
      choicesFor(twice, "a")
        .map((choice) => choice.text)
        .sort(),
    ).toEqual(["12 November 1940", "13 November 1940"]);
  });

  it("know a person by the surname when somebody is asked for", () => {
    const hitler = { text: "Adolf Hitler", answers: null };
    const stalin = { text: "Stalin", answers: null };
    const who = {
      question: "Who invited Molotov?",
      answer: "Hitler",
      extra: { distractors: [hitler, stalin] },
    };
    expect(
      choicesFor(who, "a")
        .map((choice) => choice.text)
        .toSorted(),
    ).toEqual(["Hitler", "Stalin"]);
  });

  it("are none when there is nothing to choose between", () => {
    expect(choicesFor({ question, answer: "Poland" }, "a")).toEqual([]);
    expect(choicesFor({ question, answer: "Poland", extra: { distractors: [] } }, "a")).toEqual([]);
    const allRight = { kind: "choice", options: [{ text: "a", correct: true }] } as const;
    expect(choicesFor({ question, answer: "a", extra: { task: allRight } }, "a")).toEqual([]);
  });

  it("are a note's own options where it has some, all of them, mixed", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }),
        fc.string(),
        (texts, seed) => {
          const options = texts.map((text, at) => ({ text, correct: at === 0 }));
          const choices = choicesFor(
            { question, answer: "", extra: { task: { kind: "choice", options } } },
            seed,
          );
          expect(choices.map((choice) => choice.text).sort()).toEqual([...texts].sort());
        },
      ),
    );
  });

  it("count by the right ones chosen, less the wrong ones", () => {
    const some = [true, true, false].map((right) => ({ text: "", right, answers: null }));
    expect(choiceShare(some, new Set([0, 1]))).toBe(1);
    expect(choiceShare(some, new Set([0]))).toBe(0.5);
    expect(choiceShare(some, new Set([0, 1, 2]))).toBe(0.5);
    expect(choiceShare(some, new Set([2]))).toBe(0);
  });
});

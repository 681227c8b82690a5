import { describe, expect, it } from "vitest";
import {
  type Attempt,
  attemptAfter,
  markingOf,
  proposalFor,
  shareOf,
  takenFor,
} from "#app/study/answering/attempt.ts";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { inReview, studyCard } from "../study/cards.ts";

const typed = (text: string, counted = false): Extract<Attempt, { kind: "typed" }> => ({
  kind: "typed",
  typed: text,
  judgement: judgeTyped("Germany, Italy and Japan", [], text),
  meant: null,
  counted,
});
const choice = (chosen: readonly number[], share: number): Attempt => ({
  kind: "choice",
  choices: [
    { text: "Poland", right: true, answers: null },
    { text: "France", right: false, answers: "Which country fell in June?" },
  ],
  chosen: new Set(chosen),
  share,
});

describe("what goes into the log with an answer", () => {
  it("is what was typed, how much of it was right, and what was proposed", () => {
    expect(markingOf(typed("Germany, Italy"), 1, 1)).toEqual({
      by: "app",
      proposed: 1,
      share: 2 / 3,
      response: "Germany, Italy",
    });
  });

  it("says that the learner marked it, where they rated it otherwise or counted it as right", () => {
    expect(markingOf(typed("Germany, Italy"), 1, 2).by).toBe("self");
    expect(markingOf(typed("the Axis", true), 3, 3)).toMatchObject({ by: "self", share: 1 });
    const ticked: Attempt = { kind: "list", ideas: ["a", "b", "c"], ticked: new Set([2, 0]) };
    expect(markingOf(ticked, 2, 2)).toEqual({ by: "self", proposed: 2, share: 2 / 3, response: "1 3" });
  });

  it("names the wrong choice, and nothing for a right one", () => {
    expect(markingOf(choice([1], 0), 1, 1)).toEqual({ by: "app", proposed: 1, share: 0, chosen: "France" });
    expect(markingOf(choice([0], 1), 3, 3)).toEqual({ by: "app", proposed: 3, share: 1 });
  });

  it("names the answer of another card that was typed, unless it was counted as right", () => {
    const other = { ...studyCard("other"), answer: "The Axis" };
    const meant = { question: other.question, answer: other.answer, card: other };
    const attempt: Attempt = { ...typed("the axis"), meant };
    expect(markingOf(attempt, 1, 1)).toMatchObject({ response: "the axis", chosen: "The Axis" });
    expect(takenFor(attempt)?.id).toBe("other");
    const counted: Attempt = { ...attempt, counted: true };
    expect(markingOf(counted, 3, 3).chosen).toBeUndefined();
    expect(takenFor(counted)).toBeNull();
  });

  it("keeps an order as the right places in the order given, and cuts what is endless", () => {
    const order: Attempt = { kind: "order", items: ["a", "b", "c"], given: [1, 0, 2], share: 2 / 3 };
    expect(markingOf(order, 1, 1).response).toBe("2 1 3");
    expect(markingOf(typed("x".repeat(9_000)), 1, 1).response).toHaveLength(2_000);
    expect(shareOf(order)).toBeCloseTo(2 / 3);
  });
});

describe("ideas to tick off", () => {
  const card = {
    ...studyCard("a", inReview(0)),
    extra: { task: { kind: "list", ideas: ["iron", "coal", "salt", "tin", "lead"] } },
  } as const;
  const proposedWith = (ticked: readonly number[]) => {
    const untouched = attemptAfter(null, "list", card);
    const made = untouched?.kind === "list" ? { ...untouched, ticked: new Set(ticked) } : untouched;
    return made && proposalFor(made, card, 2_000, false);
  };

  it("propose Again while none is ticked, and follow the share from there", () => {
    expect(attemptAfter(null, "list", card)).toMatchObject({ kind: "list", ticked: new Set() });
    expect(proposedWith([])).toBe(1);
    expect(proposedWith([0, 1])).toBe(1);
    expect(proposedWith([0, 1, 2])).toBe(2);
    expect(proposedWith([0, 1, 2, 3])).toBe(2);
    expect(proposedWith([0, 1, 2, 3, 4])).toBe(3);
  });

  it("keep no share for whoever ticks none and rates it otherwise", () => {
    const untouched = attemptAfter(null, "list", card);
    expect(untouched && markingOf(untouched, 1, 3)).toEqual({ by: "self", proposed: 1 });
    expect(untouched && markingOf(untouched, 1, 1)).toMatchObject({ share: 0 });
  });

  it("are no attempt where an answer is shown in any other way", () => {
    expect(attemptAfter(null, "show", card)).toBeNull();
    expect(attemptAfter(null, "typed", card)).toBeNull();
  });
});

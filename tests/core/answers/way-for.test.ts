import { describe, expect, it } from "vitest";
import { ideasIn } from "#lib/answers/ideas.ts";
import { ideasFor, wayFor } from "#lib/answers/way-for.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import type { StudyCard } from "#lib/study/types.ts";

const base: StudyCard = {
  id: "a",
  version: 1,
  deckId: "d",
  deckTitle: "Dates",
  dossierTitle: "Talks",
  category: "date",
  question: "On what date did the train arrive?",
  answer: "12 November 1940",
  receipts: [],
  readings: [],
  disputed: false,
  ruling: null,
  siblings: "s",
  state: NEW_CARD,
};
const distractors = [{ text: "13 November 1940", answers: null }];
const known = (stability: number, phase: "learning" | "review" = "review"): StudyCard["state"] => ({
  ...NEW_CARD,
  memory: {
    kind: "seen",
    phase,
    stability,
    difficulty: 5,
    step: 0,
    due: { kind: "day", day: "2026-01-01" },
    lastStudyTime: 0,
    intervalDays: 10,
    reps: 3,
    lapses: 0,
  },
});

describe("how a card is answered", () => {
  it("is as the mode says where the card allows it", () => {
    expect(wayFor("show", { ...base, extra: { distractors } })).toBe("show");
    expect(wayFor("typed", base)).toBe("typed");
    expect(wayFor("choice", { ...base, extra: { distractors } })).toBe("choice");
    expect(wayFor("choice", base)).toBe("show");
  });

  it("asks for more the better a card is known, in the mixed mode", () => {
    const chosen = { ...base, extra: { distractors } };
    expect(wayFor("mixed", chosen)).toBe("choice");
    expect(wayFor("mixed", { ...chosen, state: known(3) })).toBe("choice");
    expect(wayFor("mixed", { ...chosen, state: known(30, "learning") })).toBe("choice");
    expect(wayFor("mixed", { ...chosen, state: known(7) })).toBe("typed");
    expect(wayFor("mixed", base)).toBe("show");
  });

  it("is never typing for what is disputed, quoted or long", () => {
    const reading = { value: "1940", receipts: [0] };
    for (const mode of ["typed", "choice", "mixed"] as const) {
      expect(
        wayFor(mode, { ...base, readings: [reading, reading], extra: { distractors }, state: known(30) }),
      ).toBe("show");
    }
    expect(wayFor("typed", { ...base, answer: "“very interesting”" })).toBe("show");
    expect(wayFor("typed", { ...base, answer: "x".repeat(61) })).toBe("show");
    expect(wayFor("typed", { ...base, answer: "x".repeat(60) })).toBe("typed");
  });

  it("is never typing for a picture or a formula", () => {
    const question = [{ kind: "paragraph", children: [] }] as const;
    const picture = { kind: "image", hash: "h", alt: "a map" } as const;
    const words = { kind: "text", text: "Poland" } as const;
    const drawn = (inline: typeof picture | typeof words) => ({
      drawn: { question, answer: [{ kind: "paragraph", children: [inline] }] as const },
    });
    expect(wayFor("typed", { ...base, extra: drawn(picture) })).toBe("show");
    expect(wayFor("typed", { ...base, answer: "**Poland**", extra: drawn(words) })).toBe("typed");
  });

  it("is as the note says in every mode", () => {
    const extra = { task: { kind: "order", items: ["a", "b"] } } as const;
    for (const mode of ["show", "typed", "choice", "mixed"] as const) {
      expect(wayFor(mode, { ...base, extra })).toBe("order");
    }
  });

  it("is typing in every mode where the note says so and the answer may be typed", () => {
    const extra = { typed: true } as const;
    for (const mode of ["show", "typed", "choice", "mixed"] as const)
      expect(wayFor(mode, { ...base, extra })).toBe("typed");
    expect(wayFor("show", { ...base, extra, answer: "a".repeat(61) })).toBe("show");
  });

  it("has ideas to tick off where a long answer has several", () => {
    const answer =
      "Hitler refused to recognise Soviet interests in the Balkans; Molotov distrusted the German plans.";
    expect(wayFor("typed", { ...base, answer })).toBe("list");
    expect(ideasFor({ answer })).toHaveLength(2);
    expect(wayFor("show", { ...base, answer })).toBe("show");
  });
});

describe("the ideas in an answer", () => {
  it.each([
    ["- iron\n- coal\n- salt", ["iron", "coal", "salt"]],
    ["1. first\n2. second", ["first", "second"]],
    ["iron, coal and salt", ["iron", "coal", "salt"]],
    ["iron, coal, and salt", ["iron", "coal", "salt"]],
    ["He left the town. Nobody asked why.", ["He left the town.", "Nobody asked why."]],
    ["The oil, which ran out", []],
    ["J. R. Smith of St. Paul", []],
    ["one idea", []],
    ["", []],
  ])("%j: %j", (answer, ideas) => {
    expect(ideasIn(answer)).toEqual(ideas);
  });
});

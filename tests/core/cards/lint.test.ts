import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lint } from "#lib/cards/lint.ts";
import { isVague, pointsOutside } from "#lib/cards/pointing.ts";
import type { Card } from "#lib/cards/types.ts";

function card(
  question: string,
  answer: string,
  quote = `${question} ${answer}`,
  category: Card["category"] = "outcome",
): Card {
  return {
    id: "c",
    category,
    question,
    answer,
    evidence: [{ document: "a.txt", start: 0, end: quote.length, quote, role: "proof" }],
    siblings: "s",
  };
}

const codes = (one: Card): string[] => lint(one).map((refusal) => refusal.code);

describe("a card is refused", () => {
  it("when its answer stands in its question", () => {
    expect(codes(card("What did the iron bridge of Veldmar replace, the ferry?", "the ferry"))).toContain(
      "given-away",
    );
  });

  it("when the year it asks for stands in its question", () => {
    expect(
      codes(card("In which year was the bridge of 1876 opened?", "1876", "the bridge of 1876", "date")),
    ).toContain("given-away");
    expect(
      codes(
        card(
          "On what date in June 1876 was the Long Bridge opened?",
          "9 June 1876",
          "on 9 June 1876",
          "date",
        ),
      ),
    ).toEqual([]);
  });

  it("when the question holds the surname of the person it asks for", () => {
    expect(
      codes(card("Which engineer called Hoving planned it?", "Clara Hoving", "Clara Hoving", "participant")),
    ).toContain("given-away");
  });

  it("when it points at something that only the page can tell", () => {
    for (const question of [
      "What did he demand?",
      "When did this happen?",
      "What became of these talks?",
      "What did it lead to?",
      "Who left the town that day?",
    ]) {
      expect(pointsOutside(question), question).toBe(true);
    }
  });

  it("when its receipts do not hold the answer", () => {
    expect(
      codes(
        card(
          "What did the flood delay?",
          "the coronation of the queen",
          "The flood delayed the opening by a year.",
        ),
      ),
    ).toContain("unsupported");
  });

  it("when nothing proves it, when it asks nothing, when it can be guessed, and when the answer is a paragraph", () => {
    expect(codes({ ...card("What did the flood delay?", "the opening"), evidence: [] })).toContain(
      "no-evidence",
    );
    expect(codes(card("The flood delayed the opening.", "the opening"))).toContain("no-question");
    expect(codes(card("Did the flood delay the opening?", "Yes"))).toContain("yes-no");
    expect(
      codes(card("What was built?", Array.from({ length: 30 }, (_, i) => `word${i}`).join(" "))),
    ).toContain("long-answer");
  });
});

describe("a question that says too little is refused", () => {
  it("when it holds nothing beside its subject, a general verb, and a month", () => {
    expect(codes(card("What did Hoving issue?", "a new wage list"))).toContain("thin-question");
    expect(codes(card("What did Hoving launch in June 1871?", "the ferry to Alma"))).toContain(
      "thin-question",
    );
    expect(codes(card("What did Hoving issue, hoping to calm the town?", "a new wage list"))).not.toContain(
      "thin-question",
    );
  });

  it("when it asks for a paper that only the page before tells apart", () => {
    expect(codes(card("What became of the deal?", "The deal collapsed"))).toContain("vague-question");
    expect(codes(card("What became of Hoving’s offer?", "The town refused"))).not.toContain("vague-question");
  });

  it("when its answer breaks off, or is one plain word", () => {
    expect(codes(card("What did Hoving annex in the Orn war?", "a part of the delta and a part"))).toContain(
      "broken-answer",
    );
    expect(codes(card("What did the Orn talks lead to?", "tension"))).toContain("bare-answer");
  });
});

describe("a card passes", () => {
  it("when it stands alone", () => {
    expect(
      codes(
        card(
          "What did the flood of 1874 delay at Veldmar?",
          "the opening of the bridge",
          "The flood delayed the opening of the bridge by a year.",
        ),
      ),
    ).toEqual([]);
  });

  it("when a pronoun has its name in the same question, or stands inside quoted words", () => {
    expect(pointsOutside("What did Hoving tell her council?")).toBe(false);
    expect(pointsOutside("Who said: “this is their last boat”?")).toBe(false);
  });
});

// Words that point and marks that hide them, close together
const POINTERS = [
  ..."he HIS ſhe thiſ that Day after before the move both newspaper idea Their its one so ones US “ ” ‘ ’s ' ( ) · é ø ſ İ \u0301".split(
    " ",
  ),
  ..."\u00A0 \u2003 \uFEFF , ? . Majesty What did do we I you former same day: representatives x 3".split(
    " ",
  ),
  " ",
  " ",
  " ",
];
const pointing = fc.array(fc.constantFrom(...POINTERS), { maxLength: 10 }).map((parts) => parts.join(""));

describe("words that point at something outside", () => {
  it("are found in any text, whatever signs its words have", () => {
    fc.assert(
      fc.property(pointing, pointing, (question, answer) => {
        const found = codes(card(question, answer));
        if (pointsOutside(question)) expect(found).toContain("vague-question");
        if (isVague(answer) && !question.includes("hy") && !question.includes("to do"))
          expect(found).toContain("vague-answer");
      }),
      { numRuns: 5000 },
    );
  });
});

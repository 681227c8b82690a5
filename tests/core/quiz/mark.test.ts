import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arranged } from "#lib/quiz/arrange.ts";
import { isAnswer, marked, meantBy } from "#lib/quiz/mark.ts";
import { markList } from "#lib/quiz/mark-list.ts";
import { ratingFor } from "#lib/quiz/rating.ts";
import { signatureOf } from "#lib/quiz/signature.ts";
import { type AskedCard, QUESTION_KINDS, type Question, type Response } from "#lib/quiz/types.ts";

const about = (id: string, question = "In which year did it burn?", answer = "1871"): AskedCard => ({
  id,
  version: 1,
  wording: "card",
  question,
  answer,
  receipts: [],
});
const base = { id: "q", part: 0, prompt: "In which year did it burn?", cards: [about("a")] };
const choice: Question = {
  ...base,
  kind: "choice",
  options: [
    { text: "1871", right: true, answers: null },
    { text: "1880", right: false, answers: "In which year was it built?" },
    { text: "1902", right: false, answers: null },
  ],
};
const typed: Question = {
  ...base,
  kind: "typed",
  answer: "1871",
  aliases: [],
  elsewhere: [{ text: "1880", answers: "In which year was it built?" }],
};
const match: Question = {
  ...base,
  kind: "match",
  cards: [about("a"), about("b"), about("c"), about("d")],
  left: ["… asked", "… opposed", "… built", "… paid"],
  right: ["Ada", "Bela"],
  pairs: [0, 1, 1, 0],
};
const order: Question = {
  ...base,
  kind: "order",
  cards: [about("a"), about("b"), about("c"), about("d")],
  items: ["third", "first", "fourth", "second"],
  places: [2, 0, 3, 1],
  notes: ["1903", "1901", "1904", "1902"],
};
const ideas: Question = { ...base, kind: "list", ideas: ["iron", "coal", "salt", "timber"] };

const text = (words: string): Response => ({ kind: "text", text: words });

describe("marking", () => {
  it("gives all or nothing for a choice, and says what was chosen instead", () => {
    expect(marked(choice, { kind: "chosen", chosen: [0] })).toMatchObject({
      share: 1,
      cards: [{ chosen: null }],
    });
    expect(marked(choice, { kind: "chosen", chosen: [1] })).toMatchObject({
      share: 0,
      cards: [{ chosen: "1880" }],
    });
  });

  it("takes wrong ones off where several are right", () => {
    const several: Question = {
      ...choice,
      options: choice.options.map((one, at) => ({ ...one, right: at < 2 })),
    };
    expect(marked(several, { kind: "chosen", chosen: [0, 1] }).share).toBe(1);
    expect(marked(several, { kind: "chosen", chosen: [0] }).share).toBe(0.5);
    expect(marked(several, { kind: "chosen", chosen: [0, 1, 2] }).share).toBe(0.5);
    expect(marked(several, { kind: "chosen", chosen: [2] }).share).toBe(0);
  });

  it("forgives a slip, gives nothing for another date, and knows what that is the date of", () => {
    const name: Question = {
      ...typed,
      prompt: "Who?",
      cards: [about("a", "Who did it?", "Clara Hoving")],
      answer: "Clara Hoving",
    };
    expect(marked(name, text("clara hovling"))).toMatchObject({ share: 1, slip: true });
    expect(marked(typed, text("1880"))).toMatchObject({ share: 0, slip: false, cards: [{ chosen: "1880" }] });
    expect(meantBy(typed as Question & { kind: "typed" }, "1880")?.answers).toBe(
      "In which year was it built?",
    );
  });

  it("gives part of the mark for part of a list that is typed, and none for half a name", () => {
    const states: Question = {
      ...typed,
      cards: [about("a", "Which states?", "")],
      answer: "Germany, Italy and Japan",
    };
    expect(marked(states, text("Italy, Germany")).share).toBeCloseTo(2 / 3);
    const name: Question = { ...typed, cards: [about("a", "Which bridge?", "")], answer: "the Long Bridge" };
    expect(marked(name, text("the Short Bridge")).share).toBe(0);
  });

  it("gives the share of right pairs, and each card its own", () => {
    const got = marked(match, { kind: "pairs", pairs: [0, 0, 1, null] });
    expect(got).toMatchObject({ answered: true, share: 0.5 });
    expect(got.cards).toEqual([
      { id: "a", share: 1, chosen: null },
      { id: "b", share: 0, chosen: "Ada" },
      { id: "c", share: 1, chosen: null },
      { id: "d", share: 0, chosen: null },
    ]);
  });

  it("gives the share of pairs in order, and each event the share of its own pairs", () => {
    // first, second, fourth, third: five of six pairs.
    const got = marked(order, { kind: "order", order: [1, 3, 2, 0] });
    expect(got.share).toBeCloseTo(5 / 6);
    expect(got.cards.map((card) => card.share)).toEqual([2 / 3, 1, 2 / 3, 1]);
    expect(marked(order, { kind: "order", order: [2, 0, 3, 1] }).share).toBe(0);
  });

  it("counts ideas once, takes off lines that are none, and never goes below nothing", () => {
    expect(marked(ideas, text("salt\niron")).share).toBe(0.5);
    expect(marked(ideas, text("coal, iron, salt and timber")).share).toBe(1);
    expect(marked(ideas, text("coal\ngold\nsilver\ncopper")).share).toBe(0);
    expect(marked(ideas, text("coal\ncoal\nsalt\ngold")).share).toBe(0.25);
    expect(markList(["iron"], "- iron", "What?").lines).toEqual([{ text: "iron", idea: 0, again: false }]);
  });

  it("does not take a denied idea for the idea", () => {
    const long = ["the council paid for the bridge in full"];
    expect(markList(long, "the council paid for the bridge", "Q").share).toBe(1);
    expect(markList(long, "the council never paid for the bridge in full", "Q").share).toBe(0);
  });

  it("says of an empty answer that there is none", () => {
    for (const [question, empty] of [
      [choice, { kind: "chosen", chosen: [] }],
      [typed, { kind: "text", text: "  " }],
      [match, { kind: "pairs", pairs: [null, null, null, null] }],
    ] as const) {
      expect(isAnswer(empty)).toBe(false);
      expect(marked(question, empty)).toMatchObject({ answered: false, share: 0 });
    }
    expect(marked(choice, null)).toMatchObject({ answered: false });
  });

  it("takes an answer of another kind of question for none", () => {
    expect(marked(choice, text("1871")).answered).toBe(false);
    expect(marked(order, { kind: "pairs", pairs: [0] }).answered).toBe(false);
  });

  it("stays between nothing and all, for any answer to any question", () => {
    const anyResponse: fc.Arbitrary<Response> = fc.oneof(
      fc.record({ kind: fc.constant("chosen" as const), chosen: fc.array(fc.integer({ min: -1, max: 9 })) }),
      fc.record({ kind: fc.constant("text" as const), text: fc.string() }),
      fc.record({ kind: fc.constant("truth" as const), value: fc.boolean() }),
      fc.record({
        kind: fc.constant("pairs" as const),
        pairs: fc.array(fc.option(fc.integer({ min: -1, max: 9 }))),
      }),
      fc.record({ kind: fc.constant("order" as const), order: fc.array(fc.integer({ min: -1, max: 9 })) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(choice, typed, match, order, ideas), anyResponse, (question, response) => {
        const { share, cards } = marked(question, response);
        for (const one of [share, ...cards.map((card) => card.share)]) {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(1);
        }
        expect(cards.map((card) => card.id)).toEqual(question.cards.map((card) => card.id));
      }),
    );
  });
});

describe("the name of an answer", () => {
  it("is the same for everybody who answered the same, however their paper was mixed", () => {
    const answers: readonly (readonly [Question, (question: Question) => Response])[] = [
      [
        choice,
        (q) => ({
          kind: "chosen",
          chosen: q.kind === "choice" ? [q.options.findIndex((o) => o.text === "1880")] : [],
        }),
      ],
      [
        match,
        (q) => ({ kind: "pairs", pairs: q.kind === "match" ? q.left.map(() => q.right.indexOf("Ada")) : [] }),
      ],
      [
        order,
        (q) => ({
          kind: "order",
          order:
            q.kind === "order" ? ["second", "first", "third", "fourth"].map((i) => q.items.indexOf(i)) : [],
        }),
      ],
    ];
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        for (const [question, answer] of answers) {
          const [a, b] = [one, other].map((seed) => {
            const [own] = arranged([question], seed, true);
            return own ? signatureOf(own, answer(own)) : "";
          });
          expect(a).toBe(b);
          expect(a).not.toBe("");
        }
      }),
    );
  });

  it("does not depend on case or spaces of what was typed", () => {
    expect(signatureOf(typed, text(" In  May "))).toBe(signatureOf(typed, text("in may")));
    expect(signatureOf(typed, text("in May"))).not.toBe(signatureOf(typed, text("in June")));
  });
});

describe("the rating of a mark", () => {
  it("is Good for all right, Hard for a slip or a claim, Again below the stated share", () => {
    expect(ratingFor("typed", 1, false)).toBe(3);
    expect(ratingFor("typed", 1, true)).toBe(2);
    expect(ratingFor("truth", 1, false)).toBe(2);
    expect(ratingFor("list", 0.6, false)).toBe(2);
    expect(ratingFor("list", 0.59, false)).toBe(1);
    expect(ratingFor("order", 0.75, false)).toBe(1);
    expect(ratingFor("order", 0.8, false)).toBe(2);
  });

  it("never falls when the mark rises, and is never Easy", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...QUESTION_KINDS), share, share, (kind, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(ratingFor(kind, low, false)).toBeLessThanOrEqual(ratingFor(kind, high, false));
        expect(ratingFor(kind, high, false)).toBeLessThan(4);
      }),
    );
  });
});

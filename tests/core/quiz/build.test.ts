import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arranged } from "#lib/quiz/arrange.ts";
import { buildQuiz, possibleKinds } from "#lib/quiz/build.ts";
import { marked } from "#lib/quiz/mark.ts";
import { shares } from "#lib/quiz/shares.ts";
import { shownOf } from "#lib/quiz/shown.ts";
import { QUESTION_KINDS, type Question } from "#lib/quiz/types.ts";
import { isRight } from "#lib/quiz/wrong-answers.ts";
import { anyCards, dateCard, disputedCard, perfect, proposalCard, quizCard, receipt } from "./quiz-cards.ts";

const all = { kinds: QUESTION_KINDS, weights: [1, 1, 1], seed: "seed" };
const anyBlueprint = fc.record({
  cards: anyCards,
  count: fc.integer({ min: 1, max: 30 }),
  kinds: fc.uniqueArray(fc.constantFrom(...QUESTION_KINDS), { minLength: 1 }),
  weights: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 9 }))),
  seed: fc.string(),
});

describe("building a quiz", () => {
  it("gives the same paper for the same seed, in whatever order the cards come", () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        const paper = buildQuiz(blueprint);
        expect(buildQuiz({ ...blueprint, cards: [...blueprint.cards].reverse() })).toEqual(paper);
      }),
    );
  });

  it("never asks more than wanted, no card twice, no kind that was not wanted, and no question twice", () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        const paper = buildQuiz(blueprint);
        expect(paper.length).toBeLessThanOrEqual(blueprint.count);
        const cards = paper.flatMap((question) => question.cards.map((card) => card.id));
        expect(new Set(cards).size).toBe(cards.length);
        expect(new Set(paper.map((one) => one.id)).size).toBe(paper.length);
        for (const { kind } of paper) expect(blueprint.kinds).toContain(kind);
      }),
    );
  });

  it("asks about a disputed card's documents, and never for it as a plain fact", () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        const disputed = new Set(blueprint.cards.filter((card) => card.disputed).map((card) => card.id));
        for (const question of buildQuiz(blueprint)) {
          const about = question.cards.some((card) => disputed.has(card.id));
          expect(about).toBe(question.kind === "sources");
        }
      }),
    );
  });

  it("offers no wrong answer that counts as right, none twice, and exactly one right one unless the note has more", () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        for (const question of buildQuiz(blueprint)) {
          if (question.kind !== "choice" && question.kind !== "who") continue;
          const right = question.options.filter((one) => one.right);
          expect(right).toHaveLength(1);
          expect(new Set(question.options.map((one) => one.text)).size).toBe(question.options.length);
          const answer = right[0]?.text ?? "";
          for (const wrong of question.options.filter((one) => !one.right))
            expect(isRight(wrong.text, [answer], question.prompt, undefined)).toBe(false);
        }
      }),
    );
  });

  it("gives the whole mark for what the key says, however the paper was mixed", () => {
    fc.assert(
      fc.property(anyBlueprint, fc.string(), fc.boolean(), (blueprint, seed, shuffle) => {
        const paper = arranged(buildQuiz(blueprint), seed, shuffle);
        for (const question of paper) {
          const { share, cards } = marked(question, perfect(question));
          expect(share, JSON.stringify(question)).toBe(1);
          expect(cards.map((card) => card.id)).toEqual(question.cards.map((card) => card.id));
          expect(cards.every((card) => card.share === 1 && card.chosen === null)).toBe(true);
        }
      }),
    );
  });

  it("shows no key: two papers that differ in nothing but their keys look the same", () => {
    const secret = "the secret of the key";
    const open = (question: Question): Question => {
      switch (question.kind) {
        case "choice":
        case "who":
          return { ...question, options: question.options.map((one) => ({ ...one, answers: secret })) };
        case "truth":
          return { ...question, right: !question.right, answers: secret };
        case "typed":
        case "cloze":
          return {
            ...question,
            answer: secret,
            aliases: [secret],
            elsewhere: [{ text: secret, answers: secret }],
          };
        case "list":
          return { ...question, ideas: question.ideas.map(() => secret) };
        case "match":
        case "sources":
          return { ...question, pairs: question.pairs.map((place) => place + 1) };
        case "order":
          return {
            ...question,
            places: question.places.map((place) => place + 1),
            notes: question.notes.map(() => secret),
          };
      }
    };
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        for (const question of buildQuiz(blueprint)) {
          const other = {
            ...open(question),
            cards: question.cards.map((card) => ({ ...card, answer: secret, receipts: [] })),
          };
          expect(shownOf(other)).toEqual(shownOf(question));
          expect(JSON.stringify(shownOf(other))).not.toContain(secret);
        }
      }),
    );
  });

  it("shares the questions among the parts by their weights", () => {
    const cards = [0, 1].flatMap((part) =>
      Array.from({ length: 30 }, (_, n) => ({ ...dateCard(part * 100 + n, 1600 + n), part })),
    );
    const paper = buildQuiz({ ...all, cards, weights: [3, 1], count: 20, kinds: ["choice", "typed"] });
    expect(paper.filter((one) => one.part === 0)).toHaveLength(15);
    expect(paper.filter((one) => one.part === 1)).toHaveLength(5);
    expect(paper.filter((one) => one.kind === "choice")).toHaveLength(10);
  });

  it("lets the other parts give what one is short of", () => {
    const cards = [
      dateCard(1, 1700),
      ...Array.from({ length: 20 }, (_, n) => ({ ...dateCard(10 + n, 1600 + n), part: 1 })),
    ];
    expect(buildQuiz({ ...all, cards, weights: [9, 1], count: 12, kinds: ["typed"] })).toHaveLength(12);
  });

  it("does not spend so many cards on one question that too few are left for the others", () => {
    const cards = Array.from({ length: 12 }, (_, n) => dateCard(n, 1600 + n));
    const paper = buildQuiz({ ...all, cards, count: 10, kinds: ["order", "typed"] });
    expect(paper).toHaveLength(10);
    expect(paper.filter((one) => one.kind === "order")).toHaveLength(1);
  });

  it("keeps cards of one sentence apart while there are others", () => {
    const cards = [
      { ...dateCard(1, 1700), siblings: "one" },
      { ...dateCard(2, 1701), siblings: "one" },
      { ...dateCard(3, 1702), siblings: "two" },
    ];
    const asked = buildQuiz({ ...all, cards, count: 2, kinds: ["typed"] }).map((one) => one.cards[0]?.id);
    expect(asked).toContain("card-3");
    expect(buildQuiz({ ...all, cards, count: 3, kinds: ["typed"] })).toHaveLength(3);
  });

  it("asks in the words that were not studied, where there are some", () => {
    const card = {
      ...dateCard(1, 1700),
      alternate: { question: "Mill 1 dates from which year?", answer: "1700" },
    };
    const [question] = buildQuiz({ ...all, cards: [card], count: 1, kinds: ["choice"] });
    expect(question).toMatchObject({
      prompt: "Mill 1 dates from which year?",
      cards: [{ wording: "alternate" }],
    });
  });

  it("takes no wrong answers of the studied wording where the other one asks for something else", () => {
    const card = {
      ...dateCard(1, 1700),
      alternate: { question: "What was built in 1700?", answer: "mill 1" },
    };
    const [question] = buildQuiz({ ...all, cards: [card], count: 1, kinds: ["choice"] });
    expect(question).toMatchObject({ prompt: card.question, cards: [{ wording: "card" }] });
  });

  it("puts only events in order that can be told apart in time", () => {
    const cards = [
      dateCard(1, 1700),
      quizCard(2, { question: "On what date did mill 2 burn?", answer: "3 May 1700" }),
      dateCard(3, 1800),
      dateCard(4, 1900),
    ];
    const [question] = buildQuiz({ ...all, cards, count: 1, kinds: ["order"] });
    const asked = new Set(question?.cards.map((card) => card.id));
    expect(asked.has("card-1") && asked.has("card-2")).toBe(false);
    expect(question).toMatchObject({ kind: "order", cards: { length: 3 } });
  });

  it("matches proposals with their proposers, one partner for several where they are the same person", () => {
    const cards = [0, 1, 2, 3, 4].map(proposalCard);
    const [question] = buildQuiz({ ...all, cards, count: 1, kinds: ["match"] });
    expect(question).toMatchObject({
      kind: "match",
      prompt: "Who did what?",
      left: { length: 5 },
      right: { length: 3 },
    });
  });

  it("asks which document says what about a disagreement once, however many cards rest on it", () => {
    const one = disputedCard(1);
    const paper = buildQuiz({ ...all, cards: [one, { ...one, id: "other", siblings: "x" }], count: 5 });
    expect(paper).toMatchObject([
      { kind: "sources", left: ["Account A", "Account B", "Account C"], pairs: [0, 1, 1] },
    ]);
  });

  it("does not ask for a document that contradicts itself", () => {
    const card = disputedCard(1);
    const receipts = card.receipts.map((one) => ({ ...one, documentTitle: "One account" }));
    expect(buildQuiz({ ...all, cards: [{ ...card, receipts }], count: 5 })).toEqual([]);
  });

  it("makes a gap of a short answer that stands once in its proof, and of nothing else", () => {
    const gap = (answer: string, quote: string) =>
      buildQuiz({
        ...all,
        cards: [quizCard(1, { answer, receipts: [receipt("Mills", quote)] })],
        count: 1,
        kinds: ["cloze"],
      });
    expect(gap("Otto", "The mill at the weir was sold to Otto in May.")).toMatchObject([
      { before: "The mill at the weir was sold to ", after: " in May.", answer: "Otto" },
    ]);
    expect(gap("Otto", "Otto sold the mill at the weir to Otto in May.")).toEqual([]);
    expect(gap("art", "The mill at the weir was sold to Bart in May.")).toEqual([]);
    expect(gap("Otto", "To Otto.")).toEqual([]);
    expect(gap("Otto never answered", "Otto never answered to the offer of the bank.")).toEqual([]);
    expect(
      gap("an iron bridge of seven spans", "They built an iron bridge of seven spans over the river."),
    ).toEqual([]);
  });

  it("takes wrong answers for a hand-written card from its neighbours of the same kind", () => {
    const note = (n: number, question: string, answer: string) =>
      quizCard(n, { question, answer, receipts: [], category: null });
    const cards = [
      note(1, "Who wrote it?", "Ada Lorn"),
      note(2, "Who read it?", "Bela Kovacs"),
      note(3, "Who burned it?", "Carl Ott"),
      note(4, "When was it written?", "1700"),
    ];
    const [question] = buildQuiz({ ...all, cards, count: 1, kinds: ["choice"] });
    expect(question?.kind === "choice" ? question.options.map((one) => one.text).sort() : []).toEqual([
      "Ada Lorn",
      "Bela Kovacs",
      "Carl Ott",
    ]);
  });

  it("says how many questions of each kind are possible: never fewer than it makes alone", () => {
    fc.assert(
      fc.property(anyCards, fc.constantFrom(...QUESTION_KINDS), (cards, kind) => {
        const made = buildQuiz({ ...all, cards, kinds: [kind], count: 100 });
        // Parts and pools divide what could stand together; alone each card counts.
        expect(made.length).toBeLessThanOrEqual(possibleKinds(cards)[kind]);
      }),
    );
  });
});

describe("sharing out", () => {
  it("gives everything away that there is room for, and follows the weights within one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 30 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (total, rows) => {
          const weights = rows.map(([weight]) => weight);
          const room = rows.map(([, most]) => most);
          const given = shares(total, weights, room);
          const all = room.reduce((a, b) => a + b, 0);
          expect(given.reduce((a, b) => a + b, 0)).toBe(Math.min(total, all));
          for (const [at, one] of given.entries()) expect(one).toBeLessThanOrEqual(room[at] ?? 0);
        },
      ),
    );
    expect(shares(20, [3, 1], [100, 100])).toEqual([15, 5]);
  });
});

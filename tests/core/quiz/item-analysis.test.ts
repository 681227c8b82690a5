import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topicGaps } from "#lib/quiz/gap.ts";
import { FEWEST_ATTEMPTS, itemFigures } from "#lib/quiz/item-analysis.ts";
import { keyOf, paperOf } from "#lib/quiz/paper.ts";
import type { Question } from "#lib/quiz/types.ts";

const question = (id: string): Question => ({
  id,
  part: 0,
  prompt: id,
  cards: [],
  kind: "choice",
  options: [
    { text: "yes", right: true, answers: null },
    { text: "no", right: false, answers: null },
    { text: "maybe", right: false, answers: null },
  ],
});
const questions = ["a", "b", "c"].map(question);
const scored = (a: number, b: number, c: number) => ({
  shares: { a, b, c },
  picked: { a: [a === 1 ? "yes" : "no"], b: [b === 1 ? "yes" : "maybe"] },
});

describe("item analysis", () => {
  it("says how easy each question was, and how many chose what", () => {
    const figures = itemFigures(questions, [
      scored(1, 1, 0),
      scored(1, 0, 0),
      scored(0, 0, 1),
      scored(1, 1, 1),
    ]);
    expect(figures.map((one) => one.facility)).toEqual([0.75, 0.5, 0.5]);
    expect(figures[0]?.options).toEqual([
      { text: "yes", right: true, count: 3 },
      { text: "no", right: false, count: 1 },
      { text: "maybe", right: false, count: 0 },
    ]);
    expect(figures[0]?.discrimination).toBeNull();
  });

  it("leaves a question out of the rest that it is held against", () => {
    // Question a goes against b and c, which go together. Held against the whole it would look better.
    const attempts = [scored(0, 1, 1), scored(0, 1, 1), scored(1, 0, 0), scored(1, 0, 0), scored(1, 0, 1)];
    const [a, b] = itemFigures(questions, attempts);
    // (0, 0, 1, 1, 1) against the means of b and c (1, 1, 0, 0, ½): −1 / √(1.2 · 1).
    expect(a?.discrimination).toBeCloseTo(-0.9129, 3);
    expect(b?.discrimination ?? 0).toBeLessThan(0);
  });

  it("says nothing where everybody did the same, or too few came", () => {
    const same = Array.from({ length: FEWEST_ATTEMPTS }, () => scored(1, 1, 0));
    expect(itemFigures(questions, same).map((one) => one.discrimination)).toEqual([null, null, null]);
    expect(itemFigures(questions, []).map((one) => one.facility)).toEqual([null, null, null]);
  });

  it("is the same in whatever order the attempts come, and stays within its bounds", () => {
    const share = fc.constantFrom(0, 0.5, 1);
    const attempts = fc.array(fc.tuple(share, share, share), { maxLength: 30 });
    fc.assert(
      fc.property(attempts, (rows) => {
        const own = rows.map(([a, b, c]) => scored(a, b, c));
        const figures = itemFigures(questions, own);
        const turned = itemFigures(questions, [...own].reverse());
        figures.forEach((one, at) => {
          expect(Math.abs(one.discrimination ?? 0)).toBeLessThanOrEqual(1);
          expect(one.facility ?? 0).toBeLessThanOrEqual(1);
          expect(turned[at]?.discrimination ?? 0).toBeCloseTo(one.discrimination ?? 0, 9);
        });
      }),
    );
  });
});

describe("practice and mock", () => {
  it("compares the mark of cards that were studied with how they went then, topic by topic", () => {
    const [first, second] = topicGaps([
      { part: 0, share: 0.5, recalled: [true] },
      { part: 0, share: 0.5, recalled: [true, true] },
      { part: 0, share: 1, recalled: [] },
      { part: 1, share: 1, recalled: [] },
    ]);
    expect(first).toEqual({
      part: 0,
      questions: 3,
      mark: 2 / 3,
      studied: 2,
      practice: 1,
      again: 0.5,
      gap: -0.5,
    });
    expect(second).toMatchObject({ part: 1, practice: null, gap: null });
  });
});

describe("a paper", () => {
  it("has the same questions in versions A and B, in another order, and always the same", () => {
    const many = Array.from({ length: 12 }, (_, n) => question(`q${n}`));
    const [a, b] = (["A", "B"] as const).map((version) => paperOf(many, "quiz", version));
    const ids = (paper: readonly Question[] | undefined) => paper?.map((one) => one.id) ?? [];
    expect([...ids(a)].sort()).toEqual([...ids(b)].sort());
    expect(ids(a)).not.toEqual(ids(b));
    expect(paperOf(many, "quiz", "A")).toEqual(a);
  });

  it("has a key that names the option by its letter on that paper", () => {
    const [own] = paperOf([question("q")], "quiz", "A");
    const place = own?.kind === "choice" ? own.options.findIndex((one) => one.right) : -1;
    expect(own ? keyOf(own) : "").toBe(`${"abc".charAt(place)}) yes`);
  });
});

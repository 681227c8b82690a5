import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greedyPlan, planExam } from "#lib/exam/plan.ts";
import type { ExamCard } from "#lib/exam/types.ts";
import { anyInput, newCard, planInput, seenCard } from "./cards.ts";

/** Pairs of cards of one sentence. */
function pairs(count: number): readonly ExamCard[] {
  return Array.from({ length: count }, (_, i) =>
    ["a", "b"].map((side) => newCard(`card ${i} ${side}`, { siblings: `sentence ${i}` })),
  ).flat();
}

const sentenceOf = (cardId: string): string => cardId.split(" ").slice(0, 2).join(" ");

describe("cards that give each other away", () => {
  it("come on different days as long as others fill the time", () => {
    for (const plan of [planExam, greedyPlan]) {
      const { today } = plan(planInput({ cards: pairs(12), budgets: [400, 400, 400, 400] }));
      expect(today).toHaveLength(10);
      expect(new Set(today.map((card) => sentenceOf(card.cardId))).size).toBe(10);
    }
  });

  it("would come on one day if nothing kept them apart", () => {
    const loose = pairs(12).map(({ cardId }) => newCard(cardId));
    const { today } = planExam(planInput({ cards: loose, budgets: [400, 400, 400, 400] }));
    expect(new Set(today.map((card) => sentenceOf(card.cardId))).size).toBeLessThan(10);
  });

  it("wait for another day also behind a sibling that had its turn today", () => {
    const cards = [newCard("done", { siblings: "one" }), newCard("its sibling", { siblings: "one" })];
    const others = Array.from({ length: 10 }, (_, i) => newCard(`other ${i}`));
    const { today } = planExam(
      planInput({ cards: [...cards, ...others], budgets: [400, 400, 400], doneToday: ["done"] }),
    );
    expect(today).toHaveLength(10);
    expect(today.map((card) => card.cardId)).not.toContain("its sibling");
  });

  it("come together, the second one last, when nothing else is there to fill the time", () => {
    const cards = [...pairs(1), newCard("alone")];
    const { today } = planExam(planInput({ cards, budgets: [600, 600, 600] }));
    expect(today).toHaveLength(3);
    expect(sentenceOf(today[2]?.cardId ?? "")).toBe("card 0");
  });

  it("come together on the last day, by what each is worth", () => {
    const cards = [
      seenCard("fading", 2, 6, { siblings: "one" }),
      seenCard("its sibling", 2, 6, { siblings: "one" }),
      seenCard("firm", 300, 6),
    ];
    const { today } = planExam(planInput({ cards, budgets: [40] }));
    expect(today.map((card) => card.cardId).sort()).toEqual(["fading", "its sibling"]);
  });

  it("change no day's limit and no card's one turn a day", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const cards = input.cards.map((card, i) => ({ ...card, siblings: `sentence ${i % 4}` }));
        const plan = planExam({ ...input, cards });
        for (const { seconds, budget } of plan.days) expect(seconds).toBeLessThanOrEqual(budget + 1e-6);
        const ids = plan.today.map((card) => card.cardId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 15 },
    );
  });
});

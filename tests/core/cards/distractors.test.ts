import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answered, distractorsOf } from "#lib/cards/distractors.ts";
import type { Card } from "#lib/cards/types.ts";

const card = (id: string, answer: string, changes: Partial<Card> = {}): Card => ({
  id,
  category: "date",
  question: `When did ${id} happen?`,
  answer,
  evidence: [
    {
      document: "a.txt",
      start: id.length * 1000,
      end: id.length * 1000 + 50,
      quote: `On ${answer}, ${id}.`,
      role: "proof",
    },
  ],
  siblings: id,
  ...changes,
});
const day = (id: string, answer: string, at: number, length = 1, changes: Partial<Card> = {}): Answered => ({
  card: card(id, answer, changes),
  kind: length === 1 ? "date day" : "date year",
  days: { from: at, to: at + length - 1 },
});
const person = (id: string, answer: string, changes: Partial<Card> = {}): Answered => ({
  card: card(id, answer, changes),
  kind: "PER",
  days: null,
});

describe("wrong answers for a multiple choice", () => {
  it("are right answers of other cards, of the same kind and grain, the nearest in time first", () => {
    const found = distractorsOf([
      day("a", "1 May 1900", 10),
      day("bb", "9 May 1900", 18),
      day("ccc", "2 May 1900", 11),
      day("dddd", "1902", 700, 365),
      person("eeeee", "Ida Marsh"),
    ]);
    expect(found.get("a")).toEqual([
      { text: "2 May 1900", from: "ccc" },
      { text: "9 May 1900", from: "bb" },
    ]);
    expect(found.get("eeeee")).toBeUndefined();
  });

  it("are never a coarser or finer form of the right answer", () => {
    const year = { ...day("a", "1900", 0, 365), kind: "date year" };
    const same = { ...day("bb", "the year 1900", 0, 365), kind: "date year" };
    const other = { ...day("ccc", "1901", 365, 365), kind: "date year" };
    expect(distractorsOf([year, same, other]).get("a")).toEqual([{ text: "1901", from: "ccc" }]);
  });

  it("are not true of the same question anywhere, nor a side of a disagreement, nor in its own receipts", () => {
    const asked = "Who spoke at the opening?";
    const found = distractorsOf([
      person("a", "Ida Marsh", {
        question: asked,
        evidence: [
          { document: "a.txt", start: 0, end: 40, quote: "Ida Marsh spoke after Tom Bell.", role: "proof" },
        ],
      }),
      person("bb", "Karl Lund", { question: asked }),
      person("ccc", "Tom Bell"),
      person("dddd", "Anna Reed", { question: asked, disputed: true }),
      person("eeeee", "Jonas Falk"),
    ]);
    expect(found.get("a")).toEqual([{ text: "Jonas Falk", from: "eeeee" }]);
    expect(found.get("dddd")).toBeUndefined();
  });

  it("are about as long as the answer, so that length gives nothing away", () => {
    const words = (id: string, answer: string): Answered => ({
      card: card(id, answer),
      kind: "outcome phrase",
      days: null,
    });
    const long = "the council sold the mill, the meadow and both of the bridges to the bank";
    expect(distractorsOf([words("a", "the bank"), words("bb", long)]).get("a")).toBeUndefined();
  });

  it("are the same for the same cards, at most four, and never the answer itself", () => {
    const some = fc.array(fc.tuple(fc.constantFrom("Ida", "Tom", "Ann", "Bo", "Cy", "Di"), fc.nat(9)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, (list) => {
        const cards = list.map(([name, n], i) => person("x".repeat(i + 1), `${name} ${n}`));
        const found = distractorsOf(cards);
        expect(distractorsOf(cards)).toEqual(found);
        for (const { card: one } of cards) {
          const choices = found.get(one.id) ?? [];
          expect(choices.length).toBeLessThanOrEqual(4);
          expect(choices.map((choice) => choice.text)).not.toContain(one.answer);
          expect(new Set(choices.map((choice) => choice.text)).size).toBe(choices.length);
          for (const { text, from } of choices)
            expect(cards.find((other) => other.card.id === from)?.card.answer).toBe(text);
        }
      }),
    );
  });
});

import fc from "fast-check";
import { CATEGORIES, type Card } from "#lib/cards/types.ts";
import { DECK_FORMAT, DECK_VERSION, type Deck } from "#lib/decks/format.ts";

const text = fc.string({ minLength: 1, maxLength: 20 });

/** A card with the given id; everything else is anything. */
export function anyCard(id: string): fc.Arbitrary<Card> {
  return fc.record({
    id: fc.constant(id),
    category: fc.constantFrom(...CATEGORIES),
    question: text,
    answer: text,
    siblings: text,
    evidence: fc.array(
      fc.record({
        document: fc.constantFrom("a.txt", "b.txt"),
        start: fc.nat(50),
        end: fc.nat(50),
        quote: text,
        role: fc.constantFrom("proof" as const, "context" as const),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  });
}

/** Cards under distinct ids. */
export const anyCards: fc.Arbitrary<Card[]> = fc
  .uniqueArray(fc.constantFrom("k1", "k2", "k3", "k4", "k5", "k6"), { maxLength: 5 })
  .chain((ids) => fc.tuple(...ids.map(anyCard)));

export const anyDeck: fc.Arbitrary<Deck> = fc.record({
  format: fc.constant(DECK_FORMAT),
  version: fc.constant(DECK_VERSION),
  title: text,
  deck: text,
  documents: fc.array(
    fc.record({
      name: text,
      title: fc.string(),
      format: fc.constantFrom("text" as const, "html" as const),
      sha256: fc.constant("0".repeat(64)),
      length: fc.nat(),
    }),
    { maxLength: 2 },
  ),
  cards: anyCards.map((cards) =>
    cards.map(({ id, category, question, answer, siblings, evidence }) => ({
      id,
      category,
      question,
      answer,
      siblings,
      evidence: evidence.map((one) => ({ ...one })),
    })),
  ),
  conflicts: fc.array(
    fc.record({
      id: text,
      topic: text,
      slot: fc.constantFrom("date" as const, "actor" as const),
      claims: fc.array(
        fc.record({ document: text, start: fc.nat(), end: fc.nat(), value: fc.string(), quote: text }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
  skipped: fc.array(fc.record({ document: text, start: fc.nat(), end: fc.nat(), reason: text }), {
    maxLength: 2,
  }),
});

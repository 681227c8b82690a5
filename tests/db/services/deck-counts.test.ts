import { describe, expect, it } from "vitest";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withStore } from "../with-store.ts";
import { batch, NOW, sent } from "./fixtures.ts";
import { at, basic, deckOwner } from "./notes/own.ts";

describe("the counts of a deck's page", () => {
  it("are those of its sitting, when cards of notes that were begun today are left for another day", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      for (let i = 0; i < 8; i += 1)
        await writeNote(ctx, { deckId, note: { ...basic(`tree ${i}`, `arbre ${i}`), kind: "reversed" } });
      const before = await nextCards(ctx, { deckId });
      expect(before.counts).toEqual({ new: 8, learning: 0, review: 0 });
      const reviews = before.cards
        .slice(0, 6)
        .map((card, i) => sent(card.id, { deviceTime: NOW + i * 1_000 }));
      const later = await at(store, "writer", NOW + 60_000);
      await recordReviews(later, batch(reviews));
      const { counts } = await nextCards(later, { deckId });
      expect(counts).toMatchObject({ new: 2 });
      expect((await deckView(later, deckId)).counts).toEqual(counts);
    }));
});

import { describe, expect, it } from "vitest";
import { exportNotes } from "#lib/services/notes/export-notes.ts";
import { importNotes } from "#lib/services/notes/import-notes.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { withStore } from "../../with-store.ts";
import { basic, deckOwner } from "./own.ts";

describe("a note whose answers are typed", () => {
  it("says so of its cards, from a file and from the form, and takes it along", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      await importNotes(ctx, {
        text: "#separator:tab\n#html:false\n#notetype:Basic (type in the answer)\nuno\tone\n",
        deckId,
      });
      await writeNote(ctx, { deckId, note: { ...basic("dos", "two"), typed: true } });
      await writeNote(ctx, { deckId, note: { ...basic("tres", "three"), typed: false } });
      const { cards } = await nextCards(ctx, { deckId });
      expect(Object.fromEntries(cards.map((card) => [card.question, card.extra?.typed]))).toEqual({
        uno: true,
        dos: true,
        tres: undefined,
      });
      const { text } = await exportNotes(ctx, deckId);
      expect(text.match(/type in the answer/gu)).toHaveLength(2);
    }));
});

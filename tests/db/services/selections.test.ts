import { describe, expect, it } from "vitest";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Store } from "#lib/db/store.ts";
import { resolveSelection } from "#lib/services/selections/cards-of-selection.ts";
import { withStore } from "../with-store.ts";
import { context, NOW, visitor } from "./fixtures.ts";

/** Two shipped dossiers, each with its dates and, in the second, its quotes; a card in each deck. */
async function twoDossiers(store: Store): Promise<void> {
  const shipped = { createdAt: NOW, updatedAt: NOW } as const;
  for (const [dossierId, title, titles] of [
    ["mill", "The mill", ["Dates"]],
    ["sea", "The sea", ["Dates", "Quotes"]],
  ] as const) {
    await store.write((tx) => tx.insert(dossiers).values({ ...shipped, id: dossierId, title }));
    for (const name of titles) {
      const id = `${dossierId}-${name}`;
      const times = { createdAt: NOW, updatedAt: NOW };
      await store.write(async (tx) => {
        await tx.insert(decks).values({ ...shipped, id, dossierId, title: name });
        await tx.insert(notes).values({ ...times, id: `note-${id}`, dossierId, kind: "fact", fields: {} });
        const generated = { question: `${name}?`, answer: title };
        const row = {
          id,
          noteId: `note-${id}`,
          dossierId,
          stableId: id,
          homeDeckId: id,
          siblings: id,
          generated,
        };
        await tx.insert(cards).values({ ...times, ...row });
        await tx.insert(deckCards).values({ deckId: id, cardId: id, position: 0 });
      });
    }
  }
}

describe("the parts of a selection", () => {
  it("say whose they are where two have one name, and only there", () =>
    withStore(async (store) => {
      await twoDossiers(store);
      const of = (deckId: string) => ({ kind: "deck", deckId, weight: 1 }) as const;
      const titles = async (...ids: readonly string[]) =>
        (await resolveSelection(context(store, visitor("new")), ids.map(of))).map(({ title }) => title);
      expect(await titles("mill-Dates", "sea-Dates", "sea-Quotes")).toEqual([
        "Dates, The mill",
        "Dates, The sea",
        "Quotes",
      ]);
      expect(await titles("mill-Dates", "mill-Dates", "sea-Quotes")).toEqual(["Dates", "Dates", "Quotes"]);
      expect(await titles("gone", "mill-Dates")).toEqual([null, "Dates"]);
    }));
});

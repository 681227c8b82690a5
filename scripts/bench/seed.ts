import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Store } from "#lib/db/store.ts";

/** Rows in one statement: below SQLite's limit on parameters. */
const AT_ONCE = 500;

export const cardName = (i: number): string => `card-${i}`;

/** A shipped deck with that many cards, `card-0` and on; does nothing when it is there already. */
export async function seedDeck(store: Store, count: number): Promise<void> {
  if ((await store.read.$count(decks)) > 0) return;
  const at = 0;
  const row = { title: "Trial", createdAt: at, updatedAt: at };
  await store.write(async (tx) => {
    await tx.insert(dossiers).values({ ...row, id: "trial" });
    await tx.insert(decks).values({ ...row, id: "trial", dossierId: "trial" });
  });
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
    await store.write(async (tx) => {
      const times = { createdAt: at, updatedAt: at };
      await tx
        .insert(notes)
        .values(
          numbers.map((i) => ({ id: `note-${i}`, dossierId: "trial", kind: "fact", fields: {}, ...times })),
        );
      await tx.insert(cards).values(
        numbers.map((i) => ({
          id: cardName(i),
          noteId: `note-${i}`,
          dossierId: "trial",
          stableId: cardName(i),
          homeDeckId: "trial",
          siblings: `note-${i}`,
          position: i,
          generated: { question: `What is number ${i}?`, answer: String(i) },
          ...times,
        })),
      );
      await tx
        .insert(deckCards)
        .values(numbers.map((i) => ({ deckId: "trial", cardId: cardName(i), position: i })));
    });
  }
}

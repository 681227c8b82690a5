import { seededRandom } from "#lib/base/random.ts";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Store } from "#lib/db/store.ts";
import { scatteredName } from "./seed.ts";

const AT_ONCE = 500;
const DECKS = 20;
const SYLLABLES = [
  "ar",
  "be",
  "cor",
  "du",
  "en",
  "fal",
  "gri",
  "hos",
  "il",
  "jun",
  "kel",
  "mo",
  "nar",
  "pe",
  "tis",
  "vu",
];

/** Cards in twenty decks of four dossiers that ship, with words that differ as much as those of a language. */
export async function seedLibrary(store: Store, count: number): Promise<void> {
  const random = seededRandom("library");
  const pick = (): string => SYLLABLES[Math.floor(random() ** 2 * SYLLABLES.length)] ?? "";
  const word = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, pick).join("");
  const words = (least: number): string =>
    Array.from({ length: least + Math.floor(random() * least) }, word).join(" ");
  const times = { createdAt: 0, updatedAt: 0 };
  await store.write(async (tx) => {
    for (let i = 0; i < 4; i += 1)
      await tx.insert(dossiers).values({ ...times, id: `dossier-${i}`, title: `Library ${i}`, position: i });
    for (let i = 0; i < DECKS; i += 1)
      await tx.insert(decks).values({
        ...times,
        id: `deck-${i}`,
        dossierId: `dossier-${i % 4}`,
        title: `Shelf ${i}`,
        position: i,
      });
  });
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => {
      const n = from + i;
      const shelf = Math.floor((n * DECKS) / count);
      return {
        id: scatteredName(n),
        noteId: `note-${n}`,
        dossierId: `dossier-${shelf % 4}`,
        stableId: scatteredName(n),
        homeDeckId: `deck-${shelf}`,
        siblings: `note-${n}`,
        position: n,
        generated: { question: `What ${words(8)}?`, answer: words(3) },
        createdAt: n * 1_000,
        updatedAt: n * 1_000,
      };
    });
    await store.write(async (tx) => {
      await tx.insert(notes).values(
        rows.map((row) => ({
          id: row.noteId,
          dossierId: row.dossierId,
          kind: "fact",
          fields: {},
          ...times,
        })),
      );
      await tx.insert(cards).values(rows);
      await tx
        .insert(deckCards)
        .values(rows.map((row) => ({ deckId: row.homeDeckId, cardId: row.id, position: row.position })));
    });
  }
}

import { dayName, MS_PER_DAY } from "#lib/base/study-time.ts";
import type { StateRow } from "#lib/db/event-rows.ts";
import { saveStates } from "#lib/db/queries/reviews.ts";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Store } from "#lib/db/store.ts";

/** Rows in one statement: below SQLite's limit on parameters. */
const AT_ONCE = 500;

export const cardName = (i: number): string => `card-${i}`;

/** As in life: an id that says nothing about the order, so that what is looked up lies all over the file. */
export const scatteredName = (i: number): string =>
  `card-${(Math.imul(i + 1, 0x9e3779b1) >>> 0).toString(36).padStart(7, "0")}`;

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

/** Cards in review with due days spread over two years around a day, as a long-time learner has them. */
export async function saveReviewed(
  store: Store,
  userId: string,
  count: number,
  today: number,
  named: (i: number) => string = cardName,
): Promise<void> {
  for (let from = 0; from < count; from += 2 * AT_ONCE) {
    const rows = Array.from({ length: Math.min(2 * AT_ONCE, count - from) }, (_, i) =>
      reviewed(userId, named(from + i), from + i, today),
    );
    await store.write((tx) => saveStates(tx, rows));
  }
}

function reviewed(userId: string, cardId: string, i: number, today: number): StateRow {
  return {
    userId,
    cardId,
    phase: "review",
    dueAt: null,
    dueDay: dayName(today - 30 + ((i * 7_919) % 700)),
    stability: 20 + ((i * 7_907) % 10_007) / 100,
    difficulty: 1 + ((i * 31) % 901) / 100,
    step: 0,
    intervalDays: 20 + ((i * 7_907) % 101),
    lastStudyTime: (today - 1 - ((i * 6_007) % 60)) * MS_PER_DAY,
    reps: 1 + ((i * 13) % 17),
    lapses: i % 5 === 0 ? i % 4 : 0,
    suspended: i % 50 === 0,
    buriedUntil: null,
    flag: 0,
    marked: false,
    answers: 5,
    lastEventId: `event-${i}`,
    lastEffectiveAt: 0,
    lastDeviceId: "device",
    lastDeviceSequence: i,
    schedulerVersion: "bench",
    parametersId: null,
  };
}

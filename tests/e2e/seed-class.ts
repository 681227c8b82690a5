import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import { MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import type { Store } from "#lib/db/store.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { asPupil, CLOCK, seededStore, seedPeople } from "./seed-people.ts";

// node --import tsx tests/e2e/seed-class.ts DATABASE [learnt]: a class that was set up ten days ago, in the database of a
// server that is down. Everybody's session is their name, filled up to the length of a token. With `learnt` the pupils
// have met the first cards, so that there is something to lose.

const PUPILS = ["ann", "ben", "cem"] as const;
const DAYS = 10;

const store = await seededStore();
const now = Date.now();
const deckId = await smallestDeck(store);

await seedPeople(
  store,
  PUPILS,
  { began: now - DAYS * MS_PER_DAY, now },
  {
    title: "The first deck",
    selection: [{ kind: "deck", deckId, weight: 1 }],
    goal: { kind: "retained", share: 0.85, day: studyDay(now + 20 * MS_PER_DAY, CLOCK) },
  },
);
if (process.argv[3] === "learnt") await meetCards();
await store.close();

/** Everybody met six cards nine days ago and was wrong about the first of them yesterday, in the same words. */
async function meetCards(): Promise<void> {
  const rows = await store.read
    .select({ cardId: deckCards.cardId })
    .from(deckCards)
    .where(eq(deckCards.deckId, deckId))
    .orderBy(deckCards.position)
    .limit(6);
  for (const userId of PUPILS) {
    const review = (cardId: string, at: number, sequence: number, right: boolean) => ({
      id: randomUUID(),
      kind: "answered",
      cardId,
      cardVersion: 1,
      rating: right ? 3 : 1,
      deviceId: userId,
      deviceSequence: sequence,
      deviceTime: at,
      utcOffsetMinutes: 0,
      zone: "UTC",
      tookMs: 6_000,
      mode: "study",
      dueShown: null,
      ...(right ? {} : { marking: { by: "app", proposed: 1, response: "The Balkans" } }),
    });
    const first = rows.map(({ cardId }, i) => review(cardId, now - 9 * MS_PER_DAY + i * 10_000, i, true));
    const later = rows.slice(0, 1).map(({ cardId }) => review(cardId, now - MS_PER_DAY, 10, false));
    const ctx = asPupil(store, userId, now);
    await recordReviews(ctx, { deviceId: userId, sentAt: now, reviews: [...first, ...later] });
  }
}

/** The shipped deck with the fewest cards, but six. */
async function smallestDeck(from: Store): Promise<string> {
  const shipped = await from.read.select({ id: decks.id }).from(decks).where(isNull(decks.ownerId));
  const counted = await Promise.all(
    shipped.map(async ({ id }) => ({
      id,
      count: await from.read.$count(deckCards, eq(deckCards.deckId, id)),
    })),
  );
  const [least] = counted.filter(({ count }) => count >= 6).sort((a, b) => a.count - b.count);
  return least?.id ?? "";
}

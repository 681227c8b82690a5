import { asc, isNull } from "drizzle-orm";
import { MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import type { ReviewSet } from "#lib/memory/review-set.ts";
import { seedLog, seedStates } from "#scripts/bench/seed-log.ts";
import { personalWeights, simulatedLog } from "#scripts/bench/simulated-log.ts";
import { CLOCK, seededStore, seedPeople } from "./seed-people.ts";

// node --import tsx tests/e2e/seed-memory.ts DATABASE: a class that has studied what ships for a year, in the database of
// a server that is down. Everybody's session is their name, filled up to the length of a token.

const PUPILS = ["ann", "ben", "cem", "dan", "eve", "fay"] as const;
const DAYS = 365;
/** Enough simulated answers for a year; of these only those to the cards that ship are kept. */
const SIMULATED = 120_000;

const store = await seededStore();
const now = Date.now();
const shipped = await store.read.select({ id: decks.id }).from(decks).where(isNull(decks.ownerId));

await seedPeople(
  store,
  PUPILS,
  { began: now - (DAYS + 1) * MS_PER_DAY, now },
  {
    title: "Everything",
    selection: shipped.map(({ id }) => ({ kind: "deck" as const, deckId: id, weight: 1 })),
    goal: { kind: "retained", share: 0.85, day: studyDay(now + 20 * MS_PER_DAY, CLOCK) },
  },
);

const rows = await store.read
  .selectDistinct({ cardId: deckCards.cardId })
  .from(deckCards)
  .orderBy(asc(deckCards.cardId));
const placing = {
  cardOf: (place: number) => rows[place]?.cardId ?? "",
  firstDay: Math.floor(now / MS_PER_DAY) - DAYS,
};
// Unlike most people, so that a year of answers says so, and not unlike each other.
const common = personalWeights("a class", undefined, 1.5);
for (const userId of PUPILS) {
  const weights = personalWeights(userId, common, 0.4);
  const log = yearOf(simulatedLog(weights, SIMULATED, userId), rows.length);
  await seedLog(store, userId, log, placing);
  await seedStates(store, userId, log, placing);
}
await store.close();

/** The first cards of a set, whole, as far as a year goes. */
function yearOf(set: ReviewSet, cards: number): ReviewSet {
  const kept = [...set.days].map((day, i) => day < DAYS && i < (set.starts[cards] ?? 0));
  const starts = [...set.starts.slice(0, cards + 1)].map((at) => kept.slice(0, at).filter(Boolean).length);
  return {
    starts: Int32Array.from(starts),
    ratings: set.ratings.filter((_, i) => kept[i]),
    gaps: set.gaps.filter((_, i) => kept[i]),
    days: set.days.filter((_, i) => kept[i]),
  };
}

import path from "node:path";
import { asc, isNull } from "drizzle-orm";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { assignments, assignmentTargets, classes, classMembers } from "#lib/db/schema/classes.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { openStore } from "#lib/db/store.ts";
import type { ReviewSet } from "#lib/memory/review-set.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { seedLog, seedStates } from "#scripts/bench/seed-log.ts";
import { personalWeights, simulatedLog } from "#scripts/bench/simulated-log.ts";

// node --import tsx tests/e2e/seed-memory.ts DATABASE: a class that has studied what ships for a year, in the database of
// a server that is down. Everybody's session is their name, filled up to the length of a token.

const PUPILS = ["ann", "ben", "cem", "dan", "eve", "fay"] as const;
const DAYS = 365;
/** Enough simulated answers for a year; of these only those to the cards that ship are kept. */
const SIMULATED = 120_000;

const [file = ""] = process.argv.slice(2);
const store = await openStore({
  url: `file:${file}`,
  root: path.resolve(import.meta.dirname, "../.."),
  purpose: "a test",
});
const now = Date.now();
const began = now - (DAYS + 1) * MS_PER_DAY;
const stamps = { createdAt: began, updatedAt: began };
const shipped = await store.read.select({ id: decks.id }).from(decks).where(isNull(decks.ownerId));
const people = ["teacher", ...PUPILS];

await store.write(async (tx) => {
  await tx.insert(users).values(
    people.map((id) => ({
      id,
      name: id,
      signInName: id,
      nameFolded: id,
      role: id === "teacher" ? ("teacher" as const) : ("learner" as const),
      createdAt: began,
      lastSeenAt: now,
    })),
  );
  await tx.insert(sessions).values(
    people.map((userId) => ({
      tokenHash: hashOfToken(userId.padEnd(43, "x")),
      userId,
      createdAt: began,
      lastUsedAt: now,
      expiresAt: now + 100 * MS_PER_DAY,
    })),
  );
  await tx.insert(classes).values({ id: "class", name: "History 11B", createdBy: "teacher", ...stamps });
  await tx.insert(classMembers).values(
    people.map((userId) => ({
      classId: "class",
      userId,
      role: userId === "teacher" ? ("owner" as const) : ("pupil" as const),
      state: "active" as const,
      joinedAt: began,
    })),
  );
  await tx.insert(assignments).values({
    id: "given",
    classId: "class",
    createdBy: "teacher",
    title: "Everything",
    selection: shipped.map(({ id }) => ({ kind: "deck" as const, deckId: id, weight: 1 })),
    goal: { kind: "retained", share: 0.85, day: new Date(now + 20 * MS_PER_DAY).toISOString().slice(0, 10) },
    opensAt: began,
    dueAt: now + 20 * MS_PER_DAY,
    zone: "UTC",
    lateRule: "counts",
    ...stamps,
  });
  await tx.insert(assignmentTargets).values({ assignmentId: "given", kind: "class", refId: "class" });
  await refreshGrants(tx, "class", now);
});

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

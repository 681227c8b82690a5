import { randomUUID } from "node:crypto";
import path from "node:path";
import { eq, isNull } from "drizzle-orm";
import { MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import { assignments, assignmentTargets, classes, classMembers } from "#lib/db/schema/classes.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { contextFor } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";

// node --import tsx tests/e2e/seed-class.ts DATABASE [learnt]: a class that was set up ten days ago, in the database of a
// server that is down. Everybody's session is their name, filled up to the length of a token. With `learnt` the pupils
// have met the first cards, so that there is something to lose.

const PUPILS = ["ann", "ben", "cem"] as const;
const DAYS = 10;

const [file = "", learnt] = process.argv.slice(2);
const store = await openStore({
  url: `file:${file}`,
  root: path.resolve(import.meta.dirname, "../.."),
  purpose: "a test",
});
const now = Date.now();
const began = now - DAYS * MS_PER_DAY;
const deckId = await smallestDeck(store);
const stamps = { createdAt: began, updatedAt: began };

await store.write(async (tx) => {
  const people = ["teacher", ...PUPILS];
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
    title: "The first deck",
    selection: [{ kind: "deck", deckId, weight: 1 }],
    goal: {
      kind: "retained",
      share: 0.85,
      day: studyDay(now + 20 * MS_PER_DAY, { zone: "UTC", dayStart: 4 }),
    },
    opensAt: began,
    dueAt: now + 20 * MS_PER_DAY,
    zone: "UTC",
    lateRule: "counts",
    ...stamps,
  });
  await tx.insert(assignmentTargets).values({ assignmentId: "given", kind: "class", refId: "class" });
  await refreshGrants(tx, "class", now);
});
if (learnt === "learnt") await meetCards();
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
    const clock = { zone: "UTC", dayStart: 4 };
    const viewer = {
      kind: "learner" as const,
      userId,
      name: userId,
      role: "learner" as const,
      clock,
      tokenHash: "",
      lastUsedAt: now,
    };
    const ctx = contextFor(store, viewer);
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

import { writeFileSync } from "node:fs";
import path from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { MS_PER_HOUR } from "#lib/base/study-time.ts";
import { classMembers } from "#lib/db/schema/classes.ts";
import { cards, deckCards, decks } from "#lib/db/schema/decks.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { openStore } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { ROLES } from "./seed-parts.ts";
import { roomOf } from "./seed-room.ts";
import { shelfOf } from "./seed-shelf.ts";
import { ASKERS, HASH, idOf, keyOf, OWNERS, type Owner, type Shelf, secretOf, type World } from "./world.ts";

// node --import tsx tests/e2e/from-outside/seed-world.ts DATABASE FILE: two classes with everything in them, and people
// with things of their own, in the database of a server that is down; the ids go into the file as JSON.

const [file = "", out = ""] = process.argv.slice(2);
const store = await openStore({
  url: `file:${file}`,
  root: path.resolve(import.meta.dirname, "../../.."),
  purpose: "a test",
});
const now = Date.now();
await store.write(async (tx) => {
  for (const asker of ASKERS) {
    const key = keyOf(asker);
    if (key === null) continue;
    const named = asker === "guest" ? null : asker;
    await tx.insert(users).values({
      id: idOf(asker),
      name: named,
      signInName: named,
      nameFolded: named,
      passwordHash: named === null ? null : HASH,
      role: ROLES[asker] ?? "learner",
      createdAt: now,
      lastSeenAt: now,
    });
    await tx.insert(sessions).values({
      tokenHash: hashOfToken(key),
      userId: idOf(asker),
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + 7 * MS_PER_HOUR,
      confirmedAt: now,
    });
  }
});

const room = await roomOf(store, "teacher", "History 11B", "pupil", ["pupil", "classmate"], "Farn Point");
const other = await roomOf(
  store,
  "stranger",
  secretOf("stranger"),
  "outsider",
  ["outsider"],
  secretOf("stranger"),
);
await store.write(async (tx) => {
  const member = { classId: room.classId, joinedAt: now, state: "active" as const };
  await tx.insert(classMembers).values([
    { ...member, userId: idOf("co-teacher"), role: "co-teacher" as const },
    { ...member, userId: idOf("viewer"), role: "viewer" as const },
    { ...member, userId: idOf("removed"), role: "pupil" as const, state: "removed" as const },
  ]);
});
const shelves = {} as Record<Owner, Shelf>;
for (const owner of OWNERS) shelves[owner] = await shelfOf(store, owner);
const [shipped] = await store.read
  .select({ deckId: deckCards.deckId, cardId: deckCards.cardId })
  .from(deckCards)
  .innerJoin(decks, eq(decks.id, deckCards.deckId))
  .innerJoin(cards, eq(cards.id, deckCards.cardId))
  .where(and(isNull(decks.ownerId), eq(cards.status, "active")))
  .limit(1);
const world: World = { room, other, shelves, shipped: shipped ?? { deckId: "", cardId: "" } };
writeFileSync(out, JSON.stringify(world));
await store.close();

import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { sessions, users } from "#lib/db/schema/people.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { cardName, seedDeck } from "../bench/seed.ts";
import { ROOT } from "../setup/operator.ts";

export const CARDS = 400;
const AT_ONCE = 200;

/** A learner with an open session. */
export type LoadLearner = { readonly userId: string; readonly token: string };

const opened = (file: string): Promise<Store> =>
  openStore({ url: `file:${file}`, root: ROOT, purpose: "npm run bench:load" });

/** A database with a deck that everybody may study, and so many learners who are signed in. */
export async function seedLearners(file: string, count: number): Promise<readonly LoadLearner[]> {
  const store = await opened(file);
  const now = Date.now();
  const learners = Array.from({ length: count }, (_, i) => ({
    userId: `learner-${i}`,
    token: randomBytes(32).toString("base64url"),
  }));
  try {
    await seedDeck(store, CARDS);
    for (let from = 0; from < count; from += AT_ONCE) {
      const part = learners.slice(from, from + AT_ONCE);
      await store.write(async (tx) => {
        await tx
          .insert(users)
          .values(part.map(({ userId }) => ({ id: userId, createdAt: now, lastSeenAt: now })));
        await tx.insert(sessions).values(
          part.map(({ userId, token }) => ({
            tokenHash: hashOfToken(token),
            userId,
            createdAt: now,
            lastUsedAt: now,
            expiresAt: now + 86_400_000,
          })),
        );
      });
    }
  } finally {
    await store.close();
  }
  return learners;
}

/** Which answers are in the database, after the server is down. */
export async function recordedIn(file: string): Promise<ReadonlySet<string>> {
  const store = await opened(file);
  try {
    const rows = await store.read
      .select({ id: reviewEvents.id })
      .from(reviewEvents)
      .where(eq(reviewEvents.kind, "answered"));
    return new Set(rows.map(({ id }) => id));
  } finally {
    await store.close();
  }
}

export const cardOf = (turn: number): string => cardName(turn % CARDS);

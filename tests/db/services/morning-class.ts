import { eq, isNull } from "drizzle-orm";
import type { Goal } from "#lib/classes/types.ts";
import { assignments, assignmentTargets, classes, classMembers } from "#lib/db/schema/classes.ts";
import { cards, decks } from "#lib/db/schema/decks.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import type { Ctx } from "#lib/services/context.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import type { SentReview } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, NOW, sent, synced } from "./fixtures.ts";

/** When the class was set up: ten days before now. */
export const BEGAN = NOW - 10 * DAY;
export const TEACHER = "teacher";

/** Who asks: somebody by id, at a time. */
export function as(store: Store, userId: string, now = NOW): Ctx {
  const role = userId === TEACHER || userId === "stranger" ? "teacher" : "learner";
  const clock = { zone: "UTC", dayStart: 4 };
  return context(
    store,
    { kind: "learner", userId, name: userId, role, clock, tokenHash: userId, lastUsedAt: now },
    now,
  );
}

/** An answer of a pupil, recorded at its own time by the real verb. */
export async function answers(
  store: Store,
  userId: string,
  cardId: string,
  at: number,
  changes: Partial<SentReview> = {},
): Promise<SentReview> {
  const review = sent(cardId, { deviceTime: at, deviceId: userId, ...changes });
  await recordReviews(as(store, userId, at), batch([review], { sentAt: at, deviceId: userId }));
  return review;
}

/** The deck that was shipped, with the cards `card-1` and on. */
export async function shippedDeck(store: Store): Promise<string> {
  const [row] = await store.read.select({ id: decks.id }).from(decks).where(isNull(decks.ownerId));
  return row?.id ?? "";
}

/** A class of a teacher and some pupils with one assignment of a deck of eight cards, and a stranger who teaches elsewhere. */
export function withClass<T>(
  pupils: readonly string[],
  test: (store: Store) => Promise<T>,
  goal: Goal = { kind: "retained", share: 0.85, day: "2026-03-20" },
): Promise<T> {
  return withStore((store) =>
    withFolder(async (folder) => {
      const all = Array.from({ length: 8 }, (_, i) => card(i + 1));
      await synced(store, folder, all, BEGAN);
      const people = [TEACHER, "stranger", "viewer", ...pupils];
      await store.write(async (tx) => {
        await tx.insert(users).values(
          people.map((id) => ({
            id,
            name: id,
            signInName: id,
            nameFolded: id,
            role: id === TEACHER || id === "stranger" ? ("teacher" as const) : ("learner" as const),
            createdAt: BEGAN,
            lastSeenAt: BEGAN,
          })),
        );
        await tx.insert(classes).values({
          id: "class",
          name: "History 11B",
          createdBy: TEACHER,
          createdAt: BEGAN,
          updatedAt: BEGAN,
        });
        const member = { classId: "class", state: "active" as const, joinedAt: BEGAN };
        await tx
          .insert(classMembers)
          .values([
            { ...member, userId: TEACHER, role: "owner" },
            { ...member, userId: "viewer", role: "viewer" },
            ...pupils.map((userId) => ({ ...member, userId, role: "pupil" as const })),
          ]);
      });
      await assign(store, "mill", await shippedDeck(store), goal);
      return test(store);
    }),
  );
}

/** Assigns a deck to the whole class. */
export async function assign(
  store: Store,
  id: string,
  deckId: string,
  goal: Goal,
  opensAt = BEGAN,
): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(assignments).values({
      id,
      classId: "class",
      createdBy: TEACHER,
      title: `Assignment ${id}`,
      selection: [{ kind: "deck", deckId, weight: 1 }],
      goal,
      opensAt,
      dueAt: NOW + 18 * DAY,
      zone: "UTC",
      lateRule: "counts",
      createdAt: BEGAN,
      updatedAt: BEGAN,
    });
    await tx.insert(assignmentTargets).values({ assignmentId: id, kind: "class", refId: "class" });
    await refreshGrants(tx, "class", NOW);
  });
}

/** The versions of the cards, for answers that name them. */
export async function cardIds(store: Store): Promise<readonly string[]> {
  const rows = await store.read.select({ id: cards.id }).from(cards).where(eq(cards.status, "active"));
  return rows.map(({ id }) => id).sort();
}

import path from "node:path";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { assignments, assignmentTargets, classes, classMembers } from "#lib/db/schema/classes.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { contextFor } from "#lib/services/server.ts";

/** What the scripts that seed a class have in common: the clock, the people, and an assignment. */

export const CLOCK = { zone: "UTC", dayStart: 4 };

/** The database that the script's first argument names, of a server that is down. */
export function seededStore(): Promise<Store> {
  return openStore({
    url: `file:${process.argv[2] ?? ""}`,
    root: path.resolve(import.meta.dirname, "../.."),
    purpose: "a test",
  });
}

type Assignment = typeof assignments.$inferInsert;

/**
 * A class with its teacher, its pupils and one assignment. Everybody's session is their name, filled up to the length of
 * a token. `began` is when all this was set up.
 */
export async function seedPeople(
  store: Store,
  pupils: readonly string[],
  times: { readonly began: number; readonly now: number },
  given: Pick<Assignment, "title" | "selection" | "goal">,
): Promise<void> {
  const { began, now } = times;
  const stamps = { createdAt: began, updatedAt: began };
  const people = ["teacher", ...pupils];
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
      opensAt: began,
      dueAt: now + 20 * MS_PER_DAY,
      zone: "UTC",
      lateRule: "counts",
      ...stamps,
      ...given,
    });
    await tx.insert(assignmentTargets).values({ assignmentId: "given", kind: "class", refId: "class" });
    await refreshGrants(tx, "class", now);
  });
}

/** What a pupil's own browser would be let do. */
export function asPupil(store: Store, userId: string, now: number): ReturnType<typeof contextFor> {
  return contextFor(store, {
    kind: "learner",
    userId,
    name: userId,
    role: "learner",
    clock: CLOCK,
    tokenHash: "",
    lastUsedAt: now,
  });
}

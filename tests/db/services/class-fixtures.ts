import type { MemberRole, MemberState, ServerRole } from "#lib/classes/types.ts";
import { classMembers } from "#lib/db/schema/classes.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import type { Ctx, Viewer } from "#lib/services/context.ts";
import { context, NOW } from "./fixtures.ts";

/** A person with an account, who signs in by their id, and the context of their browser. */
export async function person(
  store: Store,
  id: string,
  { role = "learner", name = id, now = NOW }: { role?: ServerRole; name?: string | null; now?: number } = {},
): Promise<Ctx> {
  await store.write(async (tx) => {
    await tx.insert(users).values({
      id,
      name,
      signInName: name === null ? null : id,
      nameFolded: name === null ? null : id,
      passwordHash: name === null ? null : "no hash",
      role,
      createdAt: NOW,
      lastSeenAt: NOW,
    });
  });
  return context(store, viewer(id, role, name), now);
}

export function viewer(userId: string, role: ServerRole = "learner", name: string | null = userId): Viewer {
  return {
    kind: "learner",
    userId,
    name,
    role,
    clock: { zone: "UTC", dayStart: 4 },
    tokenHash: `token of ${userId}`,
    lastUsedAt: NOW,
  };
}

/** The same person at another time. */
export const later = (ctx: Ctx, now: number): Ctx => ({ ...ctx, now: () => now });

/** Puts somebody into a class, past every verb. */
export async function member(
  store: Store,
  classId: string,
  userId: string,
  role: MemberRole = "pupil",
  state: MemberState = "active",
): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(classMembers).values({ classId, userId, role, state, joinedAt: NOW });
  });
}

export type Begun = { readonly teacher: Ctx; readonly classId: string };

/** A teacher with an empty class. */
export async function classOf(store: Store, teacherId = "teacher", name = "History 11B"): Promise<Begun> {
  const teacher = await person(store, teacherId, { role: "teacher", name: `Ms ${teacherId}` });
  const { classId } = await createClass(teacher, { name });
  return { teacher, classId };
}

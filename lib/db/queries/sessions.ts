import { and, eq, gt, sql } from "drizzle-orm";
import type { ServerRole } from "#lib/classes/types.ts";
import { prepared } from "../prepared.ts";
import { sessions, users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** A browser that holds a session, and who it is. */
export type SessionOwner = {
  readonly userId: string;
  readonly name: string | null;
  readonly role: ServerRole;
  readonly zone: string;
  readonly dayStart: number;
  readonly lastUsedAt: number;
};

const ownerStatement = prepared((db: Reader) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      role: users.role,
      zone: users.zone,
      dayStart: users.dayStart,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        gt(sessions.expiresAt, sql.placeholder("now")),
      ),
    )
    .prepare(),
);

/** Who a session belongs to; null when there is none or its time is over. */
export async function ownerOfSession(
  db: Reader,
  tokenHash: string,
  now: number,
): Promise<SessionOwner | null> {
  return (await ownerStatement(db).get({ tokenHash, now })) ?? null;
}

export type NewGuest = {
  readonly userId: string;
  readonly zone: string;
  readonly dayStart: number;
  readonly at: number;
};

/** Adds a learner without a name. */
export async function addGuest(tx: Writer, { userId, zone, dayStart, at }: NewGuest): Promise<void> {
  await tx.insert(users).values({ id: userId, zone, dayStart, createdAt: at, lastSeenAt: at });
}

export type NewSession = {
  readonly tokenHash: string;
  readonly userId: string;
  readonly at: number;
  readonly expiresAt: number;
  readonly device: string | null;
};

/** Opens a session; one of that token whose time is over is replaced. */
export async function addSession(tx: Writer, session: NewSession): Promise<void> {
  const { tokenHash, userId, at, expiresAt, device } = session;
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  await tx.insert(sessions).values({ tokenHash, userId, createdAt: at, lastUsedAt: at, expiresAt, device });
}

/** Notes that a session was used, and lengthens it. */
export async function touchSession(
  tx: Writer,
  tokenHash: string,
  at: number,
  expiresAt: number,
): Promise<void> {
  await tx.update(sessions).set({ lastUsedAt: at, expiresAt }).where(eq(sessions.tokenHash, tokenHash));
}

/** Notes that a learner was here, and the zone of the wall clock that they live by now. */
export async function noteVisit(tx: Writer, userId: string, zone: string, at: number): Promise<void> {
  await tx.update(users).set({ zone, lastSeenAt: at }).where(eq(users.id, userId));
}

import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
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
        isNull(users.disabledAt),
      ),
    )
    .prepare(),
);

/** Who a session belongs to; null when there is none, its time is over, or the person is kept out. */
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
  readonly shared?: boolean;
  readonly confirmedAt?: number | null;
};

/** Opens a session; one of that token whose time is over is replaced. */
export async function addSession(tx: Writer, session: NewSession): Promise<void> {
  const { tokenHash, userId, at, expiresAt, device, shared = false, confirmedAt = null } = session;
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  const used = { createdAt: at, lastUsedAt: at, expiresAt };
  await tx.insert(sessions).values({ tokenHash, userId, ...used, device, shared, confirmedAt });
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

export type SessionRow = typeof sessions.$inferSelect;

export async function sessionOf(db: Reader | Writer, tokenHash: string): Promise<SessionRow | null> {
  const [row] = await db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash));
  return row ?? null;
}

/** The browsers in which a person is signed in, the last used first. */
export async function sessionsOf(
  db: Reader | Writer,
  userId: string,
  now: number,
): Promise<readonly SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastUsedAt));
}

/** Signs one browser out. */
export async function endSession(tx: Writer, tokenHash: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Signs a person out everywhere but in one browser. */
export async function endOtherSessions(tx: Writer, userId: string, tokenHash: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, tokenHash)));
}

/** Notes that the password was typed in this session just now. */
export async function confirmSession(tx: Writer, tokenHash: string, at: number): Promise<void> {
  await tx.update(sessions).set({ confirmedAt: at }).where(eq(sessions.tokenHash, tokenHash));
}

/** Forgets sessions that were over before an instant. */
export async function endSessionsBefore(tx: Writer, before: number): Promise<void> {
  await tx.delete(sessions).where(lt(sessions.expiresAt, before));
}

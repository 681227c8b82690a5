import { and, count, eq, gte, isNotNull, isNull, lt, ne } from "drizzle-orm";
import type { ServerRole } from "#lib/classes/types.ts";
import { audits, sessions, users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** What sign-in asks about an account. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly nameFolded: string;
  readonly passwordHash: string;
  readonly passwordTemporary: boolean;
  readonly role: ServerRole;
  readonly disabledAt: number | null;
  readonly zone: string;
};

const columns = {
  id: users.id,
  name: users.name,
  signInName: users.signInName,
  nameFolded: users.nameFolded,
  passwordHash: users.passwordHash,
  passwordTemporary: users.passwordTemporary,
  role: users.role,
  disabledAt: users.disabledAt,
  zone: users.zone,
};

type Row = { readonly [Key in keyof Account]: Account[Key] | null };

/** The account that signs in with a name; null when nobody does. */
export async function accountOfName(db: Reader | Writer, nameFolded: string): Promise<Account | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.nameFolded, nameFolded));
  return row ? accountOf(row) : null;
}

/** An account by its id; null for a guest, too. */
export async function accountById(db: Reader | Writer, userId: string): Promise<Account | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.id, userId));
  return row ? accountOf(row) : null;
}

/** Null for a guest, who has neither name nor password. */
function accountOf(row: Row): Account | null {
  const { id, name, signInName, nameFolded, passwordHash, role, zone } = row;
  if (id === null || name === null || signInName === null || nameFolded === null || passwordHash === null)
    return null;
  const passwordTemporary = row.passwordTemporary === true;
  return {
    id,
    name,
    signInName,
    nameFolded,
    passwordHash,
    passwordTemporary,
    role: role ?? "learner",
    disabledAt: row.disabledAt,
    zone: zone ?? "UTC",
  };
}

export async function idOfSignInName(db: Reader | Writer, nameFolded: string): Promise<string | null> {
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.nameFolded, nameFolded));
  return row?.id ?? null;
}

/** The sign-in names that are `base`, or `base` and a number. */
export async function takenSignInNames(db: Reader | Writer, base: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ nameFolded: users.nameFolded })
    .from(users)
    // A colon follows the digits, so that this is a range of the index.
    .where(and(gte(users.nameFolded, base), lt(users.nameFolded, `${base}:`)));
  return new Set(rows.flatMap(({ nameFolded }) => nameFolded ?? []));
}

export type NewAccount = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly nameFolded: string;
  readonly passwordHash: string;
  readonly temporary: boolean;
  readonly zone: string;
  readonly dayStart: number;
  readonly at: number;
};

export async function addAccount(tx: Writer, account: NewAccount): Promise<void> {
  const { temporary, at, ...row } = account;
  await tx.insert(users).values({ ...row, passwordTemporary: temporary, createdAt: at, lastSeenAt: at });
}

/** Gives a row that has no name one, and says whether it did: a second time it does nothing. */
export async function nameGuest(
  tx: Writer,
  userId: string,
  names: Pick<NewAccount, "name" | "signInName" | "nameFolded" | "passwordHash">,
  at: number,
): Promise<void> {
  await tx
    .update(users)
    .set({ ...names, passwordTemporary: false, lastSeenAt: at })
    .where(eq(users.id, userId));
}

export async function changePasswordHash(
  tx: Writer,
  userId: string,
  { passwordHash, temporary }: { readonly passwordHash: string; readonly temporary: boolean },
): Promise<void> {
  await tx.update(users).set({ passwordHash, passwordTemporary: temporary }).where(eq(users.id, userId));
}

/** Signs a person out everywhere. */
export async function endSessionsOf(tx: Writer, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

export async function addAudit(tx: Writer, row: typeof audits.$inferInsert): Promise<void> {
  await tx.insert(audits).values(row);
}

export async function changeNames(
  tx: Writer,
  userId: string,
  names: Pick<NewAccount, "name" | "signInName" | "nameFolded">,
): Promise<void> {
  await tx.update(users).set(names).where(eq(users.id, userId));
}

/** How many administrators there are who can sign in, besides this person. */
export async function administratorsBeside(db: Reader | Writer, userId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(users)
    .where(
      and(
        eq(users.role, "administrator"),
        isNotNull(users.nameFolded),
        isNull(users.disabledAt),
        ne(users.id, userId),
      ),
    );
  return row?.n ?? 0;
}

export async function setRole(tx: Writer, userId: string, role: ServerRole): Promise<void> {
  await tx.update(users).set({ role }).where(eq(users.id, userId));
}

/** Keeps a person out, or lets them in again. */
export async function setDisabled(tx: Writer, userId: string, disabledAt: number | null): Promise<void> {
  await tx.update(users).set({ disabledAt }).where(eq(users.id, userId));
}

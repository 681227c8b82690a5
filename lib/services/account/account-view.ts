import type { ServerRole } from "#lib/classes/types.ts";
import { accountById } from "#lib/db/queries/accounts.ts";
import { type OwnedClass, ownedClasses } from "#lib/db/queries/class-heirs.ts";
import { belongings } from "#lib/db/queries/move-guest.ts";
import { type DeedRow, deedsTo } from "#lib/db/queries/people-list.ts";
import { sessionsOf } from "#lib/db/queries/sessions.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { UNSEEN_GUEST_DAYS } from "./expire-guests.ts";

export type SessionView = {
  /** Names it to `endOneSession`; opens nothing. */
  readonly id: string;
  readonly device: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly shared: boolean;
  readonly here: boolean;
};

/** What a person is shown of their own account. */
export type AccountView = {
  readonly userId: string | null;
  /** Null for a guest and a visitor. */
  readonly account: { readonly name: string; readonly signInName: string; readonly role: ServerRole } | null;
  readonly has: Awaited<ReturnType<typeof belongings>>;
  readonly sessions: readonly SessionView[];
  /** So many days after the last visit a guest is erased. */
  readonly guestDays: number;
  /** Classes that the person owns, and who may go on with them. */
  readonly owned: readonly OwnedClass[];
  /** What others did with this account, the latest first. */
  readonly deeds: readonly DeedRow[];
};

/** One's own account, or what there is of a guest. */
export async function accountView(ctx: Ctx): Promise<AccountView> {
  const userId = userIdOf(ctx);
  const now = ctx.now();
  const { read } = ctx.store;
  const nothing = { answers: 0, decks: 0, dossiers: 0, notes: 0 };
  const base = { userId, guestDays: UNSEEN_GUEST_DAYS };
  if (userId === null) return { ...base, account: null, has: nothing, sessions: [], owned: [], deeds: [] };
  const [account, has, sessions, owned, deeds] = await Promise.all([
    accountById(read, userId),
    belongings(read, userId),
    sessionsOf(read, userId, now),
    ownedClasses(read, userId),
    deedsTo(read, userId, 20),
  ]);
  const held = ctx.viewer.kind === "learner" ? ctx.viewer.tokenHash : "";
  return {
    ...base,
    account:
      account === null ? null : { name: account.name, signInName: account.signInName, role: account.role },
    has,
    sessions: sessions.map(({ tokenHash, device, createdAt, lastUsedAt, shared }) => ({
      id: sessionName(tokenHash),
      device,
      createdAt,
      lastUsedAt,
      shared,
      here: tokenHash === held,
    })),
    owned,
    // What one did oneself is no news.
    deeds: deeds.filter((deed) => deed.actorId !== userId),
  };
}

/** What the page calls a session: enough of the hash to find it among one's own, and of no use to anybody else. */
export function sessionName(tokenHash: string): string {
  return tokenHash.slice(0, 12);
}

import { statSync } from "node:fs";
import { verifyChains } from "#lib/db/chain.ts";
import { openInvitations } from "#lib/db/queries/invitations.ts";
import { type StorageFigures, storageFigures } from "#lib/db/queries/storage.ts";
import type { Ctx } from "../../context.ts";
import { DELETED_DAYS } from "../../dossiers/purge-deleted.ts";
import { EMPTY_GUEST_DAYS, UNSEEN_GUEST_DAYS } from "../expire-guests.ts";
import { allowOnServer } from "./allow-on-server.ts";
import { BACKUP_DAYS, type Backup, backups } from "./backups.ts";

export type ServerView = {
  readonly health: {
    readonly upForMs: number;
    readonly memoryBytes: number;
    readonly node: string;
    readonly database: string;
    /** How long the database took to answer. */
    readonly answeredInMs: number;
  };
  readonly storage: StorageFigures & { readonly logBytes: number };
  readonly backups: readonly Backup[];
  readonly invitations: readonly {
    readonly id: string;
    readonly role: string;
    readonly createdAt: number;
    readonly expiresAt: number | null;
  }[];
  /** Days. */
  readonly retention: {
    readonly emptyGuest: number;
    readonly unseenGuest: number;
    readonly bin: number;
    readonly backups: number;
  };
  readonly now: number;
};

/** How the place is doing, for an administrator. */
export async function serverView(ctx: Ctx): Promise<ServerView> {
  const { read, address, description } = ctx.store;
  await allowOnServer(ctx, read);
  const asked = performance.now();
  const storage = await storageFigures(read);
  const answeredInMs = performance.now() - asked;
  const logBytes = address.kind === "file" ? sizeOf(`${address.path}-wal`) : 0;
  const open = await openInvitations(read, ctx.now());
  return {
    health: {
      upForMs: process.uptime() * 1_000,
      memoryBytes: process.memoryUsage().rss,
      node: process.version,
      database: description,
      answeredInMs,
    },
    storage: { ...storage, logBytes },
    backups: await backups(ctx),
    invitations: open.map(({ tokenHash, role, createdAt, expiresAt }) => ({
      id: tokenHash.slice(0, 16),
      role,
      createdAt,
      expiresAt,
    })),
    retention: {
      emptyGuest: EMPTY_GUEST_DAYS,
      unseenGuest: UNSEEN_GUEST_DAYS,
      bin: DELETED_DAYS,
      backups: BACKUP_DAYS,
    },
    now: ctx.now(),
  };
}

export type Integrity = { readonly events: number; readonly broken: number };

/** Looks through every recorded answer: whether each is as it was recorded, and none is missing. */
export async function checkLog(ctx: Ctx): Promise<Integrity> {
  await allowOnServer(ctx, ctx.store.read);
  const { events, broken } = await verifyChains(ctx.store.read);
  return { events, broken: broken.length };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

import { createHash } from "node:crypto";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { ownerOfSession } from "#lib/db/queries/sessions.ts";
import type { Store } from "#lib/db/store.ts";
import type { SessionKey, Viewer } from "../context.ts";

/** A guest has nothing but the cookie, so it lasts as long as browsers keep one, counted from the last use. */
export const SESSION_MS = 400 * MS_PER_DAY;

/** What is kept of a session's token: a stolen database opens no session. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Who holds a token. One that no session knows belongs to a visitor, whose first answer will open a session with it;
 * the token is 256 random bits that this server handed out.
 */
export async function viewerOf(
  store: Store,
  token: string | null,
  now: number,
  { device = null, address = null }: Partial<Omit<SessionKey, "tokenHash">> = {},
): Promise<Viewer> {
  if (token === null) return { kind: "visitor", key: null };
  return viewerOfHash(store, hashOfToken(token), now, { device, address });
}

/** The same for a token that is known by its hash alone. */
export async function viewerOfHash(
  store: Store,
  tokenHash: string,
  now: number,
  { device = null, address = null }: Partial<Omit<SessionKey, "tokenHash">> = {},
): Promise<Viewer> {
  const owner = await ownerOfSession(store.read, tokenHash, now);
  if (!owner) return { kind: "visitor", key: { tokenHash, device, address } };
  const { userId, name, role, zone, dayStart, lastUsedAt } = owner;
  return { kind: "learner", userId, name, role, clock: { zone, dayStart }, tokenHash, lastUsedAt };
}

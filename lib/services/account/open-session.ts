import type { ServerRole } from "#lib/classes/types.ts";
import { addSession, endSession } from "#lib/db/queries/sessions.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { sessionEnd, sessionSpan } from "./session-span.ts";

/** What the edge knows of the browser that signs in: a new key for it, and what is shown in the list of sessions. */
export type Browser = {
  /** The hash of a token that nobody has had before: a key that was planted in the browser opens nothing. */
  readonly tokenHash: string;
  readonly device: string | null;
  /** For limits; never stored. Null when nobody knows. */
  readonly address: string | null;
  /** The hash of a token that the browser keeps also when nobody is signed in, by which it is known again; for limits. */
  readonly known?: string | null;
};

/** Opens a session for a person who has just typed their password, and ends the one that the browser held before. */
export async function openSession(
  tx: Writer,
  ctx: Ctx,
  browser: Browser,
  person: { readonly userId: string; readonly role: ServerRole; readonly shared?: boolean },
): Promise<void> {
  const at = ctx.now();
  const { userId, role, shared = false } = person;
  const held = ctx.viewer.kind === "learner" ? ctx.viewer.tokenHash : ctx.viewer.key?.tokenHash;
  if (held !== undefined) await endSession(tx, held);
  const expiresAt = sessionEnd(sessionSpan({ named: true, role, shared }), at, at);
  const { tokenHash, device } = browser;
  await addSession(tx, { tokenHash, userId, at, expiresAt, device, shared, confirmedAt: at });
}

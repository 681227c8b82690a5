import { administratorsBeside } from "#lib/db/queries/accounts.ts";
import { addInvitation, deleteSetupInvitations } from "#lib/db/queries/invitations.ts";
import type { Ctx } from "../../context.ts";
import { hashOfToken } from "../sessions.ts";

/**
 * While nobody runs this server, makes the code by which the operator becomes its administrator; the one of an earlier
 * start works no more. Returns whether one is needed. Acts for the operator, at start: whoever can read the terminal.
 */
export async function offerSetup(ctx: Ctx, token: string): Promise<boolean> {
  const createdAt = ctx.now();
  return ctx.store.write(async (tx) => {
    await deleteSetupInvitations(tx);
    if ((await administratorsBeside(tx, "")) > 0) return false;
    await addInvitation(tx, {
      tokenHash: hashOfToken(token),
      role: "administrator",
      createdBy: null,
      createdAt,
      expiresAt: null,
    });
    return true;
  });
}

/** Whether nobody runs this server yet: the page that makes an administrator is there only then. */
export async function needsSetup(ctx: Ctx): Promise<boolean> {
  return (await administratorsBeside(ctx.store.read, "")) === 0;
}

import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { forgetInvitationsBefore } from "#lib/db/queries/invitations.ts";
import { endSessionsBefore } from "#lib/db/queries/sessions.ts";
import { forgetTrialsBefore } from "#lib/db/queries/sign-in-trials.ts";
import type { Ctx } from "../context.ts";

/** Invitations that were used or are over are kept so long, for who wonders what became of one. */
export const INVITATION_DAYS = 30;
/** A browser is known for so long after somebody last signed in there. */
export const KNOWN_BROWSER_DAYS = 180;

/**
 * Forgets sessions that are over, old invitations, and wrong guesses of yesterday: the stated rule of docs/retention.md.
 * Acts for the operator, at start and once a day; safe to run at any time.
 */
export async function expireAccess(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  await ctx.store.write(async (tx) => {
    await endSessionsBefore(tx, now);
    await forgetInvitationsBefore(tx, now - INVITATION_DAYS * MS_PER_DAY);
    const browsers = now - KNOWN_BROWSER_DAYS * MS_PER_DAY;
    await forgetTrialsBefore(tx, { guesses: now - MS_PER_DAY, browsers });
  });
}

import { accountById, changePasswordHash, endSessionsOf } from "#lib/db/queries/accounts.ts";
import { forgetTrials } from "#lib/db/queries/sign-in-trials.ts";
import type { Writer } from "#lib/db/store.ts";
import { accountTrialKey } from "./sign-in-limits.ts";

/**
 * Gives somebody a password that another person chose: signs them out everywhere, forgets wrong guesses, and the next
 * sign-in asks for one of their own. Inside a write that has checked who may, and that writes it into the audit.
 */
export async function resetPassword(
  tx: Writer,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
): Promise<void> {
  await changePasswordHash(tx, userId, { passwordHash, temporary: true });
  await endSessionsOf(tx, userId);
  const account = await accountById(tx, userId);
  if (account) await forgetTrials(tx, [accountTrialKey(account.nameFolded)]);
}

import { DomainError } from "#lib/base/errors.ts";
import { type Account, accountById } from "#lib/db/queries/accounts.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { passwordMatches } from "./password.ts";
import { admitTrial, passTrial, type TrialPlace } from "./sign-in-limits.ts";

/** The viewer's own account; throws `not-found` for who has none. */
export async function ownAccount(ctx: Ctx): Promise<Account> {
  const account = ctx.viewer.kind === "learner" ? await accountById(ctx.store.read, ctx.viewer.userId) : null;
  allow(ctx, "make", account === null ? null : { ownerId: account.id }, "account");
  if (account === null) throw new Error("allow lets nobody through without an account.");
  return account;
}

/**
 * Asks whoever holds the session for the password again: a computer that somebody left open is not its owner. Wrong
 * guesses count like those at sign-in.
 */
export async function confirmPassword(
  ctx: Ctx,
  account: Account,
  password: string,
  place: TrialPlace,
): Promise<void> {
  allow(ctx, "make", { ownerId: account.id }, "account");
  const at = ctx.now();
  await ctx.store.write((tx) => admitTrial(tx, account.nameFolded, place, at));
  if (!(await passwordMatches(account.passwordHash, password, place.address))) {
    const wrong = "This is not your password.";
    throw new DomainError("invalid", wrong, { password: wrong });
  }
  await ctx.store.write((tx) => passTrial(tx, account.nameFolded, place, at));
}

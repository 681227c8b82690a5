import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { accountById, changePasswordHash, endSessionsOf } from "#lib/db/queries/accounts.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { PasswordField } from "./fields.ts";
import { type Browser, openSession } from "./open-session.ts";
import { confirmPassword, ownAccount } from "./own-account.ts";
import { hashPassword } from "./password.ts";
import { refuseWeakPassword } from "./password-rules.ts";

const Input = z.strictObject({ password: PasswordField, newPassword: PasswordField });

/** Changes one's own password: signs out everywhere else, and gives this browser a session under a new token. */
export async function changePassword(ctx: Ctx, input: unknown, browser: Browser): Promise<void> {
  const { password, newPassword } = parseInput(Input, input);
  const account = await ownAccount(ctx);
  await confirmPassword(ctx, account, password, browser);
  refuseWeakPassword(newPassword, [account.name, account.signInName], "newPassword");
  const passwordHash = await hashPassword(newPassword, browser.address);
  await ctx.store.write(async (tx) => {
    const now = await accountById(tx, account.id);
    allow(ctx, "make", now === null ? null : { ownerId: now.id }, "account");
    if (now?.passwordHash !== account.passwordHash)
      throw new DomainError(
        "conflict",
        "The password was changed elsewhere just now. Sign in with that one.",
      );
    await changePasswordHash(tx, account.id, { passwordHash, temporary: false });
    await endSessionsOf(tx, account.id);
    await openSession(tx, ctx, browser, { userId: account.id, role: now.role });
  });
}

import { z } from "zod";
import { confirmSession } from "#lib/db/queries/sessions.ts";
import { allow } from "../../allow.ts";
import type { Ctx } from "../../context.ts";
import { parseInput } from "../../parse-input.ts";
import { PasswordField } from "../fields.ts";
import { confirmPassword, ownAccount } from "../own-account.ts";
import type { TrialPlace } from "../sign-in-limits.ts";

const Input = z.strictObject({ password: PasswordField });

/** Types the password again: for half an hour what is grave may be done in this browser. */
export async function confirmHere(ctx: Ctx, input: unknown, place: TrialPlace): Promise<void> {
  const { password } = parseInput(Input, input);
  const account = await ownAccount(ctx);
  await confirmPassword(ctx, account, password, place);
  await ctx.store.write(async (tx) => {
    allow(ctx, "make", { ownerId: account.id }, "account");
    if (ctx.viewer.kind === "learner") await confirmSession(tx, ctx.viewer.tokenHash, ctx.now());
  });
}

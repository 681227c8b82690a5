import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { changeNames, idOfSignInName } from "#lib/db/queries/accounts.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { NameField } from "./fields.ts";
import { ownAccount } from "./own-account.ts";
import { foldedSignInName } from "./sign-in-names.ts";

const Input = z.strictObject({
  /** What others see. */
  name: NameField,
  /** What is typed at sign-in. */
  signInName: NameField,
});

/** Changes what others see and what is typed at sign-in. Throws `conflict` for a sign-in name that is taken. */
export async function changeName(ctx: Ctx, input: unknown): Promise<void> {
  const { name, signInName } = parseInput(Input, input);
  const account = await ownAccount(ctx);
  const nameFolded = foldedSignInName(signInName);
  await ctx.store.write(async (tx) => {
    allow(ctx, "make", { ownerId: account.id }, "account");
    const holder = await idOfSignInName(tx, nameFolded);
    if (holder !== null && holder !== account.id) {
      const taken = "This name is taken. Choose another.";
      throw new DomainError("conflict", taken, { signInName: taken });
    }
    await changeNames(tx, account.id, { name, signInName, nameFolded });
  });
}

import { DomainError } from "#lib/base/errors.ts";
import { DEFAULT_DAY_START } from "#lib/base/study-time.ts";
import { addAccount, idOfSignInName } from "#lib/db/queries/accounts.ts";
import type { Writer } from "#lib/db/store.ts";
import { foldedSignInName, freeSignInName } from "./sign-in-names.ts";

export type NewLearnerAccount = {
  readonly id: string;
  /** What others see. */
  readonly name: string;
  /** What is typed at sign-in; made from the name when it is left out, and then always free. */
  readonly signInName?: string;
  /** From `hashPassword`. */
  readonly passwordHash: string;
  /** Somebody else chose the password: the first sign-in asks for another. */
  readonly temporary: boolean;
  readonly at: number;
  readonly zone?: string;
};

/**
 * Adds a person with a name and a password, inside the write that needs them, and says what they type at sign-in. Throws
 * `conflict` when a sign-in name that was asked for is taken.
 */
export async function createLearnerAccount(
  tx: Writer,
  account: NewLearnerAccount,
): Promise<{ readonly userId: string; readonly signInName: string }> {
  const { id, name, passwordHash, temporary, at, zone = "UTC" } = account;
  const signInName = account.signInName ?? (await freeSignInName(tx, name));
  const nameFolded = foldedSignInName(signInName);
  if (nameFolded === "" || (await idOfSignInName(tx, nameFolded)) !== null)
    throw new DomainError("conflict", `The name ${signInName} is taken. Choose another.`, {
      name: "This name is taken.",
    });
  const names = { name, signInName, nameFolded };
  await addAccount(tx, { id, ...names, passwordHash, temporary, at, zone, dayStart: DEFAULT_DAY_START });
  return { userId: id, signInName };
}

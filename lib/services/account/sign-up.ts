import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isZone } from "#lib/base/study-time.ts";
import { idOfSignInName, nameGuest } from "#lib/db/queries/accounts.ts";
import { isGuest } from "#lib/db/queries/move-guest.ts";
import { ownerOfSession } from "#lib/db/queries/sessions.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { createLearnerAccount } from "./create-account.ts";
import { NameField, PasswordField, TickField, ZoneField } from "./fields.ts";
import { admitGuest } from "./guest-limit.ts";
import { type Browser, openSession } from "./open-session.ts";
import { hashPassword } from "./password.ts";
import { refuseWeakPassword } from "./password-rules.ts";
import { signIn } from "./sign-in.ts";
import { passTrial } from "./sign-in-limits.ts";
import { foldedSignInName } from "./sign-in-names.ts";

const Input = z.strictObject({
  name: NameField,
  password: PasswordField,
  shared: TickField,
  zone: ZoneField,
});

export type SignedUp = { readonly userId: string; readonly merged: string | null };

const TAKEN = "This name is taken. Choose another; a number behind it will do.";

/**
 * Gives whoever is here a name and a password. A guest keeps the row, and with it everything that was learnt. Pressed
 * twice it is one account; pressed on a second device with the same name and password, what was studied there comes
 * along. Throws `conflict` for a name that somebody else has.
 */
export async function signUp(ctx: Ctx, input: unknown, browser: Browser): Promise<SignedUp> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const { name, password, shared, zone } = parseInput(Input, input);
  refuseWeakPassword(password, [name]);
  const at = ctx.now();
  if (ctx.viewer.kind === "visitor")
    admitGuest(ctx.store, browser.address, at, "Nothing was saved; try again in a moment.");
  const nameFolded = foldedSignInName(name);
  const passwordHash = await hashPassword(password, browser.address);
  const newId = ctx.newId();
  const made = await ctx.store.write(async (tx) => {
    if ((await idOfSignInName(tx, nameFolded)) !== null) return null;
    const guest = await guestHere(tx, ctx);
    if (guest !== null) await nameGuest(tx, guest, { name, signInName: name, nameFolded, passwordHash }, at);
    else {
      const clockZone = isZone(zone ?? "") ? { zone: zone ?? "UTC" } : {};
      const names = { name, signInName: name, passwordHash };
      await createLearnerAccount(tx, { id: newId, ...names, temporary: false, at, ...clockZone });
    }
    const userId = guest ?? newId;
    await passTrial(tx, nameFolded, browser, at);
    await openSession(tx, ctx, browser, { userId, role: "learner", shared });
    return userId;
  });
  if (made !== null) return { userId: made, merged: null };
  return signInInstead(ctx, { name, password, shared, zone }, browser);
}

/** The name has an account: of this very person, who pressed twice or comes from another device, or of somebody else. */
async function signInInstead(
  ctx: Ctx,
  typed: {
    readonly name: string;
    readonly password: string;
    readonly shared: boolean;
    readonly zone: string | undefined;
  },
  browser: Browser,
): Promise<SignedUp> {
  const { shared, zone, ...who } = typed;
  const also = { ...(shared ? { shared: "on" } : {}), ...(zone === undefined ? {} : { zone }) };
  const found = await signIn(ctx, { ...who, bring: "on", ...also }, browser).catch((error: unknown) => {
    if (error instanceof DomainError && error.code !== "conflict") return null;
    throw error;
  });
  if (found?.kind === "signed-in") return { userId: found.userId, merged: found.merged };
  throw new DomainError("conflict", TAKEN, { name: TAKEN });
}

/** The guest of this browser, also one that another tab made a moment ago; null for a visitor and for a named person. */
async function guestHere(tx: Writer, { viewer, now }: Ctx): Promise<string | null> {
  const key = viewer.kind === "learner" ? viewer.tokenHash : viewer.key?.tokenHash;
  const owner = key === undefined ? null : await ownerOfSession(tx, key, now());
  return owner !== null && (await isGuest(tx, owner.userId)) ? owner.userId : null;
}

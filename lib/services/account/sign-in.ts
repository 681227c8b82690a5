import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isZone } from "#lib/base/study-time.ts";
import { type Account, accountById, accountOfName, changePasswordHash } from "#lib/db/queries/accounts.ts";
import { noteVisit, ownerOfSession } from "#lib/db/queries/sessions.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { comeBackAs } from "../classes/leave-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { NameField, PasswordField, TickField, ZoneField } from "./fields.ts";
import { mergeGuest } from "./merge-guest.ts";
import { type Browser, openSession } from "./open-session.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import { refuseWeakPassword } from "./password-rules.ts";
import { admitTrial, passTrial, type TrialPlace } from "./sign-in-limits.ts";
import { foldedSignInName } from "./sign-in-names.ts";

const Input = z.strictObject({
  name: NameField,
  password: PasswordField,
  /** In the place of a temporary one. */
  newPassword: z.string().max(1_000).optional(),
  /** Others use this device too. */
  shared: TickField,
  /** What was studied here as a guest comes along. */
  bring: TickField,
  zone: ZoneField,
});

export type SignedIn =
  | {
      readonly kind: "signed-in";
      readonly userId: string;
      /** The guest whose answers came along; null when there was none. */
      readonly merged: string | null;
    }
  /** The password is right and was chosen by somebody else: nothing is open before there is another. */
  | { readonly kind: "choose-password" };

const WRONG = "This name and this password do not belong together. Look at both again.";

/**
 * Signs in. One answer and the same work for a name that nobody has and for a wrong password; wrong guesses have to wait
 * longer and longer. Throws `invalid` with a sentence, or `limit` with the seconds to wait.
 */
export async function signIn(ctx: Ctx, input: unknown, browser: Browser): Promise<SignedIn> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const typed = parseInput(Input, input);
  const account = await authenticate(ctx, typed, browser);
  let chosen: string | null = null;
  if (account.passwordTemporary) {
    if (typed.newPassword === undefined || typed.newPassword === "") return { kind: "choose-password" };
    if (typed.newPassword === typed.password) {
      const same = "Choose another than the one you were given.";
      throw new DomainError("invalid", same, { newPassword: same });
    }
    refuseWeakPassword(typed.newPassword, [account.name, account.signInName], "newPassword");
    chosen = await hashPassword(typed.newPassword, browser.address);
  }
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const now = await accountById(tx, account.id);
    // Changed or erased while the password was looked at.
    if (now === null || now.passwordHash !== account.passwordHash || now.disabledAt !== null) throw wrong();
    if (chosen !== null) await changePasswordHash(tx, now.id, { passwordHash: chosen, temporary: false });
    const guest = typed.bring ? await guestHere(tx, ctx) : null;
    if (guest !== null) await comeBackAs(tx, { from: guest, to: now.id }, at);
    const merged = guest !== null && (await mergeGuest(tx, { from: guest, to: now.id })) ? guest : null;
    const zone = isZone(typed.zone ?? "") ? (typed.zone ?? now.zone) : now.zone;
    await noteVisit(tx, now.id, zone, at);
    await openSession(tx, ctx, browser, { userId: now.id, role: now.role, shared: typed.shared });
    return { kind: "signed-in", userId: now.id, merged };
  });
}

/**
 * The account behind a name and a password. A try is counted before the password is looked at, so that guesses sent at
 * once count as well, and forgotten when it was right.
 */
export async function authenticate(
  ctx: Ctx,
  { name, password }: { readonly name: string; readonly password: string },
  place: TrialPlace,
): Promise<Account> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const folded = foldedSignInName(name);
  const at = ctx.now();
  await ctx.store.write((tx) => admitTrial(tx, folded, place, at));
  const account = await accountOfName(ctx.store.read, folded);
  const known = account?.passwordHash ?? null;
  if (!(await passwordMatches(known, password, place.address)) || account === null) throw wrong();
  await ctx.store.write((tx) => passTrial(tx, folded, place, at));
  if (account.disabledAt !== null)
    throw new DomainError(
      "not-allowed",
      "This account is switched off; nothing of it is lost. Ask whoever runs this server.",
    );
  return account;
}

function wrong(): DomainError {
  return new DomainError("invalid", WRONG, { form: WRONG });
}

/** Who studied in this browser until now, as a guest or not; null for nobody. */
async function guestHere(tx: Writer, { viewer, now }: Ctx): Promise<string | null> {
  if (viewer.kind === "learner") return viewer.userId;
  // Another tab may have begun since the page was asked for.
  return viewer.key === null
    ? null
    : ((await ownerOfSession(tx, viewer.key.tokenHash, now()))?.userId ?? null);
}

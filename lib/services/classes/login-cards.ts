import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { changePasswordHash, nameGuest } from "#lib/db/queries/accounts.ts";
import type { PersonRow } from "#lib/db/queries/class-people.ts";
import type { Writer } from "#lib/db/store.ts";
import { hashPassword } from "../account/password.ts";
import { readablePassword } from "../account/readable-password.ts";
import { resetPassword } from "../account/reset-password.ts";
import { foldedSignInName, freeSignInName } from "../account/sign-in-names.ts";
import { writeAudit } from "../account/write-audit.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";
import { nameOf } from "./people-view.ts";
import { pupilHere } from "./pupil-here.ts";

/** What a pupil needs to sign in for the first time. It is said once: only the password's hash is kept. */
export type LoginCard = {
  readonly userId: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
};

/** A password that is easy to read off paper, with its hash. */
export type FreshPassword = { readonly password: string; readonly passwordHash: string };

/**
 * So many fresh passwords with their hashes. Slow on purpose; not to be made inside a write. One after the other, so that
 * whoever signs in meanwhile never waits behind a whole class.
 */
export async function freshPasswords(count: number): Promise<readonly FreshPassword[]> {
  const made: FreshPassword[] = [];
  while (made.length < count) {
    const password = readablePassword((bytes) => crypto.getRandomValues(bytes));
    made.push({ password, passwordHash: await hashPassword(password, null) });
  }
  return made;
}

const Input = z.strictObject({
  classId: IdField,
  userIds: z.array(IdField).min(1, "Pick somebody.").max(CLASS_LIMITS.pupils),
});

/**
 * Gives pupils of a class new passwords, and says each once. They are signed out everywhere, and choose their own with
 * the next sign-in. A guest gets an account by it, with all that they learnt. Noted for the pupil and the administrator.
 * Throws `not-allowed` for somebody who teaches or runs the place: no class opens their account.
 */
export async function newLoginCards(ctx: Ctx, input: unknown): Promise<readonly LoginCard[]> {
  const { classId, userIds } = parseInput(Input, input);
  const ids = [...new Set(userIds)];
  const at = ctx.now();
  // Asked before the slow work too, so that only who may can make the server work.
  await allowInClass(ctx, ctx.store.read, "manage-pupils", classId);
  const fresh = await freshPasswords(ids.length);
  const audits = ids.map(() => ctx.newId());
  return ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "manage-pupils", classId);
    stillGoing(row);
    const cards: LoginCard[] = [];
    for (const [index, userId] of ids.entries()) {
      const pupil = await pupilHere(tx, classId, userId);
      if (pupil.serverRole !== "learner")
        throw new DomainError(
          "not-allowed",
          `${nameOf(pupil)} teaches on this server. Only an administrator can give them a new password.`,
        );
      const made = fresh[index];
      if (!made) continue;
      const signInName = await giveLogin(tx, pupil, made.passwordHash, at);
      await writeAudit(tx, {
        id: audits[index] ?? ctx.newId(),
        at,
        actorId: userIdOf(ctx),
        subjectId: userId,
        verb: "password-reset",
        classId,
      });
      cards.push({ userId, name: nameOf(pupil), signInName, password: made.password });
    }
    return cards;
  });
}

async function giveLogin(tx: Writer, pupil: PersonRow, passwordHash: string, at: number): Promise<string> {
  const { userId, signInName } = pupil;
  if (signInName !== null) {
    await resetPassword(tx, { userId, passwordHash });
    return signInName;
  }
  const name = nameOf(pupil);
  const free = await freeSignInName(tx, name);
  await nameGuest(
    tx,
    userId,
    { name, signInName: free, nameFolded: foldedSignInName(free), passwordHash },
    at,
  );
  // The guest's browser stays signed in: it is theirs, and the card is for the next one.
  await changePasswordHash(tx, userId, { passwordHash, temporary: true });
  return free;
}

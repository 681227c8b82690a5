import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { administratorsBeside, endSessionsOf, setDisabled, setRole } from "#lib/db/queries/accounts.ts";
import { erasePeople } from "#lib/db/queries/erase-people.ts";
import { type PersonRow, personById } from "#lib/db/queries/people-list.ts";
import type { Writer } from "#lib/db/store.ts";
import { handOnOwned } from "../../classes/hand-on-owned.ts";
import type { Ctx } from "../../context.ts";
import { parseInput } from "../../parse-input.ts";
import { refuseToErase } from "../delete-account.ts";
import { hashPassword } from "../password.ts";
import { readablePassword } from "../readable-password.ts";
import { resetPassword } from "../reset-password.ts";
import { writeAudit } from "../write-audit.ts";
import { allowOnServer, stayConfirmed } from "./allow-on-server.ts";

const Who = z.strictObject({ personId: z.string().min(1).max(100) });
const Role = Who.extend({ role: z.enum(["learner", "teacher", "administrator"]) });
const Erase = Who.extend({ name: z.string().max(1_000) });

/** Makes somebody a learner, a teacher or an administrator; they sign in anew. */
export async function changeRole(ctx: Ctx, input: unknown): Promise<void> {
  const { personId, role } = parseInput(Role, input);
  await deed(ctx, personId, `role-${role}`, async (tx, person) => {
    if (person.role === role) return false;
    if (role !== "administrator") await refuseTheLast(tx, person);
    await setRole(tx, personId, role);
    await endSessionsOf(tx, personId);
    return true;
  });
}

/** Keeps somebody out: signed out everywhere with the next request, and nothing is lost. */
export async function disablePerson(ctx: Ctx, input: unknown): Promise<void> {
  const { personId } = parseInput(Who, input);
  await deed(ctx, personId, "disabled", async (tx, person) => {
    await refuseTheLast(tx, person);
    await setDisabled(tx, personId, ctx.now());
    await endSessionsOf(tx, personId);
    return true;
  });
}

export async function enablePerson(ctx: Ctx, input: unknown): Promise<void> {
  const { personId } = parseInput(Who, input);
  await deed(ctx, personId, "enabled", async (tx) => {
    await setDisabled(tx, personId, null);
    return true;
  });
}

/** Gives somebody a password to be read to them, shown once; they sign in with it and choose their own. */
export async function resetPasswordOf(ctx: Ctx, input: unknown): Promise<{ readonly password: string }> {
  const { personId } = parseInput(Who, input);
  await allowOnServer(ctx, ctx.store.read);
  const password = readablePassword((bytes) => crypto.getRandomValues(bytes));
  const passwordHash = await hashPassword(password, null);
  await deed(ctx, personId, "password-reset", async (tx) => {
    await resetPassword(tx, { userId: personId, passwordHash });
    return true;
  });
  return { password };
}

/**
 * Erases somebody with everything that is theirs; their name has to be typed, because nothing brings it back. Their
 * classes go on with who teaches them too. Gone from the database file and the log beside it when this resolves.
 */
export async function erasePerson(ctx: Ctx, input: unknown): Promise<void> {
  const { personId, name } = parseInput(Erase, input);
  await deed(ctx, personId, "erased", async (tx, person) => {
    if (name.trim() !== person.name) {
      const other = "Type the name exactly as it stands above.";
      throw new DomainError("invalid", other, { name: other });
    }
    await refuseToErase(tx, personId);
    await handOnOwned(ctx, tx, personId);
    await erasePeople(tx, [personId]);
    return true;
  });
  await ctx.store.fold();
}

/** What an administrator does to a person: allowed, done and noted in one write. */
async function deed(
  ctx: Ctx,
  personId: string,
  verb: string,
  act: (tx: Writer, person: PersonRow) => Promise<boolean>,
): Promise<void> {
  const at = ctx.now();
  const id = ctx.newId();
  await ctx.store.write(async (tx) => {
    const { userId } = await allowOnServer(ctx, tx);
    await stayConfirmed(tx, ctx);
    const person = await personById(tx, personId);
    if (person === null) throw new DomainError("not-found", "There is no such person any more.");
    if (!(await act(tx, person))) return;
    // Of who was erased only that somebody was stays.
    const subjectId = verb === "erased" ? null : personId;
    await writeAudit(tx, { id, at, actorId: userId, subjectId, verb });
  });
}

async function refuseTheLast(tx: Writer, person: PersonRow): Promise<void> {
  if (person.role === "administrator" && (await administratorsBeside(tx, person.id)) === 0)
    throw new DomainError(
      "conflict",
      "Nobody else runs this server. Make somebody else an administrator first.",
    );
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { accountById, administratorsBeside } from "#lib/db/queries/accounts.ts";
import { erasePeople } from "#lib/db/queries/erase-people.ts";
import { isMaking } from "#lib/db/queries/move-guest.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { handOnOwned } from "../classes/hand-on-owned.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { confirmPassword, ownAccount } from "./own-account.ts";
import type { TrialPlace } from "./sign-in-limits.ts";

const Input = z.strictObject({
  /** A guest has none. */
  password: z.string().max(1_000).optional(),
  /** Who goes on with which class: for each of these class ids the id of one who teaches it too. */
  heirs: z.record(z.string().max(100), z.string().max(100)).optional(),
});

/**
 * Erases oneself: account or guest, answers, decks, documents, everything. Nothing of it is in the database file or the
 * log beside it when this resolves; copies that the operator made age out by their own rule. Classes go on with who was
 * picked, as `handOnOwned` says. Throws `conflict` for the last administrator, and while cards are being made.
 */
export async function deleteAccount(ctx: Ctx, input: unknown, place: TrialPlace): Promise<void> {
  const { password = "", heirs = {} } = parseInput(Input, input);
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "account");
  if (userId === null) return;
  const isNamed = ctx.viewer.kind === "learner" && ctx.viewer.name !== null;
  if (isNamed) await confirmPassword(ctx, await ownAccount(ctx), password, place);
  await ctx.store.write(async (tx) => {
    await refuseToErase(tx, userId);
    await handOnOwned(ctx, tx, userId, new Map(Object.entries(heirs)));
    await erasePeople(tx, [userId]);
  });
  await ctx.store.fold();
}

/** Throws `conflict` when somebody cannot be erased now, with what to do first. */
export async function refuseToErase(tx: Writer, userId: string): Promise<void> {
  const account = await accountById(tx, userId);
  if (account?.role === "administrator" && (await administratorsBeside(tx, userId)) === 0)
    throw new DomainError(
      "conflict",
      "Nobody else runs this server. Make somebody else an administrator first.",
    );
  if (await isMaking(tx, userId))
    throw new DomainError(
      "conflict",
      "Cards are being made from documents just now. Try again when that is done.",
    );
}

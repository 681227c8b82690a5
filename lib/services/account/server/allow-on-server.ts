import { DomainError } from "#lib/base/errors.ts";
import { mayOnServer } from "#lib/classes/policy.ts";
import { confirmSession, ownerOfSession, sessionOf } from "#lib/db/queries/sessions.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import type { Ctx } from "../../context.ts";
import { CONFIRMED_FOR_MS } from "../session-span.ts";

/**
 * Lets an administrator on, who typed the password a while ago at most, and says who it is. Throws `not-found`, as for a
 * page that is not there, for everybody else; `stale` when the password has to be typed again. Give it the write's `tx`,
 * so that who was an administrator a moment ago changes nothing.
 */
export async function allowOnServer(ctx: Ctx, db: Reader | Writer): Promise<{ readonly userId: string }> {
  const { viewer } = ctx;
  const now = ctx.now();
  const held = viewer.kind === "learner" ? await ownerOfSession(db, viewer.tokenHash, now) : null;
  if (
    viewer.kind === "visitor" ||
    held === null ||
    held.name === null ||
    !mayOnServer(held.role, "administer")
  )
    throw new DomainError(
      "not-found",
      "There is no such page. It may have been removed; go back to the start page.",
    );
  if (!(await isConfirmed(ctx, db)))
    throw new DomainError("stale", "Type your password again to go on: it was a while ago.", {
      password: "Type your password again.",
    });
  return { userId: held.userId };
}

/** Whether the password was typed in this browser not long ago. */
export async function isConfirmed(ctx: Ctx, db: Reader | Writer): Promise<boolean> {
  if (ctx.viewer.kind === "visitor") return false;
  const session = await sessionOf(db, ctx.viewer.tokenHash);
  const at = session?.confirmedAt ?? null;
  return at !== null && ctx.now() - at <= CONFIRMED_FOR_MS;
}

/** As long as an administrator works, the password is not asked for again. */
export async function stayConfirmed(tx: Writer, ctx: Ctx): Promise<void> {
  if (ctx.viewer.kind === "learner") await confirmSession(tx, ctx.viewer.tokenHash, ctx.now());
}

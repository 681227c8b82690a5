import { DomainError } from "#lib/base/errors.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { untoldOf } from "../quizzes/gate.ts";
import { personZip } from "./person-zip.ts";
import { isConfirmed } from "./server/allow-on-server.ts";

/**
 * Everything that is known of oneself, as a zip in pieces. An account has typed its password a while ago at most; throws
 * `stale` otherwise. A guest has none.
 */
export async function takeAlong(ctx: Ctx): Promise<AsyncGenerator<Uint8Array>> {
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "page");
  const isNamed = ctx.viewer.kind === "learner" && ctx.viewer.name !== null;
  if (isNamed && !(await isConfirmed(ctx, ctx.store.read)))
    throw new DomainError("stale", "Type your password again on the page of your account, then download.");
  return personZip(ctx.store.read, userId ?? "", await untoldOf(ctx.store.read, userId ?? "", ctx.now()));
}

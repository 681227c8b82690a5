import { bytesOfMedium, mediumGiven, mediumOf } from "#lib/db/queries/media.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type Medium = {
  readonly type: string;
  readonly size: number;
  /** Its bytes from one place up to another, `end` exclusive. */
  read(start: number, end: number): Promise<Uint8Array>;
};

/**
 * A picture or a sound that the viewer keeps, or that is on a card assigned to them. Throws `not-found` for a medium that
 * is absent or somebody else's.
 */
export async function readMedia(ctx: Ctx, hash: string): Promise<Medium> {
  const userId = userIdOf(ctx);
  const { read } = ctx.store;
  const own = userId === null ? null : await mediumOf(read, userId, hash);
  const given = own === null && userId !== null ? await mediumGiven(read, userId, hash, ctx.now()) : null;
  const row = own ?? given;
  const resource = { ownerId: own === null ? "" : userId, granted: given !== null };
  allow(ctx, "study", row === null ? null : resource, "picture or sound");
  return {
    type: row?.type ?? "application/octet-stream",
    size: row?.size ?? 0,
    read: (start, end) => bytesOfMedium(ctx.store.read, hash, { start, end }),
  };
}

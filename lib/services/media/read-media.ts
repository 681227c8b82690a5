import { bytesOfMedium, mediumOf } from "#lib/db/queries/media.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type Medium = {
  readonly type: string;
  readonly size: number;
  /** Its bytes from one place up to another, `end` exclusive. */
  read(start: number, end: number): Promise<Uint8Array>;
};

/**
 * A picture or a sound that the viewer keeps. Cards with media are seen by their owner alone so far: what ships has none,
 * and own decks are not shared. Whoever shares them lets those see the media who see the card. Throws `not-found` for a
 * medium that is absent or somebody else's.
 */
export async function readMedia(ctx: Ctx, hash: string): Promise<Medium> {
  const userId = userIdOf(ctx);
  const row = userId === null ? null : await mediumOf(ctx.store.read, userId, hash);
  allow(ctx, "study", row === null ? null : { ownerId: userId }, "picture or sound");
  return {
    type: row?.type ?? "application/octet-stream",
    size: row?.size ?? 0,
    read: (start, end) => bytesOfMedium(ctx.store.read, hash, { start, end }),
  };
}

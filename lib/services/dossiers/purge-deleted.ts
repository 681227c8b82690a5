import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { dossiersDeletedBefore, eraseDossiers } from "#lib/db/queries/erase-dossiers.ts";
import type { Ctx } from "../context.ts";

/** So long a deleted dossier can be brought back. */
export const DELETED_DAYS = 30;

/**
 * Erases dossiers that were deleted long ago, with their documents, for good: the stated rule of docs/retention.md. Acts
 * for the operator, at start and once a day; safe to run at any time. Returns how many it erased.
 */
export async function purgeDeleted(ctx: Ctx): Promise<number> {
  const before = ctx.now() - DELETED_DAYS * MS_PER_DAY;
  let erased = 0;
  for (;;) {
    // One at a time, so that no answer waits long behind a large one.
    const gone = await ctx.store.write(async (tx) => {
      const ids = await dossiersDeletedBefore(tx, before, 1);
      await eraseDossiers(tx, ids);
      return ids.length;
    });
    erased += gone;
    if (gone === 0) return erased;
  }
}

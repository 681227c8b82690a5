import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { eraseMedia, mediaBefore, textsWithMedia } from "#lib/db/queries/media.ts";
import { mediaIn } from "#lib/notes/media-in.ts";
import type { Ctx } from "../context.ts";
import { DELETED_DAYS } from "../dossiers/purge-deleted.ts";

const AT_ONCE = 200;

/**
 * Erases pictures and sounds that nothing shows: no note, also none in the bin, and no earlier version of a card. What was
 * just added may be in a note that is still being written, so the young ones stay. Acts for the operator, at start and
 * once a day, after `purgeDeleted`. Returns how many it erased.
 */
export async function purgeDeletedMedia(ctx: Ctx): Promise<number> {
  const before = ctx.now() - DELETED_DAYS * MS_PER_DAY;
  let erased = 0;
  for (let after = "", more = true; more; ) {
    const page = await mediaBefore(ctx.store.read, before, after, AT_ONCE);
    after = page.at(-1) ?? "";
    more = page.length === AT_ONCE;
    if (page.length === 0) break;
    erased += await ctx.store.write(async (tx) => {
      const shown = new Set((await textsWithMedia(tx)).flatMap(mediaIn));
      const unused = page.filter((hash) => !shown.has(hash));
      await eraseMedia(tx, unused);
      return unused.length;
    });
  }
  return erased;
}

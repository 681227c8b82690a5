import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { erasePeople } from "#lib/db/queries/erase-people.ts";
import { expiredGuests } from "#lib/db/queries/guests.ts";
import type { Ctx } from "../context.ts";

/** A guest who never answered anything (a test of the page, a lost cookie) is kept for a week. */
export const EMPTY_GUEST_DAYS = 7;
/** A guest who answered is kept for a year after the last answer. */
export const UNSEEN_GUEST_DAYS = 365;

/** So many are erased in one write, so that no answer waits long behind them. */
const AT_ONCE = 50;

/**
 * Erases guests whose time is over, with their answers: the stated rule of docs/retention.md. People with a name are
 * never touched. Acts for the operator, at start and once a day; safe to run at any time. Returns how many it erased.
 */
export async function expireGuests(ctx: Ctx): Promise<number> {
  const now = ctx.now();
  const limits = {
    emptyBefore: now - EMPTY_GUEST_DAYS * MS_PER_DAY,
    unseenBefore: now - UNSEEN_GUEST_DAYS * MS_PER_DAY,
  };
  let erased = 0;
  for (;;) {
    // Found and erased in one write: an answer that comes in between keeps its learner.
    const gone = await ctx.store.write(async (tx) => {
      const ids = await expiredGuests(tx, limits, AT_ONCE);
      if (ids.length > 0) await erasePeople(tx, ids);
      return ids.length;
    });
    erased += gone;
    if (gone < AT_ONCE) return erased;
  }
}

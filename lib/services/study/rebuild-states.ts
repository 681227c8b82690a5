import type { StateRow } from "#lib/db/event-rows.ts";
import { deleteStates, loggedCards, statesWithoutLog } from "#lib/db/queries/rebuild.ts";
import { eventsOf, saveStates, statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import { foldedRow } from "./fold-state.ts";
import { ruleBook } from "./rule-book.ts";

export type Rebuilt = {
  readonly cards: number;
  /** States that were missing or other than their log says, and states without a log. */
  readonly changed: number;
  readonly removed: number;
};

const PAGE = 500;

/**
 * Makes every card state anew from the log, and writes those that differ. The log is not touched. Works in portions, one
 * write each; with the server stopped (the file's lock sees to that) the whole is exact.
 */
export async function rebuildStates(
  store: Store,
  onProgress: (cards: number) => void = () => {},
): Promise<Rebuilt> {
  let cards = 0;
  let changed = 0;
  for (let after: { userId: string; cardId: string } | null = null, more = true; more; ) {
    const page = await loggedCards(store.read, after, PAGE);
    const from = page;
    changed += await store.write(async (tx) => {
      const wrong: StateRow[] = [];
      for (const key of from) {
        const events = await eventsOf(tx, key.userId, key.cardId);
        const row = foldedRow(key, events, await ruleBook(tx, key.userId, events));
        const [cached] = await statesOf(tx, key.userId, [key.cardId]);
        if (!cached || !sameRow(cached, row)) wrong.push(row);
      }
      await saveStates(tx, wrong);
      return wrong.length;
    });
    cards += page.length;
    after = page.at(-1) ?? null;
    more = page.length === PAGE;
    onProgress(cards);
  }
  const removed = await store.write(async (tx) => {
    const orphans = await statesWithoutLog(tx);
    await deleteStates(tx, orphans);
    return orphans.length;
  });
  return { cards, changed, removed };
}

/** Whether two rows are equal in every column, to the last bit of a number. */
function sameRow(a: StateRow, b: StateRow): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, value]) => Object.is(other.get(name), value));
}

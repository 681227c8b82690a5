import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Sort } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import type { BrowseViewer } from "./browse-conditions.ts";
import { orderOf } from "./browse-order.ts";
import { WALKS } from "./browse-walks.ts";
import { notHidden } from "./placed-cards.ts";

/** Which cards: of these decks (in their order on the shelf), as the condition says. */
export type Asked = {
  readonly viewer: BrowseViewer;
  readonly deckIds: readonly string[];
  readonly condition: SQL;
  /** The same, of one card after the other: where most cards are found, looking all of them up first is the longer way. */
  readonly walked: SQL;
  /** What that looks at in each card: nothing, for everything is found; its figures; or its words, which takes longest. */
  readonly looksAt: "nothing" | "figures" | "words";
  /**
   * How it is counted: all at once, where it names cards; card by card in portions; or so unless the first portion shows
   * that few are found, which is quicker looked up.
   */
  readonly counted: "at-once" | "in-portions" | "unless-few";
  /** The learner's study time, for what is forgotten by now. */
  readonly now: number;
};

/** The cards of these decks that are studied and that the learner did not take out. */
function visible({ viewer, deckIds }: Pick<Asked, "viewer" | "deckIds">): SQL | undefined {
  return isVisible(sql`${cards.homeDeckId}`, viewer, deckIds);
}

/** The same for going along by id: the plus keeps SQLite from reading all decks and sorting them for every portion. */
export function visibleById({ viewer, deckIds }: Pick<Asked, "viewer" | "deckIds">): SQL | undefined {
  return isVisible(sql`+${cards.homeDeckId}`, viewer, deckIds);
}

function isVisible(home: SQL, { userId }: BrowseViewer, deckIds: readonly string[]): SQL | undefined {
  return and(
    sql`${home} in (select value from json_each(${JSON.stringify(deckIds)}))`,
    eq(cards.status, "active"),
    notHidden(userId),
  );
}

/** What the viewer learnt of a card, beside it. */
export const statesOfViewer = ({ userId }: BrowseViewer): SQL | undefined =>
  and(eq(cardStates.userId, userId), eq(cardStates.cardId, cards.id));

/** How many cards are found, asked at once. */
export async function countFound(db: Reader, asked: Asked): Promise<number> {
  const counts = await countByDeck(db, asked);
  return [...counts.values()].reduce((sum, found) => sum + found, 0);
}

/** How many are found in each deck that has any. */
async function countByDeck(db: Reader, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const counted = db
    .select({ deckId: cards.homeDeckId, cards: sql<number>`count(*)` })
    .from(cards)
    .$dynamic();
  // A count does not leave out a table that it does not need.
  const beside =
    asked.looksAt === "nothing" ? counted : counted.leftJoin(cardStates, statesOfViewer(asked.viewer));
  const rows = await beside.where(and(visible(asked), asked.condition)).groupBy(cards.homeDeckId);
  return new Map(rows.map(({ deckId, cards: found }) => [deckId, found]));
}

export type Window = { readonly sort: Sort; readonly offset: number; readonly limit: number };

/** The ids of a stretch of what is found, in order. Every order is whole: cards that are equal in it stand by their id. */
export async function foundIds(db: Reader, asked: Asked, window: Window): Promise<readonly string[]> {
  const walked = await WALKS[window.sort.column]?.(db, asked, window);
  if (walked?.length === window.limit) return walked;
  const isWhole = asked.looksAt === "nothing" && window.sort.column === "deck";
  return isWhole ? onShelf(db, asked, window) : sortedIds(db, asked, window);
}

/** All that is found is sorted, with no more kept than is asked for. */
async function sortedIds(
  db: Reader,
  asked: Asked,
  { sort, offset, limit }: Window,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: cards.id })
    .from(cards)
    .leftJoin(cardStates, statesOfViewer(asked.viewer))
    .where(and(visible(asked), asked.condition))
    .orderBy(...orderOf(sort, asked))
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
}

/** In the order of the shelf: what is found is counted deck by deck, and only the decks of the stretch are sorted. */
async function onShelf(db: Reader, asked: Asked, window: Window): Promise<readonly string[]> {
  const counts = await countByDeck(db, asked);
  const shelf = window.sort.descending ? asked.deckIds.toReversed() : asked.deckIds;
  const stretch: string[] = [];
  let before = 0;
  let from = 0;
  for (const id of shelf) {
    const here = counts.get(id) ?? 0;
    if (before + here <= window.offset) from = before + here;
    else if (here > 0 && before < window.offset + window.limit) stretch.push(id);
    before += here;
  }
  const deckIds = window.sort.descending ? stretch.reverse() : stretch;
  return sortedIds(db, { ...asked, deckIds }, { ...window, offset: window.offset - from });
}

/** The ids behind one, by id: for going through everything that is found, also while it changes. */
export async function foundAfter(
  db: Reader,
  { condition, ...asked }: Asked,
  after: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  return db
    .select({ id: cards.id, version: cards.version })
    .from(cards)
    .leftJoin(cardStates, statesOfViewer(asked.viewer))
    .where(and(visibleById(asked), condition, sql`${cards.id} > ${after}`))
    .orderBy(cards.id)
    .limit(limit);
}

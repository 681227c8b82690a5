import { and, type SQL, sql } from "drizzle-orm";
import { cards } from "../schema/decks.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { type Asked, idsOf, statesOfViewer, visible, visibleById, type Window } from "./browse-asked.ts";
import { BY_MEMORY, orderOf } from "./browse-order.ts";
import { areFewTexts } from "./browse-rows.ts";
import { walkOf } from "./browse-walks.ts";

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
  const { condition } = await settled(db, asked);
  const rows = await beside.where(and(visible(asked), condition)).groupBy(cards.homeDeckId);
  return new Map(rows.map(({ deckId, cards: found }) => [deckId, found]));
}

/** The ids of a stretch of what is found, in order. Every order is whole: cards that are equal in it stand by their id. */
export async function foundIds(db: Reader, search: Asked, window: Window): Promise<readonly string[]> {
  const asked = await settled(db, search);
  const walked = await walkOf(window.sort.column)?.(db, asked, window);
  if (walked?.length === window.limit) return walked;
  const isWhole = asked.looksAt === "nothing" && window.sort.column === "deck";
  return isWhole ? onShelf(db, asked, window) : sortedIds(db, asked, window);
}

/** All that is found is sorted, with no more kept than is asked for. */
async function sortedIds(
  db: Reader,
  asked: Settled,
  { sort, offset, limit }: Window,
): Promise<readonly string[]> {
  const isById = asked.alongAll !== null && asked.sideBySide && (await holdMost(db, asked));
  const condition = isById && asked.alongAll !== null ? asked.alongAll : asked.condition;
  const needsStates = asked.looksAtMemory || BY_MEMORY.has(sort.column);
  const beside = sql` left join ${cardStates}${isById ? sql` indexed by card_states_figures` : sql``} on ${statesOfViewer(asked.viewer)}`;
  return idsOf(
    db,
    sql`select ${cards.id} as id from ${cards}${isById ? sql` indexed by cards_active` : sql``}${needsStates ? beside : sql``} where ${isById ? visibleById(asked) : visible(asked)} and ${condition} order by ${sql.join(orderOf(sort, asked), sql`, `)} limit ${limit} offset ${offset}`,
  );
}

/** From this share of all cards on, passing by those of others costs less than looking up each state by itself. */
const MOST = 0.2;

/**
 * Whether the decks hold so many of all cards that they are better read by their id, with the states side by side, than
 * deck by deck.
 */
async function holdMost(db: Reader, asked: Asked): Promise<boolean> {
  const most = Math.max(1, Math.ceil(MOST * (await everywhere(db))));
  const [row] = await db.all<{ readonly here: number }>(
    sql`select count(*) as here from (select 1 from ${cards} where ${cards.homeDeckId} in (select value from json_each(${JSON.stringify(asked.deckIds)})) and ${cards.status} = 'active' limit ${most})`,
  );
  return row?.here === most;
}

/** How many cards there are. The last row's number stands for the count, which would take too long. */
async function everywhere(db: Reader): Promise<number> {
  const [last] = await db.all<{ readonly everywhere: number | null }>(
    sql`select max(rowid) as everywhere from ${cards}`,
  );
  return last?.everywhere ?? 0;
}

/** Up to this share of all cards, looking up those with a word costs less than passing by the others. */
const FEW = 0.1;

/**
 * A search with the condition that is the shorter way here, and the one for going along all cards; null where the cards with
 * the words are so few that looking up what was learnt of each is shorter.
 */
type Settled = Asked & { readonly alongAll: SQL | null };

async function settled(db: Reader, asked: Asked): Promise<Settled> {
  if (asked.looksAt !== "words") return { ...asked, alongAll: asked.along.some };
  const share = await shareWithWords(db, asked);
  if (share === "few") return { ...asked, alongAll: asked.condition };
  const alongAll = share === "tenth" ? null : asked.along[share];
  return { ...asked, condition: asked.scanned, alongAll };
}

/** So many texts are read to see how many have the words. */
const SAMPLE = 1_000;
/** From this share on, gathering all that have the words costs more than reading each card of which the rest is so. */
const MANY = 0.3;
/** Up to this share, what was learnt is better looked up for each of them. */
const TENTH = 0.15;

/** How many cards have the words without which none is found: by the full-text table, or by the first texts. */
async function shareWithWords(db: Reader, { needed }: Asked): Promise<"few" | "tenth" | "some" | "most"> {
  const few = Math.floor(FEW * (await everywhere(db)));
  for (const group of needed) {
    const found = await Promise.all(
      group.map(async ({ asked }) => asked !== null && (await areFewTexts(db, asked, few))),
    );
    if (found.every(Boolean)) return "few";
  }
  let least = SAMPLE;
  for (const group of needed) {
    const read = group.flatMap((one) => (one.read === null ? [] : [one.read]));
    if (read.length === group.length) least = Math.min(least, await hitsInSample(db, read));
  }
  if (least <= TENTH * SAMPLE) return "tenth";
  return least < MANY * SAMPLE ? "some" : "most";
}

async function hitsInSample(db: Reader, read: readonly SQL[]): Promise<number> {
  const [row] = await db.all<{ readonly hits: number }>(
    sql`select count(*) as hits from (select * from ${cardTexts} order by id limit ${SAMPLE}) as card_texts where ${sql.join([...read], sql` or `)}`,
  );
  return row?.hits ?? 0;
}

/** In the order of the shelf: what is found is counted deck by deck, and only the decks of the stretch are sorted. */
async function onShelf(db: Reader, asked: Settled, window: Window): Promise<readonly string[]> {
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
  search: Asked,
  after: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const { condition, ...asked } = await settled(db, search);
  return db
    .select({ id: cards.id, version: cards.version })
    .from(cards)
    .leftJoin(cardStates, statesOfViewer(asked.viewer))
    .where(and(visibleById(asked), condition, sql`${cards.id} > ${after}`))
    .orderBy(cards.id)
    .limit(limit);
}

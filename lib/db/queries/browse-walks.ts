import { type Name, type SQL, sql } from "drizzle-orm";
import type { Column, Sort } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { type Asked, idsOf, visibleById, type Window } from "./browse-asked.ts";
import { BY_MEMORY, KEYS, orderOf, wayOf } from "./browse-order.ts";

// Orders that need not sort everything: what is found by walking an index is a whole stretch, or it is not used.

/** The ids of a stretch, or of its beginning; a stretch that is not whole is found by sorting. */
type Walk = (db: Reader, asked: Asked, window: Window) => Promise<readonly string[]>;

/** What is due first, by walking the indexes of due moments and days: nothing that is not due is looked at. */
async function firstDue(db: Reader, asked: Asked, limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const due of [cardStates.dueAt, cardStates.dueDay]) {
    // Left as it stands, so that the index of dues is walked and the card looked up.
    ids.push(
      ...(await idsOf(
        db,
        sql`select ${cards.id} as id from ${cardStates} cross join ${cards} on ${cards.id} = ${cardStates.cardId} where ${cardStates.userId} = ${asked.viewer.userId} and ${due} is not null and ${cardStates.suspended} = 0 and ${visibleById(asked)} and ${asked.condition} order by ${due}, ${cards.id} limit ${limit - ids.length}`,
      )),
    );
    if (ids.length === limit) break;
  }
  return ids;
}

const byDue: Walk = async (db, asked, window) => {
  const { sort, offset, limit } = window;
  const first = offset === 0 && !sort.descending ? await firstDue(db, asked, limit) : [];
  return first.length === limit ? first : byState(db, asked, window);
};

/** Of these the order knows something; the others stand behind them. */
function isKnown(column: Column, asked: Asked): SQL {
  if (column === "due")
    return sql`${cardStates.suspended} = 0 and (${cardStates.dueAt} is not null or ${cardStates.dueDay} is not null)`;
  return sql.join(
    KEYS[column](asked).map((key) => sql`${key} is not null`),
    sql` and `,
  );
}

/**
 * By what is known of the learner's memory: their states and the cards are read side by side, both by the card's id and
 * both from a narrow index. What they never met has no place in the order but the last.
 */
const byState: Walk = (db, asked, { sort, offset, limit }) =>
  idsOf(
    db,
    sql`select ${cards.id} as id from ${cardStates} indexed by card_states_figures cross join ${cards} indexed by cards_active on ${cards.id} = ${cardStates.cardId} where ${cardStates.userId} = ${asked.viewer.userId} and ${isKnown(sort.column, asked)} and ${visibleById(asked)} and ${asked.condition} order by ${sql.join(orderOf(sort, asked), sql`, `)} limit ${limit} offset ${offset}`,
  );

/** So many cards are walked past for each that is asked for, and some more: behind them, sorting is the shorter way. */
const WALKED_FOR_ONE = 2;
const WALKED_BESIDES = 2_000;

/**
 * By what is read, along the index of everybody's words, as long as what is walked past are mostly cards that are found.
 * The few cards over which the viewer laid words of their own stand among them by those.
 */
const byWords =
  (side: "question" | "answer"): Walk =>
  async (db, asked, { sort, offset, limit }) => {
    const { viewer } = asked;
    const text = sql.identifier(side);
    const order = sql`w.${text} collate nocase${wayOf(sort)}, w.card_id`;
    const everywhere = sql`${cardTexts} w indexed by ${sql.identifier(`card_texts_${side}`)}`;
    const enough = offset + limit;
    const end = sql`select w.${text} as words, w.card_id as id from ${everywhere} order by ${order} limit 1 offset ${enough * WALKED_FOR_ONE + WALKED_BESIDES}`;
    const [last] = await db.all<{ readonly words: string; readonly id: string }>(end);
    const found = (words: SQL) =>
      sql`select w.card_id, w.${text} from ${words} cross join ${cards} indexed by cards_active on ${cards.id} = w.card_id left join ${cardStates} on ${cardStates.userId} = ${viewer.userId} and ${cardStates.cardId} = ${cards.id} where ${visibleById(asked)} and ${offset === 0 ? asked.walked : asked.condition}`;
    const walked = sql`${found(everywhere)}${last ? sql` and ${isBefore(last, text, sort)}` : sql``}`;
    if (!viewer.ownWords)
      return idsOf(
        db,
        sql`select card_id as id from (${walked} order by ${order} limit ${limit} offset ${offset})`,
      );
    const own = sql`select ${personalCards.cardId} as card_id, json_extract(${personalCards.content}, ${`$.${side}`}) as ${text} from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.content} is not null`;
    const everybodys = sql`${walked} and w.card_id not in (select card_id from (${own})) order by ${order} limit ${enough}`;
    const rows = await db.all<{ readonly id: string; readonly walked: number }>(
      sql`with everybodys as materialized (${everybodys}) select w.card_id as id, (select count(*) from everybodys) as walked from (select * from everybodys union all select * from (${found(sql`(${own}) w`)})) w order by ${order} limit ${limit} offset ${offset}`,
    );
    // What stands behind the cards that were walked would be passed over.
    return (rows[0]?.walked ?? 0) < enough ? [] : rows.map(({ id }) => id);
  };

/** What stands before a card in the order of words: words first, then ids, which ascend whichever way the words go. */
function isBefore(last: { readonly words: string; readonly id: string }, text: SQL | Name, sort: Sort): SQL {
  const words = sql`w.${text} collate nocase`;
  const before = sort.descending ? sql`>` : sql`<`;
  return sql`${words} ${before}= ${last.words} and (${words} ${before} ${last.words} or w.card_id < ${last.id})`;
}

/** So many decks are walked, and so many cards of each: where little is found among them, all are sorted. */
const DECKS_WALKED = 3;
const CARDS_WALKED = { nothing: 1_000, figures: 5_000, words: 1_000 } as const;

/** The first in the order of the shelf, by walking decks along their index until enough are found. */
const firstOnShelf: Walk = async (db, asked, { sort, offset, limit }) => {
  if (offset > 0 || sort.descending) return [];
  const ids: string[] = [];
  for (const deckId of asked.deckIds.slice(0, DECKS_WALKED)) {
    const inDeck = sql`${cards.homeDeckId} = ${deckId} and ${cards.status} = 'active'`;
    const [end] = await db.all<{ readonly position: number }>(
      sql`select position from ${cards} where ${inDeck} order by position limit 1 offset ${CARDS_WALKED[asked.looksAt]}`,
    );
    const walked = end ? sql`${inDeck} and ${cards.position} < ${end.position}` : inDeck;
    ids.push(
      ...(await idsOf(
        db,
        sql`select ${cards.id} as id from ${cards} left join ${cardStates} on ${cardStates.userId} = ${asked.viewer.userId} and ${cardStates.cardId} = ${cards.id} where ${walked} and ${visibleById(asked)} and ${asked.walked} order by ${cards.position}, ${cards.id} limit ${limit - ids.length}`,
      )),
    );
    // What stands behind the cards that were walked would be passed over.
    if (end || ids.length === limit) break;
  }
  return ids;
};

/** Orders of which an index knows something. */
export function walkOf(column: Column): Walk | undefined {
  return BY_MEMORY.has(column) && column !== "due" ? byState : WALKS[column];
}

const WALKS: Readonly<Partial<Record<Column, Walk>>> = {
  question: byWords("question"),
  answer: byWords("answer"),
  deck: firstOnShelf,
  due: byDue,
};

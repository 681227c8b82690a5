import { type SQL, sql } from "drizzle-orm";
import type { Column } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import type { Asked, Window } from "./browse-found.ts";
import { KEYS, orderOf, wayOf } from "./browse-order.ts";

// Orders that need not sort everything: what is found by walking an index is a whole stretch, or it is not used.

/** The ids of a stretch, or of its beginning; a stretch that is not whole is found by sorting. */
type Walk = (db: Reader, asked: Asked, window: Window) => Promise<readonly string[]>;

/** What a viewer sees of the cards that are looked up one by one: each by its id, without its words. */
function seen({ viewer, deckIds }: Asked): SQL {
  const taken = sql`select ${personalCards.cardId} from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.hiddenAt} is not null`;
  return sql`${cards.status} = 'active' and +${cards.homeDeckId} in (select value from json_each(${JSON.stringify(deckIds)})) and ${cards.id} not in (${taken})`;
}

async function idsOf(db: Reader, query: SQL): Promise<readonly string[]> {
  const rows = await db.all<{ readonly id: string }>(query);
  return rows.map(({ id }) => id);
}

/** What is due first, by walking the indexes of due moments and days: nothing that is not due is looked at. */
async function firstDue(db: Reader, asked: Asked, limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const due of [cardStates.dueAt, cardStates.dueDay]) {
    // Left as it stands, so that the index of dues is walked and the card looked up.
    ids.push(
      ...(await idsOf(
        db,
        sql`select ${cards.id} as id from ${cardStates} cross join ${cards} on ${cards.id} = ${cardStates.cardId} where ${cardStates.userId} = ${asked.viewer.userId} and ${due} is not null and ${cardStates.suspended} = 0 and ${seen(asked)} and ${asked.condition} order by ${due}, ${cards.id} limit ${limit - ids.length}`,
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
    sql`select ${cards.id} as id from ${cardStates} indexed by card_states_figures cross join ${cards} indexed by cards_active on ${cards.id} = ${cardStates.cardId} where ${cardStates.userId} = ${asked.viewer.userId} and ${isKnown(sort.column, asked)} and ${seen(asked)} and ${asked.condition} order by ${sql.join(orderOf(sort, asked), sql`, `)} limit ${limit} offset ${offset}`,
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
    const enough = offset + limit;
    const text = sql.identifier(side);
    const order = sql`w.${text} collate nocase${wayOf(sort)}, w.card_id`;
    const own = sql`select ${personalCards.cardId} as card_id, json_extract(${personalCards.content}, ${`$.${side}`}) as ${text} from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.content} is not null`;
    const walked = sql`select w.card_id, w.${text} from ${cardTexts} w indexed by ${sql.identifier(`card_texts_${side}`)} order by ${order} limit ${enough * WALKED_FOR_ONE + WALKED_BESIDES}`;
    const found = (words: SQL) =>
      sql`select w.card_id, w.${text} from (${words}) w cross join ${cards} indexed by cards_active on ${cards.id} = w.card_id left join ${cardStates} on ${cardStates.userId} = ${viewer.userId} and ${cardStates.cardId} = ${cards.id} where ${seen(asked)} and ${offset === 0 ? asked.walked : asked.condition}`;
    const everybodys = sql`${found(walked)}${viewer.ownWords ? sql` and w.card_id not in (select card_id from (${own}))` : sql``} order by ${order} limit ${enough}`;
    if (!viewer.ownWords)
      return idsOf(db, sql`select card_id as id from (${everybodys}) limit -1 offset ${offset}`);
    const rows = await db.all<{ readonly id: string; readonly walked: number }>(
      sql`with everybodys as materialized (${everybodys}) select w.card_id as id, (select count(*) from everybodys) as walked from (select * from everybodys union all select * from (${found(own)})) w order by ${order} limit ${limit} offset ${offset}`,
    );
    // What stands behind the cards that were walked would be passed over.
    return (rows[0]?.walked ?? 0) < enough ? [] : rows.map(({ id }) => id);
  };

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
        sql`select ${cards.id} as id from ${cards} left join ${cardStates} on ${cardStates.userId} = ${asked.viewer.userId} and ${cardStates.cardId} = ${cards.id} where ${walked} and ${seen(asked)} and ${asked.walked} order by ${cards.position}, ${cards.id} limit ${limit - ids.length}`,
      )),
    );
    // What stands behind the cards that were walked would be passed over.
    if (end || ids.length === limit) break;
  }
  return ids;
};

/** Orders of which an index knows something. */
export const WALKS: Readonly<Partial<Record<Column, Walk>>> = {
  question: byWords("question"),
  answer: byWords("answer"),
  deck: firstOnShelf,
  due: byDue,
  interval: byState,
  stability: byState,
  difficulty: byState,
  recall: byState,
  reps: byState,
  lapses: byState,
  flag: byState,
};

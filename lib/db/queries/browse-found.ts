import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Column, Sort } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import type { BrowseViewer } from "./browse-conditions.ts";
import { notHidden } from "./placed-cards.ts";

/** Which cards: of these decks (in their order on the shelf), as the condition says. */
export type Asked = {
  readonly viewer: BrowseViewer;
  readonly deckIds: readonly string[];
  readonly condition: SQL;
  /** The learner's study time, for what is forgotten by now. */
  readonly now: number;
};

/** The cards of these decks that are studied and that the learner did not take out. */
function visible({ viewer, deckIds }: Pick<Asked, "viewer" | "deckIds">): SQL | undefined {
  return and(
    sql`${cards.homeDeckId} in (select value from json_each(${JSON.stringify(deckIds)}))`,
    eq(cards.status, "active"),
    notHidden(viewer.userId),
  );
}

const states = ({ userId }: BrowseViewer): SQL | undefined =>
  and(eq(cardStates.userId, userId), eq(cardStates.cardId, cards.id));

/** How many cards are found. */
export async function countFound(db: Reader, { condition, ...asked }: Asked): Promise<number> {
  const [row] = await db
    .select({ cards: sql<number>`count(*)` })
    .from(cards)
    .leftJoin(cardStates, states(asked.viewer))
    .where(and(visible(asked), condition));
  return row?.cards ?? 0;
}

export type Window = { readonly sort: Sort; readonly offset: number; readonly limit: number };

/** The ids of a stretch of what is found, in order. Every order is whole: cards that are equal in it stand by their id. */
export async function foundIds(db: Reader, asked: Asked, window: Window): Promise<readonly string[]> {
  const { sort, offset, limit } = window;
  const quick = offset === 0 && !sort.descending ? QUICK[sort.column] : undefined;
  const first = (await quick?.(db, asked, limit)) ?? [];
  if (first.length === limit) return first;
  const { condition, ...by } = asked;
  const rows = await db
    .select({ id: cards.id })
    .from(cards)
    .leftJoin(cardStates, states(asked.viewer))
    .where(and(visible(by), condition))
    .orderBy(...orderOf(sort, asked))
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
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
    .leftJoin(cardStates, states(asked.viewer))
    .where(and(visible(asked), condition, sql`${cards.id} > ${after}`))
    .orderBy(cards.id)
    .limit(limit);
}

/** What is due first, by walking the indexes of due moments and days: nothing that is not due is looked at. */
async function firstDue(
  db: Reader,
  { condition, ...asked }: Asked,
  limit: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const due of [cardStates.dueAt, cardStates.dueDay]) {
    const rows = await db
      .select({ id: cards.id })
      .from(cardStates)
      // Left as it stands, so that the index of dues is walked and the card looked up.
      .crossJoin(cards)
      .where(
        and(
          eq(cardStates.userId, asked.viewer.userId),
          sql`${due} is not null`,
          sql`${cardStates.suspended} = 0`,
          sql`${cards.id} = ${cardStates.cardId}`,
          visible(asked),
          condition,
        ),
      )
      .orderBy(due, cards.id)
      .limit(limit - ids.length);
    ids.push(...rows.map(({ id }) => id));
    if (ids.length === limit) break;
  }
  return ids;
}

/** So many decks are walked: where little is found in them, sorting all that is found costs no more. */
const DECKS_WALKED = 3;

/** The first in the order of the shelf, by walking decks along their index until enough are found. */
async function firstOnShelf(
  db: Reader,
  { condition, ...asked }: Asked,
  limit: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const deckId of asked.deckIds.slice(0, DECKS_WALKED)) {
    const rows = await db
      .select({ id: cards.id })
      .from(cards)
      .leftJoin(cardStates, states(asked.viewer))
      .where(
        and(
          eq(cards.homeDeckId, deckId),
          eq(cards.status, "active"),
          notHidden(asked.viewer.userId),
          condition,
        ),
      )
      .orderBy(cards.position, cards.id)
      .limit(limit - ids.length);
    ids.push(...rows.map(({ id }) => id));
    if (ids.length === limit) break;
  }
  return ids;
}

type Quick = (db: Reader, asked: Asked, limit: number) => Promise<readonly string[]>;
/** Orders whose beginning an index knows. */
const QUICK: Readonly<Partial<Record<Column, Quick>>> = { deck: firstOnShelf, due: firstDue };

/** What is unknown of a card stands last, whichever way. */
function orderOf({ column, descending }: Sort, asked: Asked): SQL[] {
  const way = descending ? sql` desc nulls last` : sql` asc nulls last`;
  const keys = KEYS[column](asked).map((key) => sql`${key}${way}`);
  return [...(column === "due" ? [dueRank(descending)] : []), ...keys, sql`${cards.id}`];
}

/** Learning cards by their moment, reviews by their day, then new ones, and last what is suspended. */
function dueRank(descending: boolean): SQL {
  const [learning, review] = descending ? [sql`1`, sql`0`] : [sql`0`, sql`1`];
  return sql`case when ${cardStates.suspended} = 1 then 3 when ${cardStates.dueAt} is not null then ${learning} when ${cardStates.dueDay} is not null then ${review} else 2 end`;
}

const text =
  (side: "question" | "answer") =>
  ({ viewer }: Asked): readonly SQL[] => {
    const column = side === "question" ? cardTexts.question : cardTexts.answer;
    const everybodys = sql`(select ${column} from ${cardTexts} where ${cardTexts.cardId} = ${cards.id})`;
    const own = sql`(select json_extract(${personalCards.content}, ${`$.${side}`}) from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.cardId} = ${cards.id})`;
    return [
      viewer.ownWords
        ? sql`coalesce(${own}, ${everybodys}) collate nocase`
        : sql`${everybodys} collate nocase`,
    ];
  };

const KEYS: Readonly<Record<Column, (asked: Asked) => readonly SQL[]>> = {
  question: text("question"),
  answer: text("answer"),
  deck: ({ deckIds }) => [deckRank(deckIds), sql`${cards.position}`],
  due: () => [sql`${cardStates.dueAt}`, sql`${cardStates.dueDay}`],
  interval: () => [sql`${cardStates.intervalDays}`],
  stability: () => [sql`${cardStates.stability}`],
  difficulty: () => [sql`${cardStates.difficulty}`],
  // It falls with the time since the last answer, measured in stabilities; the moment itself moves all alike.
  recall: ({ now }) => [
    sql`case when ${cardStates.stability} > 0 then (${cardStates.lastStudyTime} - ${now}) / ${cardStates.stability} end`,
  ],
  reps: () => [sql`${cardStates.reps}`],
  lapses: () => [sql`${cardStates.lapses}`],
  tags: ({ viewer }) => [
    sql`(select min(${cardTags.tagFolded}) from ${cardTags} where ${cardTags.userId} = ${viewer.userId} and ${cardTags.cardId} = ${cards.id})`,
  ],
  flag: () => [sql`nullif(${cardStates.flag}, 0)`],
  added: () => [sql`${cards.createdAt}`],
  edited: () => [sql`${cards.updatedAt}`],
  category: () => [sql`${cards.category}`],
  document: () => [
    sql`(select ${documents.title} from ${evidence} join ${documentVersions} on ${documentVersions.id} = ${evidence.documentVersionId} join ${documents} on ${documents.id} = ${documentVersions.documentId} where ${evidence.ownerKind} = 'card' and ${evidence.ownerId} = ${cards.id} and ${evidence.position} = 0) collate nocase`,
  ],
};

function deckRank(deckIds: readonly string[]): SQL {
  const cases = deckIds.slice(0, 500).map((id, i) => sql`when ${id} then ${i}`);
  return cases.length === 0
    ? // Not 0: a number would mean a column.
      sql`null`
    : sql`case ${cards.homeDeckId} ${sql.join(cases, sql` `)} else ${cases.length} end`;
}

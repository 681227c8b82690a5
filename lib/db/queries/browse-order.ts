import { type SQL, sql } from "drizzle-orm";
import type { Column, Sort } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates } from "../schema/study.ts";
import type { Asked } from "./browse-asked.ts";

/** What these compare is the learner's, and not the card's. */
export const BY_MEMORY: ReadonlySet<Column> = new Set([
  "due",
  "interval",
  "stability",
  "difficulty",
  "recall",
  "reps",
  "lapses",
  "flag",
]);

/** What is unknown of a card stands last, whichever way. */
export function orderOf(sort: Sort, asked: Asked): SQL[] {
  const { column, descending } = sort;
  const keys = KEYS[column](asked).map((key) => sql`${key}${wayOf(sort)}`);
  return [...(column === "due" ? [dueRank(descending)] : []), ...keys, sql`${cards.id}`];
}

export function wayOf({ descending }: Sort): SQL {
  return descending ? sql` desc nulls last` : sql` asc nulls last`;
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

/** What each order compares. */
export const KEYS: Readonly<Record<Column, (asked: Asked) => readonly SQL[]>> = {
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

import { type SQL, sql } from "drizzle-orm";
import { personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import type { Reader } from "../store.ts";
import type { BrowseViewer } from "./browse-conditions.ts";
import { isLike } from "./text-match.ts";

/** The words of cards, side by side: the third question is of the third card. A side that was not asked for has none. */
export type CardTexts = {
  readonly cardIds: readonly string[];
  readonly questions: readonly string[];
  readonly answers: readonly string[];
};
export type Side = "question" | "answer";

type Texts = {
  readonly viewer: BrowseViewer;
  readonly sides: readonly Side[];
  /** Which texts at least: those that match one of these patterns, or what the full-text table knows; null for all. */
  readonly only: { readonly likes: readonly string[] } | { readonly words: string } | null;
  /** The numbers of the texts: above the first, up to the second. */
  readonly after: number;
  readonly upTo: number;
};

/** The last number of a text. */
export async function lastText(db: Reader): Promise<number> {
  const [row] = await db.all<{ readonly last: number | null }>(sql`select max(id) as last from ${cardTexts}`);
  return row?.last ?? 0;
}

/** How many of these texts match one of some patterns. */
export async function countLike(
  db: Reader,
  likes: readonly string[],
  { sides, after, upTo }: Pick<Texts, "sides" | "after" | "upTo">,
): Promise<number> {
  const [row] = await db.all<{ readonly found: number }>(
    sql`select count(*) as found from ${cardTexts} where ${between(after, upTo)} and ${like(likes, sides)}`,
  );
  return row?.found ?? 0;
}

/**
 * The words that everybody reads, of the cards over which the viewer laid none of their own. They come from the database in
 * three pieces: a row for each card would take ten times as long.
 */
export async function textsBetween(
  db: Reader,
  { viewer, sides, only, after, upTo }: Texts,
): Promise<CardTexts> {
  const own = viewer.ownWords
    ? sql` and ${cardTexts.cardId} not in (select ${personalCards.cardId} from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.content} is not null)`
    : sql``;
  const asked =
    only === null ? sql`` : sql` and ${"words" in only ? known(only.words) : like(only.likes, sides)}`;
  const columns = { question: sql`${cardTexts.question}`, answer: sql`${cardTexts.answer}` };
  return packed(
    db,
    sides,
    sql`${cardTexts.cardId}`,
    columns,
    sql`${cardTexts} where ${between(after, upTo)}${asked}${own}`,
  );
}

/** The words that the viewer laid over cards, as they are read. */
export async function ownTexts(
  db: Reader,
  { viewer, sides }: Pick<Texts, "viewer" | "sides">,
): Promise<CardTexts> {
  if (!viewer.ownWords) return { cardIds: [], questions: [], answers: [] };
  const own = (one: Side): SQL =>
    sql`replace(coalesce(json_extract(${personalCards.content}, ${`$.${one}`}), ''), '**', '')`;
  const columns = { question: own("question"), answer: own("answer") };
  const theirs = sql`${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.content} is not null`;
  return packed(db, sides, sql`${personalCards.cardId}`, columns, theirs);
}

/** Between texts that come as one. Where it stands in one of them, they come as JSON, which takes a third longer. */
const BETWEEN = "\u001e";

async function packed(
  db: Reader,
  sides: readonly Side[],
  cardId: SQL,
  columns: Readonly<Record<Side, SQL>>,
  from: SQL,
): Promise<CardTexts> {
  const inOne = (one: Side): SQL =>
    sides.includes(one) ? sql`group_concat(${columns[one]}, ${BETWEEN})` : sql`null`;
  const [row] = await db.all<{ readonly found: number } & Record<keyof CardTexts, string | null>>(
    sql`select count(*) as found, group_concat(${cardId}, ${BETWEEN}) as cardIds, ${inOne("question")} as questions, ${inOne("answer")} as answers from ${from}`,
  );
  const found = row?.found ?? 0;
  const cut = (part: keyof CardTexts): readonly string[] =>
    found === 0 ? [] : (row?.[part]?.split(BETWEEN) ?? []);
  const texts = { cardIds: cut("cardIds"), questions: cut("questions"), answers: cut("answers") };
  const isWhole =
    texts.cardIds.length === found &&
    sides.every((one) => (one === "question" ? texts.questions : texts.answers).length === found);
  return isWhole ? texts : packedAsJson(db, sides, cardId, columns, from);
}

async function packedAsJson(
  db: Reader,
  sides: readonly Side[],
  cardId: SQL,
  columns: Readonly<Record<Side, SQL>>,
  from: SQL,
): Promise<CardTexts> {
  const all = (one: Side): SQL => (sides.includes(one) ? sql`json_group_array(${columns[one]})` : sql`'[]'`);
  const [row] = await db.all<Record<keyof CardTexts, string>>(
    sql`select json_group_array(${cardId}) as cardIds, ${all("question")} as questions, ${all("answer")} as answers from ${from}`,
  );
  const read = (part: keyof CardTexts): readonly string[] => JSON.parse(row?.[part] ?? "[]");
  return { cardIds: read("cardIds"), questions: read("questions"), answers: read("answers") };
}

function between(after: number, upTo: number): SQL {
  return sql`${cardTexts.id} > ${after} and ${cardTexts.id} <= ${upTo}`;
}

function known(words: string): SQL {
  return sql`${cardTexts.id} in (select rowid from card_words where card_words match ${words})`;
}

function like(likes: readonly string[], sides: readonly Side[]): SQL {
  const hits = sides.flatMap((side) =>
    likes.map((pattern) => isLike(side === "answer" ? cardTexts.answer : cardTexts.question, pattern)),
  );
  return sql`(${sql.join(hits, sql` or `)})`;
}

import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Sort } from "#lib/search/columns.ts";
import { cards } from "../schema/decks.ts";
import { personalCards } from "../schema/own.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import type { BrowseViewer } from "./browse-conditions.ts";

/** Words, as the full-text table is asked for them, and as a text is read for them; null where it need not be. */
export type Needed = { readonly asked: SQL | null; readonly read: SQL | null };

/** Which cards: of these decks (in their order on the shelf), as the condition says. */
export type Asked = {
  readonly viewer: BrowseViewer;
  readonly deckIds: readonly string[];
  readonly condition: SQL;
  /** The same, where the full-text table would name many cards that must be read as well. */
  readonly scanned: SQL;
  /** Both for going along all cards with the states beside them: where some have the words, and where most have. */
  readonly along: { readonly some: SQL; readonly most: SQL };
  /** The same, of one card after the other: where most cards are found, looking all of them up first is the longer way. */
  readonly walked: SQL;
  /** What every card that is found has: of each group one. Nothing where the viewer laid own words over some cards. */
  readonly needed: readonly (readonly Needed[])[];
  /** What the search looks at in each card: nothing, for everything is found; its figures; or its words, which takes longest. */
  readonly looksAt: "nothing" | "figures" | "words";
  /** Whether it looks at what the learner learnt of each card. */
  readonly looksAtMemory: boolean;
  /** Whether it looks at most cards, and at nothing that cannot be read side by side in the order of their ids. */
  readonly sideBySide: boolean;
  /**
   * How it is counted: all at once, where it names cards; card by card in portions; or so unless the first portion shows
   * that few are found, which is quicker looked up.
   */
  readonly counted: "at-once" | "in-portions" | "unless-few";
  /** The learner's study time, for what is forgotten by now. */
  readonly now: number;
};

/** The cards of these decks that are studied and that the learner did not take out. */
export function visible({ viewer, deckIds }: Pick<Asked, "viewer" | "deckIds">): SQL {
  return isVisible(sql`${cards.homeDeckId}`, viewer, deckIds);
}

/** The same for going along by id: the plus keeps SQLite from reading all decks and sorting them for every portion. */
export function visibleById({ viewer, deckIds }: Pick<Asked, "viewer" | "deckIds">): SQL {
  return isVisible(sql`+${cards.homeDeckId}`, viewer, deckIds);
}

function isVisible(home: SQL, { userId }: BrowseViewer, deckIds: readonly string[]): SQL {
  // Read once, and not for each card: they are few.
  const taken = sql`select ${personalCards.cardId} from ${personalCards} where ${personalCards.userId} = ${userId} and ${personalCards.hiddenAt} is not null`;
  // The status is no parameter: SQLite must see that the index of active cards has them all.
  return sql`${home} in (select value from json_each(${JSON.stringify(deckIds)})) and ${cards.status} = 'active' and ${cards.id} not in (${taken})`;
}

/** What the viewer learnt of a card, beside it. */
export const statesOfViewer = ({ userId }: BrowseViewer): SQL | undefined =>
  and(eq(cardStates.userId, userId), eq(cardStates.cardId, cards.id));

export type Window = { readonly sort: Sort; readonly offset: number; readonly limit: number };

export async function idsOf(db: Reader, query: SQL): Promise<readonly string[]> {
  const rows = await db.all<{ readonly id: string }>(query);
  return rows.map(({ id }) => id);
}

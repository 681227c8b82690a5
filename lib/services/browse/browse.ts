import { z } from "zod";
import { grouped } from "#lib/base/grouped.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { Category } from "#lib/cards/types.ts";
import { type Counted, countInPortions } from "#lib/db/queries/browse-count.ts";
import { foundIds } from "#lib/db/queries/browse-found.ts";
import { citedTitles, foundCards } from "#lib/db/queries/browse-rows.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import { COLUMNS } from "#lib/search/columns.ts";
import { printSearch } from "#lib/search/print.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { layersOver, NO_LAYER } from "../study/card-layers.ts";
import { statesByCard } from "../study/today.ts";
import { type Prepared, searchFor } from "./search-for.ts";

/** So many rows are given out at once. */
export const MOST_ROWS = 200;

const Question = z.object({
  query: z.string().max(10_000).default(""),
  sort: z.enum(COLUMNS).default("deck"),
  descending: z.boolean().default(false),
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(MOST_ROWS).default(100),
});
const CountQuestion = z.object({ query: z.string().max(10_000), whole: z.boolean().default(false) });
export type BrowseQuestion = z.input<typeof Question>;

/** The question of an address: `q`, `sort`, `desc=1`, `offset`, `limit`. What is no such thing is left out. */
export function questionIn(address: URLSearchParams): BrowseQuestion {
  const number = (name: string): number | undefined => {
    const value = address.get(name);
    return value !== null && /^\d{1,8}$/u.test(value) ? Number(value) : undefined;
  };
  return {
    query: address.get("q") ?? "",
    sort: COLUMNS.find((column) => column === address.get("sort")),
    descending: address.get("desc") === "1",
    offset: number("offset"),
    limit: number("limit"),
  };
}

/** One line of the table. */
export type BrowseRow = {
  readonly id: string;
  readonly version: number;
  readonly deckId: string;
  /** With the decks above it, `::` between them. */
  readonly deck: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
  readonly disputed: boolean;
  readonly tags: readonly string[];
  readonly documents: readonly string[];
  readonly addedAt: number;
  readonly editedAt: number;
  /** Whether the learner wrote it, or owns the dossier that it comes from. */
  readonly own: boolean;
  readonly state: CardState;
  /** The chance that it is known now; null for a card never answered. */
  readonly recall: number | null;
};

export type BrowseAnswer =
  | { readonly kind: "problem"; readonly problem: SearchProblem }
  | {
      readonly kind: "found";
      /** The search in its normal form. */
      readonly normal: string;
      readonly today: StudyDay;
      /** Sentences about names in it that nothing has. */
      readonly unknown: readonly string[];
      readonly rows: readonly BrowseRow[];
    };

/** A stretch of the cards that a search finds, in order: of what the viewer may see and nothing else. */
export async function browse(ctx: Ctx, input: BrowseQuestion): Promise<BrowseAnswer> {
  const { query, sort, descending, offset, limit } = parseInput(Question, input);
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) return { kind: "problem", problem: prepared };
  const window = { sort: { column: sort, descending }, offset, limit };
  const ids = await foundIds(ctx.store.read, prepared.asked, window);
  return {
    kind: "found",
    normal: printSearch(prepared.node),
    today: prepared.today.day,
    unknown: prepared.unknown,
    rows: await rowsOf(ctx, prepared, ids),
  };
}

/** So many cards are counted before it is said that there are more. */
export const MOST_COUNTED = 10_000;

export type BrowseCount =
  | { readonly kind: "problem"; readonly problem: SearchProblem }
  /** `more`: there are more than that, and nobody has counted them. */
  | ({ readonly kind: "count" } & Counted);

/** How many cards a search finds: up to ten thousand, or with `whole` all of them. `signal` says that nobody waits any more. */
export async function browseCount(
  ctx: Ctx,
  input: { readonly query: string; readonly whole?: boolean },
  signal?: AbortSignal,
): Promise<BrowseCount> {
  const { query, whole } = parseInput(CountQuestion, input);
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) return { kind: "problem", problem: prepared };
  const limits = { upTo: whole ? null : MOST_COUNTED, goesOn: () => signal?.aborted !== true };
  return { kind: "count", ...(await countInPortions(ctx.store.read, prepared.asked, limits)) };
}

async function rowsOf(ctx: Ctx, prepared: Prepared, ids: readonly string[]): Promise<readonly BrowseRow[]> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [cards, states, layers, cited] = await Promise.all([
    foundCards(read, ids),
    userId === null ? [] : statesOf(read, userId, ids),
    layersOver(read, ids, userId),
    citedTitles(read, ids),
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const stateOf = statesByCard(states);
  const titles = grouped(cited, ({ cardId }) => cardId);
  const decks = new Map(prepared.decks.map((deck) => [deck.id, deck]));
  return ids.flatMap((id): BrowseRow[] => {
    const card = byId.get(id);
    const deck = decks.get(card?.deckId ?? "");
    if (!card || !deck) return [];
    const layer = layers.get(id) ?? NO_LAYER;
    const content = layer.content ?? card.content;
    const state = stateOf.get(id) ?? NEW_CARD;
    return [
      {
        id,
        version: card.version,
        deckId: deck.id,
        deck: deck.names[0] ?? "",
        category: card.category,
        question: content.question,
        answer: content.answer,
        disputed: content.disputed === true,
        tags: layer.tags,
        documents: [...new Set((titles.get(id) ?? []).map(({ title }) => title))],
        addedAt: card.createdAt,
        editedAt: card.updatedAt,
        own: layer.mayEdit,
        state,
        recall:
          state.memory.kind === "new" ? null : recallAt(state, prepared.today.studyTime, prepared.parameters),
      },
    ];
  });
}

import { z } from "zod";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { countFound, foundIds } from "#lib/db/queries/browse-found.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { searchFor } from "../browse/search-for.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { todayOf } from "../study/today.ts";

/** So many cards are practised at once. */
export const MOST_PRACTISED = 500;

const Input = z.object({
  query: z.string().max(10_000),
  order: z.enum(["shuffled", "weakest", "deck"]).default("shuffled"),
  most: z.int().min(1).max(MOST_PRACTISED).default(50),
});

export type PracticeSession = {
  readonly userId: string | null;
  /** In the order to be shown: the same all day for the same question, so that a reload keeps it. */
  readonly cards: readonly StudyCard[];
  /** How many cards the search finds; more than `cards` when there was no room for all. */
  readonly found: number;
  /** What is wrong with the search; the cards are then none. */
  readonly problem: SearchProblem | null;
  readonly clock: StudyClock;
  readonly day: StudyDay;
};

/**
 * The cards that a search finds, for practice: those that are least likely to be known first, in deck order, or
 * shuffled. Reading only; practising moves no schedule.
 */
export async function practiceCards(ctx: Ctx, input: unknown): Promise<PracticeSession> {
  const { query, order, most } = parseInput(Input, input);
  const { read } = ctx.store;
  const { day, clock } = await todayOf(ctx);
  const base = { userId: userIdOf(ctx), clock, day };
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) return { ...base, cards: [], found: 0, problem: prepared };
  const { asked } = prepared;
  const sort = { column: order === "weakest" ? "recall" : "deck", descending: false } as const;
  const [found, ids] = await Promise.all([
    countFound(read, asked),
    // Shuffled from all that are found, as far as that is sensible.
    foundIds(read, asked, { sort, offset: 0, limit: order === "shuffled" ? MOST_PRACTISED : most }),
  ]);
  const { cards } = await cardsById(ctx, ids);
  const shown =
    order === "shuffled"
      ? shuffled(cards, seededRandom(JSON.stringify([base.userId, day, query]))).slice(0, most)
      : cards;
  return { ...base, cards: shown, found, problem: null };
}

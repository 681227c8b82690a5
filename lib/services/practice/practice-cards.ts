import { z } from "zod";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { countFound, foundIds } from "#lib/db/queries/browse-found.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { StudySession } from "#lib/study/types.ts";
import { searchFor } from "../browse/search-for.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { cardPresets } from "../study/card-presets.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { besides, familyOf, otherPresets, withRules } from "../study/session-cards.ts";
import { todayOf } from "../study/today.ts";

/** So many cards are practised at once. */
export const MOST_PRACTISED = 500;

const Input = z.object({
  query: z.string().max(10_000),
  order: z.enum(["shuffled", "weakest", "deck"]).default("shuffled"),
  most: z.int().min(1).max(MOST_PRACTISED).default(50),
});

/** The session to go through, or what is wrong with the search. */
export type PracticeAsked =
  | { readonly session: StudySession; readonly problem: null }
  | { readonly session: null; readonly problem: SearchProblem };

/**
 * The cards that a search finds, for practice: those that are least likely to be known first, in deck order, or
 * shuffled (the same all day for the same question, so that a reload keeps the order). Cards that are suspended are left
 * out unless the search asks for them. Reading only; practising moves no schedule.
 */
export async function practiceCards(ctx: Ctx, input: unknown): Promise<PracticeAsked> {
  const { query, order, most } = parseInput(Input, input);
  const { read } = ctx.store;
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) return { session: null, problem: prepared };
  const today = await todayOf(ctx);
  const { userId, day, clock, presets: book } = today;
  const { asked } = prepared;
  const sort = { column: order === "weakest" ? "recall" : "deck", descending: false } as const;
  const [found, ids] = await Promise.all([
    countFound(read, asked),
    // Shuffled from all that are found, as far as that is sensible.
    foundIds(read, asked, { sort, offset: 0, limit: MOST_PRACTISED }),
  ]);
  const here = await cardsById(ctx, ids);
  const asksForSuspended = /is:suspended/iu.test(query);
  const open = here.cards.filter((card) => asksForSuspended || !card.state.suspended);
  const ordered =
    order === "shuffled" ? shuffled(open, seededRandom(JSON.stringify([userId, day, query]))) : open;
  const cards = ordered.slice(0, most);
  const own = cards.map((card) => card.id);
  const [presets, family] = await Promise.all([cardPresets(read, today, own), familyOf(read, userId, own)]);
  return {
    problem: null,
    session: {
      userId,
      clock,
      studyDay: day,
      preset: book.base,
      scope: { kind: "practice", found },
      cards: cards.map((card) => withRules(card, presets)),
      counts: { new: 0, learning: 0, review: 0 },
      answeredToday: 0,
      nextDue: null,
      ...besides(otherPresets(today, own.map(presets.of)), family),
    },
  };
}

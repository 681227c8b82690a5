import { z } from "zod";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { type StudyDay, studyDayOf } from "#lib/base/study-time.ts";
import { countFound, foundIds } from "#lib/db/queries/browse-found.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { Counts, StudyCard, StudySession } from "#lib/study/types.ts";
import { searchFor } from "../browse/search-for.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { cardPresets } from "../study/card-presets.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { dayLoad } from "../study/day-load.ts";
import { besides, familyOf, otherPresets, withRules } from "../study/session-cards.ts";
import { todayOf } from "../study/today.ts";

/** So many cards are practised at once. */
export const MOST_PRACTISED = 500;

const Input = z.object({
  query: z.string().max(10_000),
  order: z.enum(["shuffled", "weakest", "deck"]).default("shuffled"),
  most: z.int().min(1).max(MOST_PRACTISED).default(50),
  /** Whether the answers count: as in a filtered deck of Anki's that reschedules. */
  counts: z.boolean().default(false),
});

/** The session to go through, or what is wrong with the search. */
export type PracticeAsked =
  | { readonly session: StudySession; readonly problem: null }
  | { readonly session: null; readonly problem: SearchProblem };

/**
 * The cards that a search finds, for practice: those that are least likely to be known first, in deck order, or
 * shuffled (the same all day for the same question, so that a reload keeps the order). Cards that are suspended are left
 * out unless the search asks for them. Reading only; practising moves no schedule. With `counts` the answers are
 * ordinary ones, also before a card's day; what was answered today already is then left out, so that a reload does not
 * count a card twice.
 */
export async function practiceCards(ctx: Ctx, input: unknown): Promise<PracticeAsked> {
  const { query, order, most, counts } = parseInput(Input, input);
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
  const open = here.cards.filter(
    (card) =>
      (asksForSuspended && !counts ? true : !card.state.suspended) && !(counts && isDoneToday(card, day)),
  );
  const ordered =
    order === "shuffled" ? shuffled(open, seededRandom(JSON.stringify([userId, day, query]))) : open;
  const cards = ordered.slice(0, most);
  const own = cards.map((card) => card.id);
  const [presets, family] = await Promise.all([cardPresets(read, today, own), familyOf(read, userId, own)]);
  const others = otherPresets(today, own.map(presets.of));
  return {
    problem: null,
    session: {
      userId,
      clock,
      studyDay: day,
      preset: book.base,
      ...(counts ? await dayLoad(ctx, today, [book.base, ...others.values()]) : {}),
      scope: counts
        ? { kind: "chosen", title: "Chosen cards: your answers count" }
        : { kind: "practice", found },
      cards: cards.map((card) => withRules(card, presets)),
      counts: counts ? countsOf(cards) : NONE,
      answeredToday: 0,
      nextDue: null,
      ...besides(others, family),
    },
  };
}

const NONE: Counts = { new: 0, learning: 0, review: 0 };

function countsOf(cards: readonly StudyCard[]): Counts {
  const of = (kind: keyof Counts) => cards.filter(({ state }) => kindOf(state) === kind).length;
  return { new: of("new"), learning: of("learning"), review: of("review") };
}

function kindOf({ memory }: CardState): keyof Counts {
  if (memory.kind === "new") return "new";
  return memory.phase === "review" ? "review" : "learning";
}

/** Answered today and out of its steps. */
function isDoneToday({ state: { memory } }: StudyCard, day: StudyDay): boolean {
  return memory.kind === "seen" && memory.phase === "review" && studyDayOf(memory.lastStudyTime) === day;
}

import { setImmediate } from "node:timers/promises";
import { and, sql } from "drizzle-orm";
import { cards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { type Asked, statesOfViewer, visibleById } from "./browse-asked.ts";
import { countFound } from "./browse-found.ts";

/** So many cards; `more` when there are more than that, and counting stopped. */
export type Counted = { readonly cards: number; readonly more: boolean };

type Limits = {
  /** Counting stops above this; null for never. */
  readonly upTo: number | null;
  /** Asked between portions; false when nobody waits for the count any more. */
  readonly goesOn: () => boolean;
};

/** So many cards are looked at without a pause, in which the server does nothing else. */
const PORTION = { words: 1_000, figures: 4_000, nothing: 4_000 } as const;
/** With fewer than this share of a portion found, looking words up for all cards at once is the shorter way. */
const FEW = 0.02;

/**
 * How many cards are found, card by card in portions between which others are served: one question about a hundred
 * thousand cards would keep everybody waiting. What is found by looking up few rows is counted at once.
 */
export async function countInPortions(db: Reader, asked: Asked, { upTo, goesOn }: Limits): Promise<Counted> {
  if (asked.counted === "at-once") return { cards: await countFound(db, asked), more: false };
  const portion = PORTION[asked.looksAt];
  let found = 0;
  for (let after = "", isFirst = true; ; isFirst = false) {
    const { looked, hits, last } = await countNext(db, asked, after, portion);
    found += hits;
    if (looked < portion || last === null) return { cards: found, more: false };
    if (upTo !== null && found > upTo) return { cards: upTo, more: true };
    if (isFirst && asked.counted === "unless-few" && hits < FEW * portion)
      return { cards: await countFound(db, asked), more: false };
    await setImmediate();
    if (!goesOn()) return { cards: found, more: true };
    after = last;
  }
}

async function countNext(
  db: Reader,
  asked: Asked,
  after: string,
  limit: number,
): Promise<{ readonly looked: number; readonly hits: number; readonly last: string | null }> {
  const portion = db
    .select({ id: cards.id, hit: sql<number>`coalesce(${asked.walked}, 0)`.as("hit") })
    .from(cards)
    .leftJoin(cardStates, statesOfViewer(asked.viewer))
    .where(and(visibleById(asked), sql`${cards.id} > ${after}`))
    .orderBy(cards.id)
    .limit(limit)
    .as("portion");
  const [row] = await db
    .select({
      looked: sql<number>`count(*)`,
      hits: sql<number>`coalesce(sum(${portion.hit}), 0)`,
      last: sql<string | null>`max(${portion.id})`,
    })
    .from(portion);
  return row ?? { looked: 0, hits: 0, last: null };
}

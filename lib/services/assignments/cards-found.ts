import { DomainError } from "#lib/base/errors.ts";
import { foundIds } from "#lib/db/queries/browse-found.ts";
import { searchFor } from "../browse/search-for.ts";
import type { Ctx } from "../context.ts";

/** So many cards of a search go into one assignment. */
const MOST_CARDS = 5_000;

/**
 * The cards that a search finds now, to be assigned one by one. Throws `invalid` with what is wrong with the search, or
 * when it finds nothing. Reading only.
 */
export async function cardsFound(ctx: Ctx, query: string): Promise<readonly string[]> {
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) throw new DomainError("invalid", prepared.message, { search: prepared.message });
  const sort = { column: "deck", descending: false } as const;
  const ids = await foundIds(ctx.store.read, prepared.asked, { sort, offset: 0, limit: MOST_CARDS });
  if (ids.length === 0)
    throw new DomainError("invalid", "The search finds no card.", { search: "The search finds no card." });
  return ids;
}

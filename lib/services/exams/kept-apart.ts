import { siblingsOf } from "#lib/db/queries/card-contents.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import type { Ctx } from "../context.ts";
import { cardPresets } from "../study/card-presets.ts";
import type { Today } from "../study/today.ts";

/**
 * The sibling keys of those cards that do not come on one day with a sibling, as far as the presets of their decks keep
 * such cards apart. A card that has no sibling among these is not in it.
 */
export async function keptApart(
  ctx: Ctx,
  today: Today,
  cardIds: readonly string[],
  isMet: (cardId: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const { read } = ctx.store;
  const [keys, presets] = await Promise.all([siblingsOf(read, cardIds), cardPresets(read, today, cardIds)]);
  const sizes = new Map<string, number>();
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return new Map(
    [...keys].filter(([cardId, key]) => {
      if ((sizes.get(key) ?? 0) < 2) return false;
      const { siblingsApart } = presets.of(cardId).ways ?? DEFAULT_WAYS;
      return siblingsApart === "both" || siblingsApart === (isMet(cardId) ? "reviews" : "new");
    }),
  );
}

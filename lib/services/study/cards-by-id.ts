import { placesOf } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { studyCards } from "./study-cards.ts";
import { statesByCard } from "./today.ts";

/** These cards as the viewer studies them now, and which of them they no longer do. In the order asked for. */
export async function cardsById(
  ctx: Ctx,
  cardIds: readonly string[],
): Promise<{ readonly cards: readonly StudyCard[]; readonly gone: readonly string[] }> {
  const ids = [...new Set(cardIds)];
  if (ids.length === 0) return { cards: [], gone: [] };
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const decks = await decksOpenTo(read, userId, ctx.now());
  const [placed, states] = await Promise.all([
    placesOf(
      read,
      ids,
      decks.map((deck) => deck.id),
      userId,
    ),
    userId === null ? [] : statesOf(read, userId, ids),
  ]);
  const places = new Map(placed.map((one) => [one.id, one]));
  const ordered = ids.flatMap((id) => places.get(id) ?? []);
  const names = new Map(decks.map((deck) => [deck.id, deck]));
  const cards = await studyCards(read, ordered, names, statesByCard(states), userId);
  const here = new Set(cards.map((card) => card.id));
  return { cards, gone: ids.filter((id) => !here.has(id)) };
}

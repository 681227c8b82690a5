import { lapsedAtLeast } from "#lib/db/queries/leeches.ts";
import { placesOf } from "#lib/db/queries/placed-cards.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { areConfusable } from "#lib/study/likeness.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { cardPresets } from "../study/card-presets.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { todayOf } from "../study/today.ts";

/** A card that is forgotten again and again, and those that it may be mistaken for. */
export type Leech = {
  readonly card: StudyCard;
  readonly lapses: number;
  readonly suspended: boolean;
  /** Cards of the same dossier with an answer like it that were forgotten too, the most often first. */
  readonly confusedWith: readonly StudyCard[];
};

/** So many are looked at; whoever has more has other troubles. */
const MOST_LAPSED = 500;
const MOST_LEECHES = 100;
const MOST_CONFUSED = 3;

/** The viewer's leeches, by the limit of each card's options; the worst first. Empty for a visitor. */
export async function leechesView(ctx: Ctx): Promise<readonly Leech[]> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const lapsed = await lapsedAtLeast(read, userId, 1, MOST_LAPSED);
  const decks = await decksOpenTo(read, userId, ctx.now());
  const ids = lapsed.map((row) => row.cardId);
  const [placed, today] = await Promise.all([
    placesOf(
      read,
      ids,
      decks.map((deck) => deck.id),
      userId,
    ),
    todayOf(ctx),
  ]);
  const presets = await cardPresets(read, today, ids);
  const limitOf = (id: string): number => (presets.of(id).ways ?? DEFAULT_WAYS).leechAfter;
  const leeches = lapsed.filter((row) => (row.lapses ?? 0) >= limitOf(row.cardId)).slice(0, MOST_LEECHES);
  const answers = new Map(placed.map((one) => [one.id, one.answer ?? ""]));
  const dossierOf = new Map(decks.map((deck) => [deck.id, deck.dossierId ?? deck.id]));
  const homes = new Map(placed.map((one) => [one.id, dossierOf.get(one.deckId)]));
  const confused = new Map(
    leeches.map(({ cardId }) => [
      cardId,
      ids
        .filter(
          (other) =>
            other !== cardId &&
            homes.get(other) === homes.get(cardId) &&
            areConfusable(answers.get(cardId) ?? "", answers.get(other) ?? ""),
        )
        .slice(0, MOST_CONFUSED),
    ]),
  );
  const { cards } = await cardsById(ctx, [
    ...leeches.map((row) => row.cardId),
    ...[...confused.values()].flat(),
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return leeches.flatMap(({ cardId, lapses, suspended }) => {
    const card = byId.get(cardId);
    const confusedWith = (confused.get(cardId) ?? []).flatMap((id) => byId.get(id) ?? []);
    return card ? [{ card, lapses: lapses ?? 0, suspended, confusedWith }] : [];
  });
}

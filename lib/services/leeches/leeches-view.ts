import { saidInstead } from "#lib/db/queries/confusions.ts";
import { lapsedAtLeast } from "#lib/db/queries/leeches.ts";
import { cardsAnswering, placesOf } from "#lib/db/queries/placed-cards.ts";
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
  /**
   * Cards of the same dossier: first those whose answer was given for this one, then those with an answer like it that
   * were forgotten too, the most often first.
   */
  readonly confusedWith: readonly StudyCard[];
};

/** So many are looked at; whoever has more has other troubles. */
const MOST_LAPSED = 500;
const MOST_LEECHES = 100;
const MOST_CONFUSED = 3;
const MOST_SAID = 200;

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
  const instead = await takenFor(
    ctx,
    userId,
    leeches.map((row) => row.cardId),
    decks,
  );
  const answers = new Map(placed.map((one) => [one.id, one.answer ?? ""]));
  const dossierOf = new Map(decks.map((deck) => [deck.id, deck.dossierId ?? deck.id]));
  const homes = new Map(placed.map((one) => [one.id, dossierOf.get(one.deckId)]));
  const confused = new Map(
    leeches.map(({ cardId }) => [
      cardId,
      [
        ...new Set([
          ...instead(cardId, homes.get(cardId)),
          ...ids.filter(
            (other) =>
              other !== cardId &&
              homes.get(other) === homes.get(cardId) &&
              areConfusable(answers.get(cardId) ?? "", answers.get(other) ?? ""),
          ),
        ]),
      ].slice(0, MOST_CONFUSED),
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

type Home = string | undefined;

/** For each card the others of its home, a dossier or a lone deck, whose answer was given for it; the latest first. */
async function takenFor(
  ctx: Ctx,
  userId: string,
  cardIds: readonly string[],
  decks: readonly { readonly id: string; readonly dossierId: string | null }[],
): Promise<(cardId: string, home: Home) => readonly string[]> {
  const { read } = ctx.store;
  const said = await saidInstead(read, userId, cardIds);
  const texts = [...new Set(said.map((one) => one.said))].slice(0, MOST_SAID);
  const found = await cardsAnswering(
    read,
    texts,
    decks.map((deck) => deck.id),
    userId,
  );
  const homeOf = new Map(decks.map((deck) => [deck.id, deck.dossierId ?? deck.id]));
  return (cardId, home) =>
    said
      .filter((one) => one.cardId === cardId)
      .flatMap((one) =>
        found.filter(
          (other) => other.id !== cardId && other.answer === one.said && homeOf.get(other.deckId) === home,
        ),
      )
      .map((other) => other.id);
}

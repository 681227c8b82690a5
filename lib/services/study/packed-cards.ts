import { createHash } from "node:crypto";
import { grouped } from "#lib/base/grouped.ts";
import { type PlacedCard, placesOf } from "#lib/db/queries/placed-cards.ts";
import type { DeckRow } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { PackedCard } from "#lib/study/pack.ts";
import { type CardPresets, cardPresets } from "./card-presets.ts";
import { studyCards } from "./study-cards.ts";
import { queueCards, type Today } from "./today.ts";

/** A card as it is put on a device. */
export type Packed = {
  readonly packed: PackedCard;
  /** Changes with anything in it. */
  readonly stamp: string;
  /** The decks that it stands in, of those on the shelf. */
  readonly deckIds: readonly string[];
};

/** These cards with everything that studying them needs, in the order asked for; what is on no shelf is left out. */
export async function packedCards(
  read: Reader,
  today: Today,
  decks: readonly DeckRow[],
  cardIds: readonly string[],
  states: ReadonlyMap<string, CardState>,
): Promise<{ readonly cards: readonly Packed[]; readonly presets: CardPresets }> {
  const deckIds = decks.map((deck) => deck.id);
  const [placed, presets] = await Promise.all([
    placesOf(read, cardIds, deckIds, today.userId),
    cardPresets(read, today, cardIds),
  ]);
  const places = grouped(placed, (one) => one.id);
  const ordered = cardIds.flatMap((id): PlacedCard[] => places.get(id)?.slice(0, 1) ?? []);
  const names = new Map(decks.map((deck) => [deck.id, deck]));
  const contents = await studyCards(read, ordered, names, states, today.userId);
  const queued = new Map(queueCards(ordered, states, presets).map((card) => [card.id, card]));
  const cards = contents.map((card): Packed => {
    const { likeness = [], weight, group } = queued.get(card.id) ?? {};
    const packed: PackedCard = {
      card: group === undefined ? card : { ...card, rulesId: group },
      likeness,
      ...(weight === undefined ? {} : { weight }),
    };
    const deckIdsOfCard = (places.get(card.id) ?? []).map((one) => one.deckId);
    return { packed, stamp: digest(packed), deckIds: deckIdsOfCard };
  });
  return { cards, presets };
}

/** A short name for a value that no other value has by chance. */
export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
}

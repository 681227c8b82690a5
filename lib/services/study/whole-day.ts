import { placesOf } from "#lib/db/queries/placed-cards.ts";
import type { Reader } from "#lib/db/store.ts";
import type { QueueCard } from "#lib/study/queue.ts";
import type { Candidates } from "./candidates.ts";
import { cardPresets } from "./card-presets.ts";
import type { DaySoFar } from "./day-so-far.ts";
import { queueCards, type Today } from "./today.ts";

/**
 * The cards of some decks that today is made of: what is to be asked, and in its place what has been dealt with. Every
 * page that counts or orders them begins with this, so that they agree.
 */
export async function wholeDay(
  read: Reader,
  today: Today,
  { placed, states, presets, unseen }: Candidates,
  { dealt }: Pick<DaySoFar, "dealt">,
  deckIds: readonly string[],
): Promise<readonly QueueCard[]> {
  const asked = queueCards(placed, states, presets);
  if (dealt.length === 0) return asked;
  const ids = dealt.map(({ card }) => card.id);
  const [places, theirs] = await Promise.all([
    placesOf(read, [...unseen, ...ids], deckIds, today.userId),
    cardPresets(read, today, ids),
  ]);
  const before = new Map(dealt.map(({ card, before: state }) => [card.id, state]));
  const answered = new Set(today.answered);
  const done = queueCards(
    places.filter((card) => before.has(card.id)),
    before,
    theirs,
  ).map((card): QueueCard => ({ ...card, dealt: answered.has(card.id) ? "answered" : "put-away" }));
  const order = new Map(places.map((card, index) => [card.id, index]));
  return [...asked, ...done].sort((a, b) => (order.get(a.id) ?? -1) - (order.get(b.id) ?? -1));
}

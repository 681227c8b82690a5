import { grouped } from "#lib/base/grouped.ts";
import type { StudyClock } from "#lib/base/study-time.ts";
import { compareEvents } from "#lib/schedule/fold.ts";
import type { Pack, PackedCard } from "./pack.ts";
import { eventOf } from "./run-log.ts";
import type { CardSince, PackedPast } from "./since-pack.ts";
import type { LocalReview, SentReview, StudyCard, StudySession } from "./types.ts";

/**
 * What the pack tells apart from the states of its cards, by card. A card that was fetched after the pack may be ahead of
 * what the pack tells of its day: then its state alone counts.
 */
export function pastIn(
  { recent }: Pack,
  cards: ReadonlyMap<string, PackedCard>,
  clock: StudyClock,
): ReadonlyMap<string, PackedPast> {
  const byCard = grouped(recent?.events ?? [], (review) => review.cardId);
  return new Map(
    Object.entries(recent?.cards ?? {}).flatMap(([id, { before, lastEventId }]) =>
      cards.get(id)?.card.state.lastEventId === lastEventId
        ? [[id, { before, events: (byCard.get(id) ?? []).map((review) => eventOf(review, { clock })) }]]
        : [],
    ),
  );
}

/** What was done earlier today and can be taken back, the latest last, with its cards. */
export function recentIn(
  pack: Pack,
  here: readonly { readonly card: StudyCard; readonly since: CardSince }[],
  kept: readonly SentReview[],
): Pick<StudySession, "recent"> {
  const reviews = new Map<string, LocalReview>(
    [...(pack.recent?.events ?? []), ...kept].map((review) => [review.id, review]),
  );
  const events = here
    .flatMap(({ since }) => since.recent)
    .sort(compareEvents)
    .flatMap((event) => reviews.get(event.id) ?? []);
  if (events.length === 0) return {};
  const cards = here
    .filter(({ since }) => since.recent.length > 0)
    .map(({ card, since }) => ({ card, before: since.before }));
  return { recent: { events, cards } };
}

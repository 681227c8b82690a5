import { addDays } from "#lib/base/study-time.ts";
import { learningDueBy, nextDueDay, reviewsDueBy } from "#lib/db/queries/due.ts";
import {
  type DeckRow,
  decksOpenTo,
  deckWithOwner,
  type PlacedCard,
  placesOf,
  unseenIn,
} from "#lib/db/queries/shelves.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { StudySession } from "#lib/study/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { studyCards } from "./study-cards.ts";
import { queueOf, statesByCard, type Today, todayOf } from "./today.ts";

/** So many cards in their steps are looked at; nobody has more on one day. */
const MOST_LEARNING = 500;
/** More than the day holds, so that siblings can be left for another day. */
const SPARE = 60;

/**
 * Today's queue, of one deck or of all, with everything that is needed to study it without the network. Reading only;
 * the same until something is answered. Throws `not-found` for a deck that is absent or somebody else's.
 */
export async function nextCards(
  ctx: Ctx,
  scope: { readonly deckId?: string | undefined } = {},
): Promise<StudySession> {
  const [decks, today] = await Promise.all([decksIn(ctx, scope.deckId), todayOf(ctx)]);
  const deckIds = decks.map((deck) => deck.id);
  const { unseen, placed, states } = await candidates(ctx, today, deckIds);
  const queue = queueOf(today, placed, states, scope.deckId ?? "all");
  const byId = new Map(placed.map((card) => [card.id, card]));
  const names = new Map(decks.map((deck) => [deck.id, deck]));
  const ordered = queue.cards.flatMap((id) => byId.get(id) ?? []);
  const [only] = decks;
  return {
    userId: today.userId,
    clock: today.clock,
    studyDay: today.day,
    preset: DEFAULT_PRESET,
    scope:
      scope.deckId !== undefined && only
        ? { kind: "deck", deckId: only.id, title: only.title }
        : { kind: "all" },
    cards: await studyCards(ctx.store.read, ordered, names, states),
    counts: queue.counts,
    answeredToday: await answeredIn(ctx, today, deckIds),
    nextDue: await nextDueOf(ctx, today, deckIds, unseen.length - queue.counts.new),
  };
}

async function decksIn(ctx: Ctx, deckId: string | undefined): Promise<readonly DeckRow[]> {
  if (deckId === undefined) return decksOpenTo(ctx.store.read, userIdOf(ctx));
  const deck = await deckWithOwner(ctx.store.read, deckId);
  allow(ctx, "study", deck, "deck");
  return [deck];
}

/** The cards that today may be made of: what is due, and the first of the new ones. Never all there are. */
async function candidates(ctx: Ctx, today: Today, deckIds: readonly string[]) {
  const { read } = ctx.store;
  const { userId, day, ends, done } = today;
  const newLeft = Math.max(0, DEFAULT_PRESET.newPerDay - done.newCards);
  const reviewsLeft = Math.max(0, DEFAULT_PRESET.reviewsPerDay - done.reviews);
  const due =
    userId === null
      ? []
      : await Promise.all([
          learningDueBy(read, { userId, now: ends - 1, day, limit: MOST_LEARNING, deckIds }),
          reviewsDueBy(read, { userId, now: ends - 1, day, limit: reviewsLeft + SPARE, deckIds }),
        ]);
  const rows = due.flat();
  const unseen = await unseenIn(read, deckIds, userId, newLeft + SPARE);
  // Two questions, so that more than fits in one statement cannot mix up the deck order of the new ones.
  const [seen, fresh] = await Promise.all([
    placesOf(
      read,
      rows.map((row) => row.cardId),
      deckIds,
    ),
    placesOf(read, unseen, deckIds),
  ]);
  const placed: readonly PlacedCard[] = [...seen, ...fresh];
  return { unseen, placed, states: statesByCard(rows) };
}

async function answeredIn(ctx: Ctx, today: Today, deckIds: readonly string[]): Promise<number> {
  const here = new Set(
    (await placesOf(ctx.store.read, [...new Set(today.answered)], deckIds)).map((card) => card.id),
  );
  return today.answered.filter((id) => here.has(id)).length;
}

/** When there is something again after today: what was scheduled, and the next new cards tomorrow. */
async function nextDueOf(
  ctx: Ctx,
  today: Today,
  deckIds: readonly string[],
  newLeft: number,
): Promise<StudySession["nextDue"]> {
  const scheduled =
    today.userId === null ? null : await nextDueDay(ctx.store.read, today.userId, today.day, deckIds);
  if (newLeft <= 0) return scheduled;
  const tomorrow = addDays(today.day, 1);
  const due = scheduled?.day === tomorrow ? scheduled.cards : 0;
  return { day: tomorrow, cards: due + Math.min(newLeft, DEFAULT_PRESET.newPerDay) };
}

import { grouped } from "#lib/base/grouped.ts";
import { withParts } from "#lib/db/queries/own-decks.ts";
import { cardsIn } from "#lib/db/queries/placed-cards.ts";
import { conflictsOf, omissionsOf, receiptsOf } from "#lib/db/queries/receipts.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { deckWithOwner } from "#lib/db/queries/shelves.ts";
import type { DeckView } from "#lib/study/home-view.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { candidates } from "../study/candidates.ts";
import { daySoFar } from "../study/day-so-far.ts";
import { capsToday } from "../study/deck-caps.ts";
import { studyCards } from "../study/study-cards.ts";
import { queueOf, statesByCard, todayOf } from "../study/today.ts";
import { wholeDay } from "../study/whole-day.ts";

/**
 * One deck with its cards, receipts and states, what was left out of its dossier and why; the deck of disputed cards
 * also has every disagreement. Throws `not-found` for a deck that is absent or somebody else's.
 */
export async function deckView(ctx: Ctx, deckId: string): Promise<DeckView> {
  const { read } = ctx.store;
  const deck = await deckWithOwner(read, deckId, userIdOf(ctx), ctx.now());
  allow(ctx, "study", deck, "deck");
  const userId = userIdOf(ctx);
  const { dossierId } = deck;
  const [today, parts] = await Promise.all([todayOf(ctx), withParts(read, deck)]);
  const deckIds = parts.map((part) => part.id);
  const here = await cardsIn(read, [deck.id], userId);
  const ids = here.map((card) => card.id);
  const states = statesByCard(userId === null ? [] : await statesOf(read, userId, ids));
  const [found, cards, skipped, conflicts] = await Promise.all([
    // As in a sitting, so that both count the same.
    candidates(read, today, deckIds),
    studyCards(read, here, new Map([[deck.id, deck]]), states, userId),
    dossierId === null ? [] : omissionsOf(read, dossierId),
    dossierId !== null && deck.category === null ? disagreements(ctx, dossierId) : [],
  ]);
  const [soFar, caps] = await Promise.all([daySoFar(read, today, deckIds), capsToday(read, today, deckIds)]);
  // An archived deck is read, though nothing of it is asked.
  const day = deckIds.length === 0 ? [] : await wholeDay(read, today, found, soFar, deckIds);
  return {
    id: deck.id,
    dossierId,
    title: deck.title,
    category: deck.category,
    dossierTitle: deck.dossierTitle,
    counts: queueOf(today, day, found.presets, deck.id, caps).counts,
    moreNew: today.more.last,
    archived: deck.archivedAt !== null,
    parts: parts.filter((part) => part.parentId === deck.id).map(({ id, title }) => ({ id, title })),
    cards,
    skipped,
    conflicts,
  };
}

async function disagreements(ctx: Ctx, dossierId: string): Promise<DeckView["conflicts"]> {
  const rows = await conflictsOf(ctx.store.read, dossierId);
  const receipts = await receiptsOf(
    ctx.store.read,
    "claim",
    rows.map((row) => row.claimId),
  );
  const receiptOf = new Map(receipts.map((one) => [one.ownerId, one]));
  return [...grouped(rows, (row) => row.id).values()].map((claims) => ({
    topic: claims[0]?.topic ?? "",
    slot: claims[0]?.slot ?? "",
    claims: claims.map(({ claimId, value }) => {
      const receipt = receiptOf.get(claimId);
      const quote = receipt?.displayQuote ?? receipt?.quote ?? "";
      return { documentTitle: receipt?.documentTitle ?? "", value, quote };
    }),
  }));
}

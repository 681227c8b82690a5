import { grouped } from "#lib/base/grouped.ts";
import { nextDueDay } from "#lib/db/queries/due.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import {
  cardsIn,
  contentsOfDossiers,
  type DeckRow,
  decksOpenTo,
  type PlacedCard,
} from "#lib/db/queries/shelves.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { expectedMinutes, shelfCard } from "#lib/study/shelf.ts";
import type { DeckSummary, DossierSummary, HomeView } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { queueOf, statesByCard, type Today, todayOf } from "./today.ts";

type States = ReadonlyMap<string, CardState>;

/** What is due today, by dossier and deck. For a visitor everything is new. Reading only. */
export async function homeView(ctx: Ctx): Promise<HomeView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [decks, today, rows] = await Promise.all([
    decksOpenTo(read, userId),
    todayOf(ctx),
    userId === null ? [] : statesOf(read, userId),
  ]);
  const states = statesByCard(rows);
  const deckIds = decks.map((deck) => deck.id);
  const dossierIds = [...new Set(decks.map((deck) => deck.dossierId))];
  const [placed, contents, nextDue] = await Promise.all([
    cardsIn(read, deckIds),
    contentsOfDossiers(read, dossierIds),
    userId === null ? null : nextDueDay(read, userId, today.day, deckIds),
  ]);
  const byDeck = grouped(placed, (card) => card.deckId);
  const { counts } = queueOf(today, placed, states, "all");
  const distinct = [...new Set(placed.map((card) => card.id))];
  return {
    studyDay: today.day,
    counts,
    expectedMinutes: expectedMinutes(counts),
    known: {
      expected: expectedKnown(distinct, states, today),
      total: distinct.length,
      met: distinct.filter((id) => states.get(id)?.memory.kind === "seen").length,
    },
    dossiers: dossierIds.map((id): DossierSummary => {
      const own = decks.filter((deck) => deck.dossierId === id);
      return {
        id,
        title: own[0]?.dossierTitle ?? "",
        documents: contents.documents
          .filter((one) => one.dossierId === id)
          .map((one) => ({ id: one.id, title: one.title })),
        cards: new Set(own.flatMap((deck) => (byDeck.get(deck.id) ?? []).map((card) => card.id))).size,
        conflicts: contents.conflicts.get(id) ?? 0,
        decks: own.map((deck) => deckSummary(deck, byDeck.get(deck.id) ?? [], states, today)),
      };
    }),
    nextDue,
  };
}

function deckSummary(
  deck: DeckRow,
  placed: readonly PlacedCard[],
  states: States,
  today: Today,
): DeckSummary {
  const ids = placed.map((card) => card.id);
  return {
    id: deck.id,
    title: deck.title,
    category: deck.category,
    cards: ids.length,
    counts: queueOf(today, placed, states, deck.id).counts,
    remembered: expectedKnown(ids, states, today),
    shelf: ids.map((id) => shelfCard(states.get(id) ?? NEW_CARD, today.studyTime, DEFAULT_PRESET.parameters)),
  };
}

/** How many of these cards would be known if all were asked now. */
function expectedKnown(ids: readonly string[], states: States, today: Today): number {
  const chances = ids.map((id) =>
    recallAt(states.get(id) ?? NEW_CARD, today.studyTime, DEFAULT_PRESET.parameters),
  );
  return Math.round(chances.reduce((sum, chance) => sum + chance, 0));
}

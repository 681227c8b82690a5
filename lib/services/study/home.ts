import { grouped } from "#lib/base/grouped.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { cardsPerDeck, type MetCard, metPerDeck } from "#lib/db/queries/deck-figures.ts";
import { contentsOfDossiers } from "#lib/db/queries/dossier-contents.ts";
import { overdueOn } from "#lib/db/queries/plans.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { type DeckRow, decksOpenTo } from "#lib/db/queries/shelves.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { DeckSummary, DossierSummary, HomeView, ShelfCard } from "#lib/study/home-view.ts";
import { expectedMinutes, sampled, shelfCard } from "#lib/study/shelf.ts";
import type { Counts } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { candidates } from "./candidates.ts";
import { type DaySoFar, daySoFar } from "./day-so-far.ts";
import { capsToday } from "./deck-caps.ts";
import { nextDueOf } from "./next-due.ts";
import { queueOf, statesByCard, type Today, todayOf } from "./today.ts";
import { wholeDay } from "./whole-day.ts";

/** A shelf is drawn with at most so many lines: every n-th card of a large deck. */
const SHELF_LINES = 120;

/**
 * What is due today, by dossier and deck; the counts are those of the study pages. For a visitor everything is new.
 * Reading only, and no card is looked at one by one but those of today and those that are drawn.
 */
export async function homeView(ctx: Ctx): Promise<HomeView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [decks, today] = await Promise.all([decksOpenTo(read, userId, ctx.now()), todayOf(ctx)]);
  const deckIds = decks.map((deck) => deck.id);
  const soFar = await daySoFar(read, today, deckIds);
  const ownDecks = decks.filter((deck) => deck.dossierId === null && deck.ownerId === userId);
  const byDossier = grouped(
    decks.flatMap(({ dossierId, ...deck }) => (dossierId === null ? [] : [{ ...deck, dossierId }])),
    (deck) => deck.dossierId,
  );
  const [contents, placed, met, { counts, newLeft }, overdue] = await Promise.all([
    contentsOfDossiers(read, [...byDossier.keys()]),
    cardsPerDeck(read, deckIds, userId),
    userId === null ? new Map<string, readonly MetCard[]>() : metPerDeck(read, userId, deckIds),
    countsIn(ctx, today, soFar, deckIds, "all"),
    userId === null ? 0 : overdueOn(read, userId, today.day),
  ]);
  const [shelves, nextDue] = await Promise.all([
    shelvesOf(ctx, placed, today),
    userId === null ? null : nextDueOf(ctx, today, deckIds, newLeft),
  ]);
  const cardsIn = (own: readonly { readonly id: string }[]): number =>
    new Set(own.flatMap((deck) => placed.get(deck.id) ?? [])).size;
  const metOnce = once([...met.values()].flat());
  const summary = async (
    { id, title, category }: HomeDeck,
    parts: readonly string[],
  ): Promise<DeckSummary> => ({
    id,
    title,
    category,
    cards: cardsIn(parts.map((part) => ({ id: part }))),
    counts: (await countsIn(ctx, today, soFar, parts, id)).counts,
    remembered: expectedKnown(once(parts.flatMap((part) => met.get(part) ?? [])), today),
    shelf: sampled(
      parts.flatMap((part) => shelves.get(part) ?? []),
      SHELF_LINES,
    ),
  });
  const dossiers: DossierSummary[] = [];
  for (const [id, own] of byDossier) {
    dossiers.push({
      id,
      title: own[0]?.dossierTitle ?? "",
      documents: contents.documents
        .filter((one) => one.dossierId === id)
        .map((one) => ({ id: one.id, title: one.title })),
      cards: cardsIn(own),
      conflicts: contents.conflicts.get(id) ?? 0,
      decks: await Promise.all(own.map((deck) => summary(deck, [deck.id]))),
    });
  }
  return {
    studyDay: today.day,
    counts,
    expectedMinutes: expectedMinutes(counts),
    overdue,
    plan: today.plan && { minutesPerDay: today.plan.minutesPerDay, untilDay: today.plan.untilDay },
    known: { expected: expectedKnown(metOnce, today), total: cardsIn(decks), met: metOnce.length },
    dossiers,
    ownDecks: await Promise.all(
      ownDecks.map(async (deck) => ({
        ...(await summary(deck, partsOf(deck, ownDecks))),
        parentId: deck.parentId,
        depth: depthOf(deck, ownDecks),
      })),
    ),
    nextDue,
  };
}

type HomeDeck = Pick<DeckRow, "id" | "title" | "category" | "parentId">;

/** A deck and what is a part of it, however deep. */
function partsOf(deck: HomeDeck, all: readonly HomeDeck[]): readonly string[] {
  return [deck.id, ...all.filter((one) => one.parentId === deck.id).flatMap((one) => partsOf(one, all))];
}

function depthOf(deck: HomeDeck, all: readonly HomeDeck[]): number {
  const parent = all.find((one) => one.id === deck.parentId);
  return parent ? 1 + depthOf(parent, all) : 0;
}

/** Each card once, though it may stand in several decks. */
function once(met: readonly MetCard[]): readonly MetCard[] {
  return [...new Map(met.map((card) => [card.cardId, card])).values()];
}

async function countsIn(
  ctx: Ctx,
  today: Today,
  soFar: DaySoFar,
  deckIds: readonly string[],
  scope: string,
): Promise<{ readonly counts: Counts; readonly newLeft: number }> {
  const { read } = ctx.store;
  const found = await candidates(read, today, deckIds);
  const cards = await wholeDay(read, today, found, soFar, deckIds);
  const caps = await capsToday(read, today, deckIds);
  const { counts } = queueOf(today, cards, found.presets, scope, caps);
  return { counts, newLeft: found.unseen.length - counts.new };
}

async function shelvesOf(
  ctx: Ctx,
  placed: ReadonlyMap<string, readonly string[]>,
  today: Today,
): Promise<ReadonlyMap<string, readonly ShelfCard[]>> {
  const drawn = [...placed].map(([deckId, ids]) => [deckId, sampled(ids, SHELF_LINES)] as const);
  const ids = [...new Set(drawn.flatMap(([, own]) => own))];
  const rows = today.userId === null ? [] : await statesOf(ctx.store.read, today.userId, ids);
  const states = statesByCard(rows);
  const line = (id: string): ShelfCard =>
    shelfCard(states.get(id) ?? NEW_CARD, today.studyTime, today.presets.base.parameters);
  return new Map(drawn.map(([deckId, own]) => [deckId, own.map(line)]));
}

/** How many of these cards would be known if all were asked now. */
function expectedKnown(met: readonly MetCard[], today: Today): number {
  const chances = met.map(({ stability, lastStudyTime }) =>
    recallAfter((today.studyTime - lastStudyTime) / MS_PER_DAY, stability, today.presets.base.parameters),
  );
  return Math.round(chances.reduce((sum, chance) => sum + chance, 0));
}

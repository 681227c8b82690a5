import {
  cardsOfDossier,
  idsTaken,
  type KnownCard,
  placeCards,
  saveCards,
  saveDecks,
} from "#lib/db/queries/card-rows.ts";
import { saveViews } from "#lib/db/queries/dossier-views.ts";
import { markGone, saveDocuments, saveDossier, shippedDossiersIn } from "#lib/db/queries/shipped.ts";
import { saveConflicts, saveEvidence, saveOmissions } from "#lib/db/queries/shipped-findings.ts";
import { cardOf } from "#lib/decks/format.ts";
import { type Change, type KeptCard, merge } from "#lib/decks/merge.ts";
import { refreshGrantsOfDossier } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { type ShippedDossier, shippedDossiers } from "../deck-files.ts";
import { cardsOnce } from "./cards-once.ts";
import {
  cardRows,
  conflictRows,
  deckIdOf,
  deckRows,
  evidenceRows,
  keptCard,
  omissionRows,
} from "./deck-rows.ts";

export type SyncedDecks = {
  /** The dossiers that were written, with what changed in their cards; the others were as they are. */
  readonly synced: readonly { readonly name: string; readonly changes: readonly Change[] }[];
  readonly gone: readonly string[];
};

/**
 * Brings the decks that ship with the product into the database, through the same merge as everything generated: a card
 * keeps its id and what was learnt, one that is gone is retired and one that is back is revived. Unchanged folders cost
 * one read. Acts for the operator at boot. Throws `invalid` or `unreadable` with a sentence about the file at fault.
 */
export async function syncDecks(ctx: Ctx, folder: string): Promise<SyncedDecks> {
  const shipped = shippedDossiers(folder);
  const known = await shippedDossiersIn(ctx.store.read);
  const synced: { name: string; changes: readonly Change[] }[] = [];
  for (const [position, dossier] of shipped.entries()) {
    const before = known.find((one) => one.shippedAs === dossier.name);
    if (before && !before.gone && before.contentHash === dossier.hash) continue;
    synced.push({
      name: dossier.name,
      changes: await syncOne(ctx, before?.id ?? dossier.name, dossier, position),
    });
  }
  const names = new Set(shipped.map((dossier) => dossier.name));
  const gone = known.filter((one) => !one.gone && one.shippedAs !== null && !names.has(one.shippedAs));
  if (gone.length > 0) {
    await ctx.store.write((tx) =>
      markGone(
        tx,
        gone.map((one) => one.id),
        ctx.now(),
      ),
    );
  }
  return { synced, gone: gone.flatMap((one) => one.shippedAs ?? []) };
}

async function syncOne(
  ctx: Ctx,
  dossierId: string,
  shipped: ShippedDossier,
  position: number,
): Promise<readonly Change[]> {
  const deck = cardsOnce(shipped.deck());
  const besides = shipped.found();
  const exams = shipped.exams();
  const rows = await cardsOfDossier(ctx.store.read, dossierId);
  const known = new Map(rows.map((row) => [row.stableId, row]));
  const merged = merge(
    rows.map((row) => keptCard(row)),
    deck.cards.map(cardOf),
  );
  const ids = await rowIds(ctx, dossierId, merged.cards, known);
  const places = new Map(deck.cards.map((card, i) => [card.id, i]));
  const at = ctx.now();
  // Minted before the write: its job may run twice.
  const newIds = Array.from({ length: 2 * deck.documents.length + merged.cards.length }, () => ctx.newId());
  await ctx.store.write(async (tx) => {
    let minted = 0;
    const newId = (): string => newIds[minted++] ?? ctx.newId();
    const { name, hash } = shipped;
    await saveDossier(
      tx,
      { id: dossierId, shippedAs: name, title: deck.title, position, contentHash: hash },
      at,
    );
    const sources = deck.documents.map((source) => ({
      ...source,
      text: shipped.textOf(source.name, source.sha256),
    }));
    const versions = await saveDocuments(tx, dossierId, sources, at, newId);
    const homes = merged.cards.map((card) => deckIdOf(dossierId, card.generated));
    await saveDecks(tx, dossierId, deckRows(dossierId, homes), at);
    const live = merged.cards.filter((card) => card.status === "live");
    const placeOf = (card: KeptCard): number =>
      places.get(card.id) ?? places.get(card.generated.id) ?? places.size;
    const written = merged.cards.map((card) =>
      cardRows(card, known.get(card.id), {
        dossierId,
        id: ids.get(card.id) ?? card.id,
        position: placeOf(card),
        at,
        newId,
        exam: exams[card.generated.id] ?? null,
      }),
    );
    await saveCards(tx, written, at);
    await placeCards(
      tx,
      dossierId,
      live.map((card) => ({
        deckId: deckIdOf(dossierId, card.generated),
        cardId: ids.get(card.id) ?? card.id,
        position: placeOf(card),
      })),
    );
    const receipts = live.flatMap((card) =>
      evidenceRows("card", ids.get(card.id) ?? card.id, card.generated.evidence, versions, deck),
    );
    await saveEvidence(
      tx,
      "card",
      live.map((card) => ids.get(card.id) ?? card.id),
      receipts,
    );
    const found = conflictRows(dossierId, deck, versions);
    await saveConflicts(tx, dossierId, found.rows, at);
    await saveEvidence(tx, "claim", found.claimIds, found.evidence);
    await saveOmissions(tx, dossierId, omissionRows(deck, versions));
    await saveViews(tx, dossierId, besides === null ? [] : [besides.timeline, besides.people], at);
    await refreshGrantsOfDossier(tx, dossierId, at);
  });
  return merged.changes;
}

/** The row id of each card: its stable id, unless another dossier (a copy of this one) has that already. */
async function rowIds(
  ctx: Ctx,
  dossierId: string,
  cards: readonly KeptCard[],
  known: ReadonlyMap<string, KnownCard>,
): Promise<ReadonlyMap<string, string>> {
  const fresh = cards.filter((card) => !known.has(card.id)).map((card) => card.id);
  const taken = await idsTaken(ctx.store.read, fresh, dossierId);
  return new Map(
    cards.map(({ id }) => [id, known.get(id)?.id ?? (taken.has(id) ? `${dossierId}.${id}` : id)]),
  );
}

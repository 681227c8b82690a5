import { DomainError } from "#lib/base/errors.ts";
import { addCards, addDocuments } from "#lib/db/queries/archives.ts";
import { placeCards, saveDecks } from "#lib/db/queries/card-rows.ts";
import { addRulings } from "#lib/db/queries/disagreements.ts";
import { saveViews } from "#lib/db/queries/dossier-views.ts";
import { documentsOfDossier } from "#lib/db/queries/made-documents.ts";
import { addDossier, changeDossier, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { saveEvidence, saveOmissions } from "#lib/db/queries/shipped-findings.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Archive } from "#lib/decks/archive.ts";
import { learnerFor } from "../account/guest.ts";
import { admitGuest } from "../account/guest-limit.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { conflictIdOf, deckRows, evidenceRows, omissionRows } from "../decks/deck-rows.ts";
import { hashOfSources } from "../making/prepare-making.ts";
import { saveFoundConflicts } from "../making/save-found-conflicts.ts";
import { askAsRuled } from "./ask-as-ruled.ts";
import { cardRowsOf, deckOf, documentRowsOf } from "./loaded-rows.ts";
import { openArchive } from "./open-archive.ts";
import { mayBeginDossier, mayHold, mayKeep } from "./quotas.ts";

export type ToLoad = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Minted by the browser, so that the same file sent twice becomes one dossier. */
  readonly id: string;
};

/**
 * Puts down a dossier that was downloaded, here or on another server, as a new one of the viewer's: documents, cards,
 * decisions, rulings and everything found. Its cards are drafts until it is given out here. All or nothing, and safe to
 * send twice under one id. Throws `invalid`, `unreadable` or `limit` with a sentence.
 */
export async function loadDossier(
  ctx: Ctx,
  { name, bytes, id }: ToLoad,
): Promise<{ readonly dossierId: string }> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "dossier");
  const { archive, texts } = openArchive(name, bytes);
  const at = ctx.now();
  const { viewer } = ctx;
  if (viewer.kind === "visitor")
    admitGuest(ctx.store, viewer.key?.address ?? null, at, "Nothing was loaded; try again in a moment.");
  const newUserId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const zone = viewer.kind === "learner" ? viewer.clock.zone : "UTC";
    const { userId } = await learnerFor(tx, ctx, { userId: newUserId, at, zone });
    const known = await dossierWithOwner(tx, id, { deleted: true });
    if (known?.ownerId === userId) return;
    if (known !== null)
      throw new DomainError("conflict", "This id is taken. Reload the page and load it again.");
    await mayBeginDossier(tx, userId, at);
    const lengths = archive.documents.map((one) => ({ length: one.length ?? 0 }));
    mayHold(lengths);
    await mayKeep(
      tx,
      userId,
      lengths.reduce((sum, one) => sum + one.length, 0),
      at,
    );
    await addDossier(tx, { id, ownerId: userId, title: archive.title }, at);
    await putDown({ ctx, tx, at, dossierId: id, userId, archive, texts });
  });
  return { dossierId: id };
}

type Work = {
  readonly ctx: Ctx;
  readonly tx: Writer;
  readonly at: number;
  readonly dossierId: string;
  readonly userId: string;
  readonly archive: Archive;
  readonly texts: ReadonlyMap<string, string>;
};

async function putDown(work: Work): Promise<void> {
  const { ctx, tx, at, dossierId, userId, archive } = work;
  const documents = documentRowsOf(work);
  await addDocuments(tx, documents);
  const versions = new Map(documents.map(({ document, version }) => [document.name, version.id]));
  const cards = cardRowsOf(work);
  const decks = deckRows(
    dossierId,
    cards.map(({ card }) => card.homeDeckId),
  );
  await saveDecks(
    tx,
    dossierId,
    decks.map((deck) => ({ ...deck, ownerId: userId })),
    at,
  );
  await addCards(tx, cards);
  const standing = cards.filter(({ card }) => card.status === "draft");
  await placeCards(
    tx,
    dossierId,
    standing.map(({ card }) => ({
      deckId: card.homeDeckId,
      cardId: card.id,
      position: card.position ?? 0,
    })),
  );
  const deck = deckOf(archive);
  await saveEvidence(
    tx,
    "card",
    cards.map(({ card }) => card.id),
    cards.flatMap(({ card, evidence }) => evidenceRows("card", card.id, evidence, versions, deck)),
  );
  await saveFoundConflicts({ tx, dossierId, deck, versions, at, newId: ctx.newId });
  await addRulings(
    tx,
    archive.rulings.map(({ conflict, kind, value = null, note = null, at: ruledAt }) => ({
      id: ctx.newId(),
      conflictId: conflictIdOf(dossierId, conflict),
      kind,
      value,
      note,
      authorId: userId,
      createdAt: ruledAt,
    })),
  );
  await saveOmissions(tx, dossierId, omissionRows(deck, versions));
  const views = [archive.timeline, archive.people].filter((view) => view !== undefined);
  await saveViews(tx, dossierId, views, at);
  await askAsRuled(tx, { dossierId, ownerId: userId, authorId: userId, at });
  // Its cards were made from these very documents: nobody is sent to make them again before looking at them.
  if (cards.length > 0 && archive.documents.every((one) => one.report)) {
    const contentHash = hashOfSources(await documentsOfDossier(tx, dossierId));
    await changeDossier(tx, dossierId, { contentHash }, at);
  }
}

import type { Evidence } from "#lib/cards/types.ts";
import type { cards, notes } from "#lib/db/schema/decks.ts";
import type { documents, documentVersions } from "#lib/db/schema/documents.ts";
import type { Archive, ArchiveCard } from "#lib/decks/archive.ts";
import { cardOf, DECK_FORMAT, DECK_VERSION, type Deck } from "#lib/decks/format.ts";
import type { Ctx } from "../context.ts";
import { contentOf, deckIdOf, FACT } from "../decks/deck-rows.ts";
import { WRITTEN } from "./written-card.ts";

type Placing = {
  readonly ctx: Ctx;
  readonly at: number;
  readonly dossierId: string;
  readonly userId: string;
  readonly archive: Archive;
  readonly texts: ReadonlyMap<string, string>;
};

/** The rows of an archive's documents, each with the one version that travels. */
export function documentRowsOf({ ctx, at, dossierId, archive, texts }: Placing) {
  return archive.documents.map((one, position) => {
    const document: typeof documents.$inferInsert = {
      id: ctx.newId(),
      dossierId,
      name: one.name,
      title: one.title,
      author: one.author ?? null,
      dated: one.date ?? null,
      link: one.link ?? null,
      report: one.report ?? null,
      position,
      createdAt: at,
      updatedAt: at,
    };
    const version: typeof documentVersions.$inferInsert = {
      id: ctx.newId(),
      documentId: document.id,
      version: 1,
      format: one.format,
      text: one.file === undefined ? null : (texts.get(one.file) ?? null),
      length: one.length ?? null,
      bytesSha256: one.bytesSha256 ?? null,
      textSha256: one.textSha256 ?? null,
      reader: one.reader ?? null,
      readerVersion: one.readerVersion ?? null,
      pages: one.pages ?? null,
      createdAt: at,
    };
    return { document, version };
  });
}

export type LoadedCard = {
  readonly note: typeof notes.$inferInsert;
  readonly card: typeof cards.$inferInsert;
  readonly evidence: readonly Evidence[];
};

/** The rows of an archive's cards under new ids; what was studied there waits here as a draft. */
export function cardRowsOf({ ctx, at, dossierId, userId, archive }: Placing): readonly LoadedCard[] {
  const ids = new Map(archive.cards.map((one) => [one.id, ctx.newId()]));
  return archive.cards.map((one): LoadedCard => {
    const { id: stableId, generated, pending, edited, exam = null, decidedAt } = one;
    const id = ids.get(stableId) ?? ctx.newId();
    const noteId = ctx.newId();
    const times = { createdAt: at, updatedAt: at };
    const fields = generated ? { generated, pending: pending ?? null, exam } : { ...edited, refused: null };
    return {
      note: { id: noteId, dossierId, ownerId: userId, kind: generated ? FACT : WRITTEN, fields, ...times },
      card: {
        id,
        noteId,
        dossierId,
        stableId,
        homeDeckId: deckIdOf(dossierId, generated ? cardOf(generated) : one),
        category: one.category,
        siblings: one.siblings === "" ? stableId : one.siblings,
        position: one.position,
        generated: generated ? contentOf(cardOf(generated)) : null,
        edited: editedContent(one),
        status: one.status === "active" ? "draft" : one.status,
        decision: one.decision ?? null,
        decisionReason: one.reason ?? null,
        decidedAt: decidedAt ?? null,
        decidedBy: decidedAt === undefined ? null : userId,
        mergedInto: one.mergedInto === undefined ? null : (ids.get(one.mergedInto) ?? null),
        weight: one.weight ?? null,
        doubt: one.doubt ?? null,
        ...times,
      },
      evidence: one.evidence,
    };
  });
}

/** A person's wording on top of what was generated, as cards keep it. */
function editedContent({ generated, edited }: ArchiveCard) {
  if (edited === undefined) return null;
  return generated ? { ...contentOf(cardOf(generated)), ...edited } : edited;
}

/** The archive as a deck without cards: what its disagreements, omissions and receipts are saved from. */
export function deckOf({ title, documents: sources, conflicts, skipped }: Archive): Deck {
  return {
    format: DECK_FORMAT,
    version: DECK_VERSION,
    title,
    deck: "all",
    documents: sources.map(({ name, title: shown, format }) => ({
      name,
      title: shown,
      format,
      sha256: "0".repeat(64),
      length: 0,
    })),
    cards: [],
    conflicts,
    skipped,
  };
}

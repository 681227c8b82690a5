import { and, eq, inArray, isNotNull, isNull, max, notInArray, sql } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** Rows that go out in one statement: well under the number of values that one may have. */
const ROWS = 50;

export type KnownDossier = {
  readonly id: string;
  readonly shippedAs: string | null;
  readonly contentHash: string | null;
  readonly gone: boolean;
};

/** The dossiers that were synced from `decks/`, gone ones as well. */
export async function shippedDossiersIn(db: Reader): Promise<readonly KnownDossier[]> {
  const rows = await db
    .select({
      id: dossiers.id,
      shippedAs: dossiers.shippedAs,
      contentHash: dossiers.contentHash,
      deletedAt: dossiers.deletedAt,
    })
    .from(dossiers)
    .where(isNotNull(dossiers.shippedAs));
  return rows.map(({ deletedAt, ...row }) => ({ ...row, gone: deletedAt !== null }));
}

/** Marks dossiers that no longer ship. Nothing is deleted: what was learnt comes back with them. */
export async function markGone(tx: Writer, dossierIds: readonly string[], at: number): Promise<void> {
  if (dossierIds.length === 0) return;
  await tx
    .update(dossiers)
    .set({ deletedAt: at, updatedAt: at, contentHash: null })
    .where(inArray(dossiers.id, [...dossierIds]));
}

export type KnownCard = {
  readonly id: string;
  readonly noteId: string;
  readonly stableId: string;
  readonly version: number;
  readonly status: typeof cards.$inferSelect.status;
  readonly generated: CardContent | null;
  readonly edited: CardContent | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A dossier's cards with their notes, retired ones as well, in order. */
export async function cardsOfDossier(db: Reader, dossierId: string): Promise<readonly KnownCard[]> {
  return db
    .select({
      id: cards.id,
      noteId: cards.noteId,
      stableId: cards.stableId,
      version: cards.version,
      status: cards.status,
      generated: cards.generated,
      edited: cards.edited,
      fields: notes.fields,
    })
    .from(cards)
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(eq(cards.dossierId, dossierId))
    .orderBy(cards.position, cards.id);
}

/** Of these card ids, those that another dossier uses. */
export async function idsTaken(
  db: Reader,
  ids: readonly string[],
  dossierId: string,
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const part of parts(ids, 500)) {
    const rows = await db
      .select({ id: cards.id })
      .from(cards)
      .where(and(inArray(cards.id, [...part]), sql`${cards.dossierId} is not ${dossierId}`));
    for (const { id } of rows) taken.add(id);
  }
  return taken;
}

export async function saveDossier(
  tx: Writer,
  row: Pick<typeof dossiers.$inferInsert, "id" | "shippedAs" | "title" | "position" | "contentHash">,
  at: number,
): Promise<void> {
  await tx
    .insert(dossiers)
    .values({ ...row, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: dossiers.id,
      set: { ...row, updatedAt: at, deletedAt: null, version: sql`${dossiers.version} + 1` },
    });
}

export type SourceRow = {
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly sha256: string;
  readonly length: number;
  readonly text: string | null;
};

/** Saves a dossier's documents and answers the version of each by name. A file seen before keeps its version. */
export async function saveDocuments(
  tx: Writer,
  dossierId: string,
  sources: readonly SourceRow[],
  at: number,
  newId: () => string,
): Promise<ReadonlyMap<string, string>> {
  const names = sources.map((source) => source.name);
  const known = await tx
    .select({ id: documents.id, name: documents.name })
    .from(documents)
    .where(eq(documents.dossierId, dossierId));
  await tx
    .update(documents)
    .set({ deletedAt: at, updatedAt: at })
    .where(
      and(
        eq(documents.dossierId, dossierId),
        isNull(documents.deletedAt),
        names.length > 0 ? notInArray(documents.name, names) : undefined,
      ),
    );
  const versions = new Map<string, string>();
  for (const [position, { name, title, format, sha256, length, text }] of sources.entries()) {
    const id = known.find((one) => one.name === name)?.id ?? newId();
    await tx
      .insert(documents)
      .values({ id, dossierId, name, title, position, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({ target: documents.id, set: { title, position, updatedAt: at, deletedAt: null } });
    const earlier = await tx
      .select({ id: documentVersions.id, text: documentVersions.text })
      .from(documentVersions)
      .where(and(eq(documentVersions.documentId, id), eq(documentVersions.bytesSha256, sha256)));
    // A version never changes, so a text that is found later makes a new one.
    const same = earlier.find((one) => text === null || one.text !== null);
    if (same) {
      versions.set(name, same.id);
      continue;
    }
    const [last] = await tx
      .select({ version: max(documentVersions.version) })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, id));
    const versionId = newId();
    await tx.insert(documentVersions).values({
      id: versionId,
      documentId: id,
      version: (last?.version ?? 0) + 1,
      format,
      text,
      length,
      bytesSha256: sha256,
      createdAt: at,
    });
    versions.set(name, versionId);
  }
  return versions;
}

/** Saves a dossier's decks; others that it had before are marked as gone. */
export async function saveDecks(
  tx: Writer,
  dossierId: string,
  rows: readonly Pick<typeof decks.$inferInsert, "id" | "title" | "category" | "position">[],
  at: number,
): Promise<void> {
  const ids = rows.map((row) => row.id);
  await tx
    .update(decks)
    .set({ deletedAt: at, updatedAt: at })
    .where(
      and(
        eq(decks.dossierId, dossierId),
        isNull(decks.deletedAt),
        ids.length > 0 ? notInArray(decks.id, ids) : undefined,
      ),
    );
  for (const row of rows) {
    await tx
      .insert(decks)
      .values({ ...row, dossierId, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({ target: decks.id, set: { ...row, updatedAt: at, deletedAt: null } });
  }
}

export type CardRows = {
  readonly note: typeof notes.$inferInsert;
  readonly card: typeof cards.$inferInsert;
  /** The content is new: it is kept beside the earlier ones. */
  readonly isNewVersion: boolean;
};

/** Saves cards with their notes, and each new content beside the earlier ones. */
export async function saveCards(tx: Writer, rows: readonly CardRows[], at: number): Promise<void> {
  for (const part of parts(rows, ROWS)) {
    await tx
      .insert(notes)
      .values(part.map(({ note }) => note))
      .onConflictDoUpdate({ target: notes.id, set: { fields: sql`excluded.fields`, updatedAt: at } });
    await tx
      .insert(cards)
      .values(part.map(({ card }) => card))
      .onConflictDoUpdate({
        target: cards.id,
        set: {
          homeDeckId: sql`excluded.home_deck_id`,
          category: sql`excluded.category`,
          siblings: sql`excluded.siblings`,
          position: sql`excluded.position`,
          generated: sql`excluded.generated`,
          edited: sql`excluded.edited`,
          status: sql`excluded.status`,
          version: sql`excluded.version`,
          updatedAt: at,
        },
      });
    const fresh = part.flatMap(({ card, isNewVersion }) => {
      const content = card.edited ?? card.generated;
      return isNewVersion && content
        ? [{ cardId: card.id, version: card.version ?? 1, content, origin: "generated", createdAt: at }]
        : [];
    });
    if (fresh.length > 0) await tx.insert(cardVersions).values(fresh).onConflictDoNothing();
  }
}

/** Says anew which cards stand in a dossier's decks. */
export async function placeCards(
  tx: Writer,
  dossierId: string,
  rows: readonly (typeof deckCards.$inferInsert)[],
): Promise<void> {
  const own = tx.select({ id: decks.id }).from(decks).where(eq(decks.dossierId, dossierId));
  await tx.delete(deckCards).where(inArray(deckCards.deckId, own));
  for (const part of parts(rows, ROWS)) await tx.insert(deckCards).values([...part]);
}

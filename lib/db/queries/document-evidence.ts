import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Category } from "#lib/cards/types.ts";
import { type CardContent, cards } from "../schema/decks.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import { evidence, omissions } from "../schema/evidence.ts";
import type { Reader } from "../store.ts";
import { grantedDossier } from "./grants.ts";

export type DocumentRow = {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly author: string | null;
  readonly dated: string | null;
  readonly dossierTitle: string;
  /** Null for what ships with the product. */
  readonly ownerId: string | null;
  /** A teacher gave a deck of its dossier to this learner. */
  readonly granted: boolean;
  readonly versionId: string;
  readonly format: string;
  readonly length: number | null;
};

/** A document as it was last read, without its text, whose it is, and whether this learner was given it; null for none. */
export async function documentWithOwner(
  db: Reader,
  documentId: string,
  userId: string | null,
  now: number,
): Promise<DocumentRow | null> {
  const [row] = await db
    .select({
      id: documents.id,
      title: documents.title,
      name: documents.name,
      author: documents.author,
      dated: documents.dated,
      dossierTitle: dossiers.title,
      ownerId: dossiers.ownerId,
      granted: sql<number>`coalesce(${grantedDossier(userId, now)}, 0)`,
      versionId: documentVersions.id,
      format: documentVersions.format,
      length: documentVersions.length,
    })
    .from(documents)
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.id, documentId), isNull(documents.deletedAt), isNull(dossiers.deletedAt)))
    .orderBy(desc(documentVersions.version))
    .limit(1);
  return row ? { ...row, granted: row.granted === 1 } : null;
}

export type CitedRow = {
  readonly cardId: string;
  readonly deckId: string;
  readonly category: Category | null;
  readonly content: CardContent;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly displayQuote: string | null;
};

/** Every receipt that an active card has in a document version, by place. */
export async function citedIn(db: Reader, versionId: string): Promise<readonly CitedRow[]> {
  const rows = await db
    .select({
      cardId: cards.id,
      deckId: cards.homeDeckId,
      category: cards.category,
      edited: cards.edited,
      generated: cards.generated,
      start: evidence.start,
      end: evidence.end,
      quote: evidence.quote,
      displayQuote: evidence.displayQuote,
    })
    .from(evidence)
    .innerJoin(cards, eq(cards.id, evidence.ownerId))
    .where(
      and(
        eq(evidence.documentVersionId, versionId),
        eq(evidence.ownerKind, "card"),
        eq(cards.status, "active"),
      ),
    )
    .orderBy(asc(evidence.start), asc(evidence.end), asc(cards.position), asc(cards.id));
  return rows.flatMap(({ edited, generated, ...row }) => {
    const content = edited ?? generated;
    return content ? [{ ...row, content }] : [];
  });
}

/** What was left out of a document version: where, and for which reason. */
export async function leftOutOf(
  db: Reader,
  versionId: string,
): Promise<readonly { readonly start: number; readonly end: number; readonly reason: string }[]> {
  return db
    .select({ start: omissions.start, end: omissions.end, reason: omissions.reason })
    .from(omissions)
    .where(eq(omissions.documentVersionId, versionId))
    .orderBy(asc(omissions.start));
}

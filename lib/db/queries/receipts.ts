import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Conflict } from "#lib/conflicts/types.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { claims, conflicts, evidence, omissions } from "../schema/evidence.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type ReceiptRow = {
  readonly ownerId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly versionId: string;
  /** Of the document's text; null when it was never seen here. */
  readonly length: number | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly displayQuote: string | null;
  readonly role: "proof" | "context" | "reading";
};

/** The receipts of these cards (or claims), each owner's in order. */
export async function receiptsOf(
  db: Reader,
  ownerKind: "card" | "claim",
  ownerIds: readonly string[],
): Promise<readonly ReceiptRow[]> {
  return inParts(ownerIds, (part) =>
    db
      .select({
        ownerId: evidence.ownerId,
        documentId: documents.id,
        documentTitle: documents.title,
        versionId: evidence.documentVersionId,
        length: documentVersions.length,
        start: evidence.start,
        end: evidence.end,
        quote: evidence.quote,
        displayQuote: evidence.displayQuote,
        role: evidence.role,
      })
      .from(evidence)
      .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
      .innerJoin(documents, eq(documents.id, documentVersions.documentId))
      .where(and(eq(evidence.ownerKind, ownerKind), inArray(evidence.ownerId, [...part])))
      .orderBy(asc(evidence.ownerId), asc(evidence.position)),
  );
}

/** The text of a document version. `pages`: where each page starts in it, from the first on; null without pages. */
export type VersionText = {
  readonly id: string;
  readonly format: string;
  readonly text: string;
  readonly pages: readonly number[] | null;
};

/** The texts of these document versions, as far as they are known here. */
export async function textsOf(db: Reader, versionIds: readonly string[]): Promise<readonly VersionText[]> {
  const rows = await inParts(versionIds, (part) =>
    db
      .select({
        id: documentVersions.id,
        format: documentVersions.format,
        text: documentVersions.text,
        pages: documentVersions.pages,
      })
      .from(documentVersions)
      .where(inArray(documentVersions.id, [...part])),
  );
  return rows.flatMap(({ text, ...row }) => (text === null ? [] : [{ ...row, text }]));
}

/** What was left out of a dossier: how often for which reason in which document. */
export async function omissionsOf(
  db: Reader,
  dossierId: string,
): Promise<readonly { readonly documentTitle: string; readonly reason: string; readonly count: number }[]> {
  return db
    .select({ documentTitle: documents.title, reason: omissions.reason, count: count() })
    .from(omissions)
    .innerJoin(documentVersions, eq(documentVersions.id, omissions.documentVersionId))
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(eq(omissions.dossierId, dossierId))
    .groupBy(documents.id, omissions.reason)
    .orderBy(asc(documents.position), asc(omissions.reason));
}

/** The open disagreements of a dossier with their readings, in order. */
export async function conflictsOf(
  db: Reader,
  dossierId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly topic: string;
    readonly slot: Conflict["slot"];
    readonly claimId: string;
    readonly value: string;
  }[]
> {
  return db
    .select({
      id: conflicts.id,
      topic: conflicts.topic,
      slot: conflicts.slot,
      claimId: claims.id,
      value: claims.value,
    })
    .from(conflicts)
    .innerJoin(claims, eq(claims.conflictId, conflicts.id))
    .where(and(eq(conflicts.dossierId, dossierId), eq(conflicts.status, "open")))
    .orderBy(asc(conflicts.position), asc(claims.position));
}

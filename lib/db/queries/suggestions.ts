import { and, asc, eq, inArray } from "drizzle-orm";
import type { Evidence } from "#lib/cards/types.ts";
import { cards } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import type { Reader } from "../store.ts";

export type AskedThere = {
  readonly question: string;
  readonly answer: string;
  readonly evidence: readonly Evidence[];
};

/** What a dossier's cards ask, rejected and retired ones as well: what a person refused is not suggested again. */
export async function askedIn(db: Reader, dossierId: string): Promise<readonly AskedThere[]> {
  const rows = await db
    .select({ id: cards.id, generated: cards.generated, edited: cards.edited })
    .from(cards)
    .where(eq(cards.dossierId, dossierId));
  const receipts = await db
    .select({
      cardId: evidence.ownerId,
      document: documents.name,
      start: evidence.start,
      end: evidence.end,
      quote: evidence.quote,
      role: evidence.role,
    })
    .from(evidence)
    .innerJoin(cards, and(eq(evidence.ownerKind, "card"), eq(evidence.ownerId, cards.id)))
    .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(eq(cards.dossierId, dossierId))
    .orderBy(asc(evidence.position));
  const byCard = new Map<string, Evidence[]>();
  for (const { cardId, ...one } of receipts) byCard.set(cardId, [...(byCard.get(cardId) ?? []), one]);
  return rows.flatMap(({ id, generated, edited }) => {
    const words = edited ?? generated;
    return words === null
      ? []
      : [{ question: words.question, answer: words.answer, evidence: byCard.get(id) ?? [] }];
  });
}

/** Which of these ids cards of the dossier have already. */
export async function savedIds(
  db: Reader,
  dossierId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: cards.stableId })
    .from(cards)
    .where(and(eq(cards.dossierId, dossierId), inArray(cards.stableId, [...ids])));
  return new Set(rows.map((row) => row.id));
}

import { grouped } from "#lib/base/grouped.ts";
import { type ReceiptRow, receiptsOf } from "#lib/db/queries/receipts.ts";
import { type DeskCardRow, deskCardsById } from "#lib/db/queries/review-desk.ts";
import type { Reader } from "#lib/db/store.ts";
import { type DeskCard, type DeskReply, stampOf } from "#lib/study/review.ts";

/** Cards as the desk shows them, with their receipts; a row without words is none. */
export async function deskCardsOf(db: Reader, rows: readonly DeskCardRow[]): Promise<readonly DeskCard[]> {
  const receipts = grouped(
    await receiptsOf(
      db,
      "card",
      rows.map((row) => row.id),
    ),
    (receipt) => receipt.ownerId,
  );
  return rows.flatMap((row) => deskCard(row, receipts.get(row.id) ?? []));
}

/** What a verb answers: these cards as they are now, and which of them are no longer on the desk. */
export async function deskReply(db: Reader, dossierId: string, ids: readonly string[]): Promise<DeskReply> {
  const rows = await deskCardsById(db, dossierId, [...new Set(ids)]);
  const cards = await deskCardsOf(
    db,
    rows.filter((row) => row.status !== "retired"),
  );
  const here = new Set(cards.map((card) => card.id));
  return { cards, gone: [...new Set(ids)].filter((id) => !here.has(id)) };
}

function deskCard(row: DeskCardRow, receipts: readonly ReceiptRow[]): readonly DeskCard[] {
  const { generated, edited } = row;
  const content = edited ?? generated;
  if (!content) return [];
  const reworded =
    generated !== null && (generated.question !== content.question || generated.answer !== content.answer);
  return [
    {
      id: row.id,
      category: row.category,
      question: content.question,
      answer: content.answer,
      disputed: content.disputed === true,
      readings: (content.readings ?? []).map(({ value, evidence }) => ({ value, receipts: evidence })),
      before: reworded ? { question: generated.question, answer: generated.answer } : null,
      byHand: generated === null,
      receipts: receipts.map(({ documentId, documentTitle, start, end, quote, displayQuote, role }) => ({
        documentId,
        documentTitle,
        start,
        end,
        quote: displayQuote ?? quote,
        role,
      })),
      weight: row.weight,
      doubt: row.doubt,
      decision: row.decision,
      reason: row.decisionReason,
      studied: row.status === "active",
      position: row.position,
      stamp: stampOf(row),
    },
  ];
}

import type { UnchainedRow } from "#lib/db/event-rows.ts";
import { contentsOf, ownersOfCards } from "#lib/db/queries/card-contents.ts";
import { addChallenges, turnChallenges } from "#lib/db/queries/challenges.ts";
import { receiptsOf } from "#lib/db/queries/receipts.ts";
import type { Writer } from "#lib/db/store.ts";

/**
 * Keeps the list of challenges in step with the log, in the write that appends to it: a challenge is filed with what the
 * card said and the receipt as it stood, and taken back with its event. Costs nothing where no event is about one.
 */
export async function followChallenges(tx: Writer, rows: readonly UnchainedRow[]): Promise<void> {
  const filed = rows.filter((row) => row.kind === "challenged" && row.cardId !== null);
  if (filed.length > 0) await addChallenges(tx, await challengesOf(tx, filed));
  const [first] = rows;
  if (!first) return;
  for (const row of rows) {
    if (row.targetId === null) continue;
    if (row.kind === "undone") await turnChallenges(tx, first.userId, [row.targetId], "withdrawn");
    if (row.kind === "redone") await turnChallenges(tx, first.userId, [row.targetId], "open");
  }
}

async function challengesOf(tx: Writer, rows: readonly UnchainedRow[]) {
  const cardIds = [...new Set(rows.flatMap((row) => row.cardId ?? []))];
  const [contents, receipts, owners] = [
    await contentsOf(tx, cardIds),
    await receiptsOf(tx, "card", cardIds),
    await ownersOfCards(tx, cardIds),
  ];
  return rows.flatMap((row) => {
    const cardId = row.cardId ?? "";
    const content = contents.find((one) => one.id === cardId)?.content;
    const own = receipts.filter((one) => one.ownerId === cardId);
    const { receipt, note } = row.details ?? {};
    const doubted = typeof receipt === "number" ? own[receipt] : undefined;
    if (!content) return [];
    return [
      {
        id: row.id,
        userId: row.userId,
        cardId,
        cardVersion: row.cardVersion ?? 1,
        ownerId: owners.get(cardId)?.ownerId ?? null,
        seen: {
          question: content.question,
          answer: content.answer,
          receipt: doubted
            ? {
                document: doubted.documentTitle,
                documentId: doubted.documentId,
                start: doubted.start,
                end: doubted.end,
                quote: doubted.displayQuote ?? doubted.quote,
              }
            : null,
        },
        note: typeof note === "string" ? note.trim() : "",
        createdAt: row.effectiveAt,
      },
    ];
  });
}

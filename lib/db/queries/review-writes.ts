import { and, eq, max } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { evidence } from "../schema/evidence.ts";
import { actions } from "../schema/journal.ts";
import type { Writer } from "../store.ts";

type CardRow = typeof cards.$inferSelect;

/** What a decision may change of a card. */
export type CardFields = Pick<
  CardRow,
  "status" | "decision" | "decisionReason" | "decidedAt" | "decidedBy" | "mergedInto" | "edited"
>;

/** Writes what was decided about a card; new words count its version up and are kept beside the earlier ones. */
export async function saveDecision(
  tx: Writer,
  cardId: string,
  set: Partial<CardFields>,
  wording: { readonly version: number; readonly content: CardContent; readonly authorId: string } | null,
  at: number,
): Promise<void> {
  await tx
    .update(cards)
    .set({ ...set, ...(wording ? { version: wording.version } : {}), updatedAt: at })
    .where(eq(cards.id, cardId));
  if (!wording) return;
  const { version, content, authorId } = wording;
  await tx
    .insert(cardVersions)
    .values({ cardId, version, content, origin: "edited", authorId, createdAt: at })
    .onConflictDoNothing();
}

export type ReceiptRow = Omit<typeof evidence.$inferSelect, "ownerKind" | "ownerId" | "position">;

const columns = {
  documentVersionId: evidence.documentVersionId,
  start: evidence.start,
  end: evidence.end,
  quote: evidence.quote,
  displayQuote: evidence.displayQuote,
  role: evidence.role,
};

/** A card's receipts in order. */
export async function receiptRows(tx: Writer, cardId: string): Promise<readonly ReceiptRow[]> {
  return tx
    .select(columns)
    .from(evidence)
    .where(and(eq(evidence.ownerKind, "card"), eq(evidence.ownerId, cardId)))
    .orderBy(evidence.position);
}

/** Puts receipts behind those that a card has: the places of the earlier ones stay, readings name them. */
export async function addReceipts(tx: Writer, cardId: string, rows: readonly ReceiptRow[]): Promise<void> {
  const own = and(eq(evidence.ownerKind, "card"), eq(evidence.ownerId, cardId));
  const [last] = await tx
    .select({ position: max(evidence.position) })
    .from(evidence)
    .where(own);
  const from = (last?.position ?? -1) + 1;
  for (const [i, row] of rows.entries())
    await tx.insert(evidence).values({ ...row, ownerKind: "card", ownerId: cardId, position: from + i });
}

/** Takes receipts from a card again: those at these places of these documents. */
export async function removeReceipts(
  tx: Writer,
  cardId: string,
  rows: readonly Pick<ReceiptRow, "documentVersionId" | "start" | "end" | "role">[],
): Promise<void> {
  for (const { documentVersionId, start, end, role } of rows) {
    await tx
      .delete(evidence)
      .where(
        and(
          eq(evidence.ownerKind, "card"),
          eq(evidence.ownerId, cardId),
          eq(evidence.documentVersionId, documentVersionId),
          eq(evidence.start, start),
          eq(evidence.end, end),
          eq(evidence.role, role),
        ),
      );
  }
}

/** Adds a card that a person wrote, its note, its first wording and its place in its deck, which is made if missing. */
export async function addWrittenCard(
  tx: Writer,
  rows: {
    readonly note: typeof notes.$inferInsert;
    readonly card: typeof cards.$inferInsert & { readonly edited: CardContent };
    readonly deck: typeof decks.$inferInsert;
    readonly receipts: readonly ReceiptRow[];
  },
): Promise<void> {
  const { note, card, deck, receipts } = rows;
  const { createdAt } = note;
  await tx.insert(notes).values(note);
  await tx
    .insert(decks)
    .values(deck)
    .onConflictDoUpdate({ target: decks.id, set: { updatedAt: createdAt, deletedAt: null } });
  await tx.insert(cards).values(card);
  await tx
    .insert(deckCards)
    .values({ deckId: deck.id, cardId: card.id, position: card.position ?? 0 })
    .onConflictDoNothing();
  await tx.insert(cardVersions).values({
    cardId: card.id,
    version: 1,
    content: card.edited,
    origin: "edited",
    authorId: note.ownerId ?? null,
    createdAt,
  });
  await addReceipts(tx, card.id, receipts);
}

export async function addStep(tx: Writer, row: typeof actions.$inferInsert): Promise<void> {
  await tx.insert(actions).values(row);
}

/** Notes that a step was taken back (a time) or done again (null). */
export async function markStep(tx: Writer, id: string, undoneAt: number | null): Promise<void> {
  await tx.update(actions).set({ undoneAt }).where(eq(actions.id, id));
}

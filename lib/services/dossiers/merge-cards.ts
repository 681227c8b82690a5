import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { deskCardsById, deskDossier } from "#lib/db/queries/review-desk.ts";
import { addReceipts, type ReceiptRow, receiptRows } from "#lib/db/queries/review-writes.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import { cardAsSeen, isRecorded, recordStep, Seen, Step, stepOwner, stepTime } from "./desk-change.ts";

const Merge = Step.extend({ ...Seen, into: z.string().min(1).max(200) });

/**
 * Merges a card into another: that one gets its receipts behind its own, this one is asked no more and keeps what was
 * learnt with it. Safe to send twice. Throws `stale` when the card is not what the screen saw or the other one is gone.
 */
export async function mergeCards(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { id, dossierId, cardId, seen, into } = parseInput(Merge, input);
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  if (into === cardId) throw new DomainError("invalid", "A card cannot be merged into itself.");
  const userId = stepOwner(ctx);
  const step = { id, kind: "card-merged" as const, userId, dossierId };
  await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return;
    const card = await cardAsSeen(tx, dossierId, cardId, seen);
    const [other] = await deskCardsById(tx, dossierId, [into]);
    if (!other || other.status === "retired" || other.status === "rejected") {
      const message = "The other card was rejected or merged away meanwhile. Choose another one.";
      throw new DomainError("stale", message, { cardId: into });
    }
    const own = await receiptRows(tx, into);
    const known = new Set(own.map(placeOf));
    const added = (await receiptRows(tx, cardId))
      .filter((row) => !known.has(placeOf(row)))
      // One side of a dispute proves nothing on a card that has none.
      .map((row) => ({ ...row, role: row.role === "reading" ? ("proof" as const) : row.role }));
    await addReceipts(tx, into, added);
    const at = await stepTime(tx, ctx, step);
    const set = {
      status: "retired" as const,
      decision: "merged" as const,
      decisionReason: null,
      decidedAt: Math.max(at, (card.decidedAt ?? 0) + 1),
      decidedBy: userId,
      mergedInto: into,
    };
    const moved = added.map((row) => ({ ...row, cardId: into }));
    await recordStep(tx, step, [{ card, set }], at, moved);
  });
  return deskReply(ctx.store.read, dossierId, [cardId, into]);
}

function placeOf({ documentVersionId, start, end }: ReceiptRow): string {
  return `${documentVersionId} ${start} ${end}`;
}

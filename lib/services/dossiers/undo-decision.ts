import { z } from "zod";
import { definedOnly } from "#lib/base/defined.ts";
import { DomainError } from "#lib/base/errors.ts";
import { deskCardsById, deskDossier, stepById } from "#lib/db/queries/review-desk.ts";
import { addReceipts, markStep, removeReceipts } from "#lib/db/queries/review-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import { applyChange, changedFields, Journal, stepOwner, stepTime } from "./desk-change.ts";

const Undo = z.object({
  dossierId: z.string().min(1).max(200),
  /** The step that is taken back or done again. */
  target: z.uuid(),
  redo: z.boolean().default(false),
});

const CHANGED =
  "This card has been changed since, so that step cannot be taken back. It stays as it is; decide about it anew.";

/**
 * Takes a step at the desk back, or does it again: everything it changed is as before, and nothing else is touched. A
 * wording that comes back counts as a new version, because answers name the version they answered. Safe to send twice.
 * Throws `conflict` when something has been decided about the same card since.
 */
export async function undoDecision(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { dossierId, target, redo } = parseInput(Undo, input);
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = stepOwner(ctx);
  const ids = await ctx.store.write(async (tx) => {
    const step = await stepById(tx, userId, target);
    if (step?.subjectKind !== "dossier" || step.subjectId !== dossierId)
      throw new DomainError("not-found", "There is no such step to take back.");
    const [from, to] = redo ? [step.before, step.after] : [step.after, step.before];
    const journal = { from: Journal.parse(from), to: Journal.parse(to) };
    const cardIds = touched(journal.from, Journal.parse(step.after));
    if ((step.undoneAt === null) === redo) return cardIds;
    const at = await stepTime(tx, ctx, { userId, dossierId });
    await turn(tx, dossierId, journal, { at, authorId: userId });
    await moveReceipts(tx, Journal.parse(step.after), redo);
    await markStep(tx, target, redo ? null : at);
    return cardIds;
  });
  return deskReply(ctx.store.read, dossierId, ids);
}

function touched(cards: Journal, { receipts = [] }: Journal): readonly string[] {
  return [...Object.keys(cards.cards), ...receipts.map((one) => one.cardId)];
}

/** Brings each card from one side of the step to the other; throws before anything is lost if one is elsewhere. */
async function turn(
  tx: Writer,
  dossierId: string,
  { from, to }: { readonly from: Journal; readonly to: Journal },
  by: { readonly at: number; readonly authorId: string },
): Promise<void> {
  const rows = await deskCardsById(tx, dossierId, Object.keys(from.cards));
  for (const [cardId, expected] of Object.entries(from.cards)) {
    const card = rows.find((row) => row.id === cardId);
    if (!card || changedFields(card, definedOnly(expected)).length > 0)
      throw new DomainError("conflict", CHANGED, { cardId });
    await applyChange(tx, { card, set: definedOnly(to.cards[cardId] ?? {}) }, by.authorId, by.at);
  }
}

async function moveReceipts(tx: Writer, { receipts = [] }: Journal, redo: boolean): Promise<void> {
  for (const { cardId, ...row } of receipts) {
    if (redo) await addReceipts(tx, cardId, [row]);
    else await removeReceipts(tx, cardId, [row]);
  }
}

import { DomainError } from "#lib/base/errors.ts";
import { deskDossier } from "#lib/db/queries/review-desk.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import {
  cardAsSeen,
  isRecorded,
  keptStatus,
  recordStep,
  Seen,
  Step,
  stepOwner,
  stepTime,
  Wording,
} from "./desk-change.ts";

const Edit = Step.extend({ ...Seen, ...Wording });

/**
 * Gives a card other words and keeps it. What was generated stays beside them for the next making; learners are asked
 * the new words at once and keep what they learnt. Words that are as generated take the edit back. Safe to send twice.
 */
export async function editCard(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { id, dossierId, cardId, seen, question, answer } = parseInput(Edit, input);
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = stepOwner(ctx);
  const step = { id, kind: "card-edited" as const, userId, dossierId };
  await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return;
    const card = await cardAsSeen(tx, dossierId, cardId, seen);
    const at = await stepTime(tx, ctx, step);
    const base = card.generated ?? card.edited;
    if (!base) throw new DomainError("not-found", "This card has no words to change.");
    const own = question === base.question && answer === base.answer;
    const edited: CardContent | null =
      card.generated && own ? null : { ...(card.edited ?? base), question, answer };
    const set = {
      edited,
      decision: card.generated && edited ? ("edited" as const) : ("accepted" as const),
      decisionReason: null,
      decidedAt: Math.max(at, (card.decidedAt ?? 0) + 1),
      decidedBy: userId,
      status: keptStatus(card, dossier),
    };
    await recordStep(tx, step, [{ card, set }], at);
  });
  return deskReply(ctx.store.read, dossierId, [cardId]);
}

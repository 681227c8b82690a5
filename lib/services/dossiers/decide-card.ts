import { z } from "zod";
import { deskDossier } from "#lib/db/queries/review-desk.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import {
  cardAsSeen,
  isRecorded,
  keptStatus,
  Reason,
  recordStep,
  Seen,
  Step,
  stepOwner,
  stepTime,
} from "./desk-change.ts";

const Decide = z.discriminatedUnion("decision", [
  Step.extend({ ...Seen, decision: z.literal("accepted") }),
  Step.extend({ ...Seen, decision: z.literal("rejected"), reason: Reason }),
]);

/**
 * Accepts a card, or rejects it with a reason. A card that learners study already is no longer asked from that moment,
 * and what they learnt stays. Safe to send twice. Throws `stale` when the card is not what the screen saw.
 */
export async function decideCard(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const decided = parseInput(Decide, input);
  const { id, dossierId, cardId, seen } = decided;
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = stepOwner(ctx);
  const step = { id, kind: `card-${decided.decision}` as const, userId, dossierId };
  await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return;
    const card = await cardAsSeen(tx, dossierId, cardId, seen);
    const at = await stepTime(tx, ctx, step);
    const by = { decidedAt: Math.max(at, (card.decidedAt ?? 0) + 1), decidedBy: userId };
    const set =
      decided.decision === "rejected"
        ? {
            ...by,
            decision: "rejected" as const,
            decisionReason: decided.reason,
            status: "rejected" as const,
          }
        : {
            ...by,
            decision: card.edited && card.generated ? ("edited" as const) : ("accepted" as const),
            decisionReason: null,
            status: keptStatus(card, dossier),
          };
    await recordStep(tx, step, [{ card, set }], at);
  });
  return deskReply(ctx.store.read, dossierId, [cardId]);
}

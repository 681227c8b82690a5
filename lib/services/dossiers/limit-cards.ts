import { z } from "zod";
import { deskCards, deskDossier } from "#lib/db/queries/review-desk.ts";
import { moveLine } from "#lib/study/importance-line.ts";
import { BELOW_LINE, type DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import { type Change, isRecorded, keptStatus, recordStep, Step, stepOwner, stepTime } from "./desk-change.ts";

const Limit = Step.extend({ keep: z.int().nonnegative() });

/**
 * Keeps at most so many cards: the least important that nobody decided about are left out, and those that an earlier
 * line left out come back when there is room. What a person decided stays. One step, undone as one. Safe to send twice.
 */
export async function limitCards(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { id, dossierId, keep } = parseInput(Limit, input);
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = stepOwner(ctx);
  const step = { id, kind: "line-moved" as const, userId, dossierId };
  const ids = await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return [];
    const rows = await deskCards(tx, dossierId);
    const { leaveOut, takeBack } = moveLine(
      rows.map((row) => ({ ...row, reason: row.decisionReason, byHand: row.generated === null })),
      keep,
    );
    const at = await stepTime(tx, ctx, step);
    const changes = rows.flatMap((card): Change[] => {
      const decidedAt = Math.max(at, (card.decidedAt ?? 0) + 1);
      if (leaveOut.includes(card.id)) {
        const set = { decision: "rejected", decisionReason: BELOW_LINE, status: "rejected" } as const;
        return [{ card, set: { ...set, decidedAt, decidedBy: userId } }];
      }
      if (!takeBack.includes(card.id)) return [];
      const set = { decision: null, decisionReason: null, decidedAt: null, decidedBy: null };
      return [{ card, set: { ...set, status: keptStatus(card, dossier) } }];
    });
    await recordStep(tx, step, changes, at);
    return changes.map(({ card }) => card.id);
  });
  return deskReply(ctx.store.read, dossierId, ids);
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { type Decided, decideConflicts, decision } from "./decide-conflicts.ts";

const MOST = 500;

const input = z.object({
  dossierId: z.string().min(1),
  decisions: z
    .array(decision)
    .min(1, "Choose a disagreement to settle.")
    .max(MOST, `At most ${MOST} disagreements can be settled at once.`),
});

/**
 * Rules on several disagreements of one's own dossier in one go; what is asked follows in the same write, and one undo
 * takes all of it back. Throws `not-found` for a dossier or a disagreement that is absent or somebody else's, `stale`
 * for a reading that no document gives any more; then nothing is ruled.
 */
export async function ruleMany(ctx: Ctx, values: unknown): Promise<Decided> {
  const { dossierId, decisions } = parseInput(input, values);
  const twice = new Set(decisions.map(({ conflictId }) => conflictId)).size < decisions.length;
  if (twice) throw new DomainError("invalid", "One disagreement was ruled on twice at once.");
  const dossier = await dossierWithOwner(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = userIdOf(ctx) ?? "";
  const ids = Array.from({ length: decisions.length + 1 }, () => ctx.newId());
  const deciding = { dossierId, ownerId: dossier.ownerId, userId, at: ctx.now(), ids };
  return ctx.store.write((tx) => decideConflicts(tx, decisions, deciding));
}

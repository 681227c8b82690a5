import type { Ctx } from "#lib/services/context.ts";
import { ruleMany } from "#lib/services/dossiers/rule-many.ts";

type One = { readonly dossierId: string; readonly conflictId: string | undefined };

/** Rules on one disagreement, as a button of the page does. */
export function ruleConflict(
  ctx: Ctx,
  { dossierId, ...decision }: One & { readonly kind?: string; readonly value?: string | undefined },
): ReturnType<typeof ruleMany> {
  return ruleMany(ctx, { dossierId, decisions: [decision] });
}

/** Opens one again, as the button of a settled one does. */
export function takeBackRuling(ctx: Ctx, { dossierId, conflictId }: One): ReturnType<typeof ruleMany> {
  return ruleMany(ctx, { dossierId, decisions: [{ conflictId, kind: "open" }] });
}

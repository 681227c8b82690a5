import { readJson } from "#app/_edge/body.ts";
import { json, mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { decideCard } from "#lib/services/dossiers/decide-card.ts";
import { editCard } from "#lib/services/dossiers/edit-card.ts";
import { limitCards } from "#lib/services/dossiers/limit-cards.ts";
import { mergeCards } from "#lib/services/dossiers/merge-cards.ts";
import { currentCards } from "#lib/services/dossiers/review-view.ts";
import { takeOmission } from "#lib/services/dossiers/take-omission.ts";
import { undoDecision } from "#lib/services/dossiers/undo-decision.ts";
import { writeCard } from "#lib/services/dossiers/write-card.ts";
import type { DeskReply } from "#lib/study/review.ts";

/** A question, an answer and a passage's place, with room to spare. */
const MOST_BYTES = 40_000;

const VERBS: Readonly<Record<string, (ctx: Ctx, input: unknown) => Promise<DeskReply>>> = {
  decide: decideCard,
  edit: editCard,
  merge: mergeCards,
  write: writeCard,
  take: takeOmission,
  limit: limitCards,
  undo: undoDecision,
};

/**
 * One step at the review desk. A route and not an action: steps are sent in order, and again after trouble, by a screen
 * that has gone on already and may have been opened before the server was updated. A step that meets a card that has
 * changed is answered with the card as it is now.
 */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  const ctx = await routeContext(request);
  const { kind, ...input } = asObject(body);
  const verb = typeof kind === "string" && Object.hasOwn(VERBS, kind) ? VERBS[kind] : undefined;
  if (!verb) throw new DomainError("invalid", "There is no such step.");
  try {
    return json(200, await verb(ctx, input));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== "stale" && error.code !== "conflict")) throw error;
    const { cardId } = error.details;
    const { dossierId } = input;
    if (cardId === undefined || typeof dossierId !== "string") return replyTo(error);
    const reply = await currentCards(ctx, dossierId, [cardId]);
    return json(409, { code: error.code, message: error.message, reply });
  }
});

/** An object as it came; what is in it is checked by the verb. */
function asObject(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}

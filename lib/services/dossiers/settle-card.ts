import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Card } from "#lib/cards/types.ts";
import {
  type ChangedCard,
  changedCards,
  pendingOf,
  type Settled,
  saveSettled,
} from "#lib/db/queries/changes.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { addStep } from "#lib/db/queries/review-writes.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { contentOf } from "../decks/deck-rows.ts";
import { parseInput } from "../parse-input.ts";
import { askAsRuled } from "./ask-as-ruled.ts";
import { stepOwner } from "./desk-change.ts";

const Input = z.strictObject({
  dossierId: z.string().min(1).max(200),
  cardId: z.string().min(1).max(200),
  /** The version that the page showed. */
  version: z.coerce.number().int().positive(),
  take: z.enum(["yours", "generated"]),
});

/**
 * Settles a card that a person had changed and whose documents now say it otherwise: the person's words stay on the new
 * ground, or the new words are taken. What was learnt stays. Throws `stale` when the card is not what the page showed.
 */
export async function settleCard(ctx: Ctx, input: unknown): Promise<void> {
  const { dossierId, cardId, version, take } = parseInput(Input, input);
  const stepId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const dossier = await dossierWithOwner(tx, dossierId);
    allow(ctx, "make", dossier, "dossier");
    const authorId = stepOwner(ctx);
    const [card] = await changedCards(tx, [cardId]);
    if (card?.dossierId !== dossierId)
      throw new DomainError("not-found", "There is no such card here. It may have been removed.");
    const pending = pendingOf(card.fields);
    if (pending === null || card.version !== version) {
      throw new DomainError(
        "stale",
        "This card was changed or settled in another window meanwhile. What it says now is shown.",
      );
    }
    const at = ctx.now();
    await addStep(tx, {
      id: stepId,
      userId: authorId,
      at,
      kind: "card-settled",
      subjectKind: "card",
      subjectId: cardId,
      before: {
        fields: card.fields,
        generated: card.generated,
        edited: card.edited,
        decision: card.decision,
      },
      after: { take },
    });
    await saveSettled(tx, card, settled(card, pending, take), { authorId, at });
    await askAsRuled(tx, { dossierId, ownerId: dossier.ownerId, authorId, at });
  });
}

function settled(card: ChangedCard, generated: Card, take: "yours" | "generated"): Settled {
  const content = contentOf(generated);
  const { edited: own } = card;
  const edited = take === "yours" && own ? { ...content, question: own.question, answer: own.answer } : null;
  return {
    fields: { ...card.fields, generated, pending: null },
    generated: content,
    edited,
    decision: edited ? "edited" : "accepted",
    version: card.version + 1,
    content: edited ?? content,
  };
}

import { DomainError } from "#lib/base/errors.ts";
import { type OwnDeck, ownDeck, ownDecksOf } from "#lib/db/queries/own-decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import type { Rows } from "../journal/ledger.ts";
import { actor, knownStep, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";
import type { StepKind } from "../journal/step-words.ts";

/** What a verb about one deck is given to plan with. */
export type DeckPlan = {
  readonly tx: Writer;
  readonly userId: string;
  readonly at: number;
  readonly deck: OwnDeck;
  /** All decks of its owner, deleted ones too. */
  readonly decks: readonly OwnDeck[];
};

/**
 * Changes a deck of one's own and writes the step down: `plan` says what the rows become, or throws. Safe to send twice
 * under one id. Throws `not-found` for a deck that is absent, in the bin, or somebody else's.
 */
export async function changeDeck(
  ctx: Ctx,
  step: { readonly id: string; readonly kind: StepKind; readonly deckId: string; readonly deleted?: boolean },
  plan: (given: DeckPlan) => Promise<Rows> | Rows,
): Promise<StepDone> {
  const { id, kind, deckId, deleted = false } = step;
  allow(ctx, "make", await ownDeck(ctx.store.read, deckId), "deck");
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label };
    const decks = await ownDecksOf(tx, userId);
    const deck = decks.find((one) => one.id === deckId && (one.deletedAt !== null) === deleted);
    if (!deck) {
      const where = deleted ? "not in the bin any more" : "not here any more. It may lie in the bin";
      throw new DomainError("not-found", `This deck is ${where}.`);
    }
    const at = await nextStepTime(tx, ctx, userId);
    const rows = await plan({ tx, userId, at, deck, decks });
    const entry = { id, kind, subjectKind: "deck" as const, subjectId: deckId, about: deck.title };
    return takeStep(tx, entry, rows, { userId, at });
  });
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { CardFields } from "#lib/db/queries/journal-rows.ts";
import { cardRowsById, deckForNotes, nextPlace } from "#lib/db/queries/notes.ts";
import { placesInDeck } from "#lib/db/queries/own-decks.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { pairKey } from "../journal/ledger.ts";
import {
  actor,
  BatchId,
  knownStep,
  nextStepTime,
  type StepDone,
  StepId,
  takeStep,
} from "../journal/record-step.ts";
import { MOST_CARDS_AT_ONCE, seenCards } from "../notes/own-layers.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.object({
  id: StepId,
  batch: BatchId,
  cardIds: z.array(z.string().max(200)).min(1).max(MOST_CARDS_AT_ONCE, "Move fewer cards at once."),
  deckId: z.string().max(200),
});

/**
 * Moves cards into a deck of one's own, behind those that are there, in the order given. Cards of one's own notes change
 * their home; any other card stays where it was made and stands in this deck too. What was learnt stays. Safe to send
 * twice under one id.
 */
export async function moveCards(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), batch, cardIds, deckId } = parseInput(Input, input);
  const target = await deckForNotes(ctx.store.read, deckId);
  allow(ctx, "make", target, "deck");
  if (target.dossierId !== null) {
    const message = "This deck is made from documents. Choose a deck of your own.";
    throw new DomainError("invalid", message, { deckId: message });
  }
  const userId = actor(ctx);
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label };
    const seen = await seenCards(ctx, tx, cardIds);
    const [first] = seen;
    if (!first) throw new DomainError("not-found", "There is no such card. It may have been deleted.");
    const at = await nextStepTime(tx, ctx, userId);
    const rows = new Map(
      (
        await cardRowsById(
          tx,
          seen.map((card) => card.id),
        )
      ).map((row) => [row.id, row]),
    );
    const there = new Set((await placesInDeck(tx, deckId)).map((place) => place.cardId));
    let position = await nextPlace(tx, deckId);
    const places: Record<string, number | null> = {};
    const cards: Record<string, CardFields> = {};
    for (const { id: cardId, ownerId, written } of seen) {
      const home = rows.get(cardId)?.homeDeckId;
      if (!there.has(cardId)) {
        places[pairKey(deckId, cardId)] = position;
        position += 1;
      }
      if (ownerId !== userId || !written || home === undefined || home === deckId) continue;
      places[pairKey(home, cardId)] = null;
      cards[cardId] = { homeDeckId: deckId };
    }
    const step = {
      id,
      batch,
      kind: "cards-moved" as const,
      subjectKind: "card" as const,
      subjectId: first.id,
      about: target.title,
      count: seen.length,
    };
    return takeStep(tx, step, { places, cards }, { userId, at });
  });
}

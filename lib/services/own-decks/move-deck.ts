import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "../context.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import {
  DEEPEST,
  depthOf,
  heightOf,
  namedIn,
  nameTaken,
  placeIn,
  present,
  tooDeep,
  withPartsOf,
} from "./deck-names.ts";

const Input = z.object({
  id: StepId,
  deckId: z.string().max(200),
  /** The deck that it becomes a part of; null for none. */
  parentId: z.string().max(200).nullable(),
});

/** Makes a deck with all its parts a part of another, or of none. Throws `invalid` where it would lie in itself. */
export async function moveDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId, parentId } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-moved", deckId }, ({ deck, decks }) => {
    if (parentId !== null && !present(decks).some((one) => one.id === parentId))
      throw new DomainError("not-found", "There is no such deck to move it into.");
    if (withPartsOf(decks, deckId).some((one) => one.id === parentId))
      throw new DomainError("invalid", "A deck cannot be a part of itself.", {
        parentId: "Choose another deck.",
      });
    if (depthOf(decks, parentId) + 1 + heightOf(decks, deckId) >= DEEPEST) throw tooDeep();
    const there = namedIn(decks, parentId, deck.title);
    if (there && there.id !== deckId) throw nameTaken();
    return { decks: { [deckId]: { parentId, position: placeIn(decks, parentId) } } };
  });
}

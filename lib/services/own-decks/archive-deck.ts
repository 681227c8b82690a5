import { z } from "zod";
import type { OwnDeck } from "#lib/db/queries/own-decks.ts";
import type { Ctx } from "../context.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import { present, withPartsOf } from "./deck-names.ts";

const Input = z.object({ id: StepId, deckId: z.string().max(200) });

/** Puts a deck with its parts out of the way: not on the shelf, its cards not asked. What was learnt stays. */
export async function archiveDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-archived", deckId }, ({ decks, at }) => ({
    decks: Object.fromEntries(withPartsOf(present(decks), deckId).map((one) => [one.id, { archivedAt: at }])),
  }));
}

/** Brings an archived deck back with its parts, and with the decks that it is a part of. */
export async function unarchiveDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-unarchived", deckId }, ({ deck, decks }) => {
    const back = [...withPartsOf(present(decks), deckId), ...above(decks, deck)];
    return { decks: Object.fromEntries(back.map((one) => [one.id, { archivedAt: null }])) };
  });
}

function above(decks: readonly OwnDeck[], deck: OwnDeck): readonly OwnDeck[] {
  const found: OwnDeck[] = [];
  for (let at = parentOf(decks, deck); at && !found.includes(at); at = parentOf(decks, at)) found.push(at);
  return found;
}

function parentOf(decks: readonly OwnDeck[], deck: OwnDeck): OwnDeck | undefined {
  return decks.find((one) => one.id === deck.parentId);
}

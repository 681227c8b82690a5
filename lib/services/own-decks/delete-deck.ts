import { z } from "zod";
import type { Ctx } from "../context.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import { namedIn, present, withPartsOf } from "./deck-names.ts";

const Input = z.object({ id: StepId, deckId: z.string().max(200) });

/**
 * Puts a deck with its parts and their notes into the bin: nothing of it is asked or seen, and after thirty days it is
 * gone (`purgeDeleted`). What was learnt stays in the log.
 */
export async function deleteDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-deleted", deckId }, ({ decks, at }) => ({
    decks: Object.fromEntries(withPartsOf(present(decks), deckId).map((one) => [one.id, { deletedAt: at }])),
  }));
}

/** Brings a deck back from the bin, with the parts that went there with it. Where it stood is gone: it stands by itself. */
export async function restoreDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-restored", deckId, deleted: true }, ({ deck, decks }) => {
    const together = decks.filter((one) => one.deletedAt === deck.deletedAt);
    const back = withPartsOf(together, deckId).map((one) => [one.id, { deletedAt: null }] as const);
    const home = present(decks).some((one) => one.id === deck.parentId) ? deck.parentId : null;
    const title = freeName(deck.title, (name) => namedIn(decks, home, name) !== undefined);
    return {
      decks: {
        ...Object.fromEntries(back),
        [deckId]: { deletedAt: null, parentId: home, title, archivedAt: null },
      },
    };
  });
}

/** "Verbs", or "Verbs 2" where that name was given away meanwhile. */
export function freeName(title: string, isTaken: (name: string) => boolean): string {
  for (let i = 1; ; i += 1) {
    const name = i === 1 ? title : `${title} ${i}`;
    if (!isTaken(name)) return name;
  }
}

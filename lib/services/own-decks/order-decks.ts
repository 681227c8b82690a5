import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "../context.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import { present } from "./deck-names.ts";

const Input = z.object({
  id: StepId,
  deckId: z.string().max(200),
  /** Towards the beginning or the end of the decks that it stands among. */
  by: z.union([z.literal(-1), z.literal(1)]),
});

/** Moves a deck one place among its neighbours. Throws `conflict` where there is none to change places with. */
export async function orderDecks(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId, by } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "decks-ordered", deckId }, ({ deck, decks }) => {
    const beside = present(decks).filter((one) => one.parentId === deck.parentId && one.archivedAt === null);
    const from = beside.findIndex((one) => one.id === deckId);
    const other = beside[from + by];
    if (from < 0 || !other) throw new DomainError("conflict", "It stands at the end already.");
    const order = beside.map((one) => one.id);
    order[from] = other.id;
    order[from + by] = deckId;
    // From 1: 0 means that nobody has put them in order.
    return { decks: Object.fromEntries(order.map((one, i) => [one, { position: i + 1 }])) };
  });
}

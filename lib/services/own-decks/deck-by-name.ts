import { z } from "zod";
import { type OwnDeck, ownDecksOf } from "#lib/db/queries/own-decks.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { createDeck } from "./create-deck.ts";
import { DeckName, namedIn } from "./deck-names.ts";

const Input = z.object({ title: DeckName, zone: z.string().max(100).optional() });

/**
 * The deck of one's own that is called so, made where there is none: who writes the name of a deck that they have means
 * that deck. A visitor becomes a guest by it. Throws `invalid` for what is no name, `limit` where there is no more room.
 */
export async function deckByName(
  ctx: Ctx,
  input: { readonly title: string; readonly zone?: string },
): Promise<{ readonly deckId: string }> {
  const { title } = parseInput(Input, input);
  const userId = userIdOf(ctx);
  const decks = userId === null ? [] : await ownDecksOf(ctx.store.read, userId);
  let found: OwnDeck | undefined;
  for (const [i, level] of title.entries()) {
    found = namedIn(decks, i === 0 ? null : (found?.id ?? ""), level);
    if (!found) break;
  }
  return { deckId: found?.id ?? (await createDeck(ctx, input)).deckId };
}

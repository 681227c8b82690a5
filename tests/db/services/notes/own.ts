import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { context, holder, NOW, visitor } from "../fixtures.ts";

/** A learner with a deck of their own; a visitor until it was begun. */
export async function deckOwner(
  store: Store,
  token = "writer",
  title = "Spanish",
): Promise<{ readonly ctx: Ctx; readonly deckId: string }> {
  const { viewer } = await holder(store, token);
  const first = viewer.kind === "visitor" ? context(store, visitor(token)) : context(store, viewer);
  const { deckId } = await createDeck(first, { title });
  return { ctx: await at(store, token, NOW), deckId };
}

/** The same person at another time. */
export function at(store: Store, token: string, now: number): Promise<Ctx> {
  return holder(store, token, now);
}

export const basic = (front: string, back: string) => ({
  kind: "basic",
  front: { text: front },
  back: { text: back },
});

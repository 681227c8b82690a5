import { inTreeOrder } from "#lib/db/queries/deck-tree.ts";
import { ownDecksOf } from "#lib/db/queries/own-decks.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { depthOf, pathOf, present } from "./deck-names.ts";

export type ListedDeck = {
  readonly id: string;
  readonly title: string;
  /** With the levels above: "Spanish::Verbs". */
  readonly path: string;
  readonly depth: number;
  readonly parentId: string | null;
  readonly archived: boolean;
};

/** The viewer's own decks, archived ones too, each before its parts. */
export async function deckList(ctx: Ctx): Promise<readonly ListedDeck[]> {
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const decks = present(await ownDecksOf(ctx.store.read, userId));
  return inTreeOrder(decks).map((deck) => ({
    id: deck.id,
    title: deck.title,
    path: pathOf(decks, deck),
    depth: depthOf(decks, deck.id),
    parentId: deck.parentId,
    archived: deck.archivedAt !== null,
  }));
}

import { addDeck, type OwnDeck } from "#lib/db/queries/own-decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { namedIn, placeIn } from "./deck-names.ts";

/** Makes the decks on the way to a name that are missing, in the bin still; the step takes them out of it. */
export async function madeOnTheWay(
  tx: Writer,
  given: { readonly decks: readonly OwnDeck[]; readonly parentId: string | null; readonly userId: string },
  levels: readonly string[],
  by: { readonly at: number; readonly newId: () => string },
): Promise<{ readonly parentId: string | null; readonly made: readonly string[] }> {
  const { decks, userId } = given;
  const made: string[] = [];
  let above = given.parentId;
  for (const title of levels) {
    const there = namedIn(decks, above, title);
    if (there) {
      above = there.id;
      continue;
    }
    const id = by.newId();
    await addDeck(
      tx,
      { id, title, parentId: above, position: placeIn(decks, above), ownerId: userId },
      by.at,
    );
    made.push(id);
    above = id;
  }
  return { parentId: above, made };
}

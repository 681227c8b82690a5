import { z } from "zod";
import type { Ctx } from "../context.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import { DEEPEST, DeckName, heightOf, namedIn, nameTaken, tooDeep, withPartsOf } from "./deck-names.ts";
import { madeOnTheWay } from "./deck-path.ts";

const Input = z.object({ id: StepId, deckId: z.string().max(200), title: DeckName });

/**
 * Gives a deck another name. A name of several levels (`Spanish::Verbs`) is a place too: the deck goes there, and what is
 * missing on the way is made. Throws `conflict` for a name that is taken there.
 */
export async function renameDeck(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId, title: levels } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "deck-renamed", deckId }, async ({ tx, userId, at, deck, decks }) => {
    const title = levels.at(-1) ?? deck.title;
    const above = levels.slice(0, -1);
    if (above.length + heightOf(decks, deckId) >= DEEPEST) throw tooDeep();
    const inside = new Set(withPartsOf(decks, deckId).map((one) => one.id));
    const others = decks.filter((one) => !inside.has(one.id));
    const by = { at, newId: ctx.newId };
    const way =
      above.length === 0
        ? { parentId: deck.parentId, made: [] }
        : await madeOnTheWay(tx, { decks: others, parentId: null, userId }, above, by);
    const there = namedIn(others, way.parentId, title);
    if (there) throw nameTaken();
    return {
      decks: {
        ...Object.fromEntries(way.made.map((made) => [made, { deletedAt: null }])),
        [deckId]: { title, parentId: way.parentId },
      },
    };
  });
}

import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { nextPlace } from "#lib/db/queries/notes.ts";
import { cardsAtHome, placesInDeck } from "#lib/db/queries/own-decks.ts";
import type { Ctx } from "../context.ts";
import { pairKey } from "../journal/ledger.ts";
import { type StepDone, StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { changeDeck } from "./change-deck.ts";
import { DEEPEST, depthOf, heightOf, namedIn, present, tooDeep, withPartsOf } from "./deck-names.ts";
import { freeName } from "./delete-deck.ts";

const Input = z.object({ id: StepId, deckId: z.string().max(200), into: z.string().max(200) });

/**
 * Empties a deck into another: its cards stand there behind the others, its parts become parts of that one, and the
 * empty deck goes into the bin. What was learnt stays.
 */
export async function mergeDecks(ctx: Ctx, input: unknown): Promise<StepDone> {
  const { id = ctx.newId(), deckId, into } = parseInput(Input, input);
  return changeDeck(ctx, { id, kind: "decks-merged", deckId }, async ({ tx, decks, at }) => {
    const target = present(decks).find((one) => one.id === into);
    if (!target) throw new DomainError("not-found", "There is no such deck to merge it into.");
    if (withPartsOf(decks, deckId).some((one) => one.id === into))
      throw new DomainError("invalid", "Choose a deck that is no part of this one.", {
        into: "Choose another deck.",
      });
    if (depthOf(decks, into) + heightOf(decks, deckId) >= DEEPEST) throw tooDeep();
    const [from, there, home] = await Promise.all([
      placesInDeck(tx, deckId),
      placesInDeck(tx, into),
      cardsAtHome(tx, deckId),
    ]);
    const known = new Set(there.map((place) => place.cardId));
    const first = await nextPlace(tx, into);
    const places: Record<string, number | null> = {};
    from.forEach(({ cardId }, i) => {
      places[pairKey(deckId, cardId)] = null;
      if (!known.has(cardId)) places[pairKey(into, cardId)] = first + i;
    });
    const taken = new Set<string>();
    const parts = present(decks).filter((one) => one.parentId === deckId);
    const moved = parts.map((part) => {
      const title = freeName(
        part.title,
        (name) => taken.has(name) || namedIn(decks, into, name) !== undefined,
      );
      taken.add(title);
      return [part.id, { parentId: into, title }] as const;
    });
    return {
      decks: { ...Object.fromEntries(moved), [deckId]: { deletedAt: at } },
      cards: Object.fromEntries(home.map((cardId) => [cardId, { homeDeckId: into }])),
      places,
    };
  });
}

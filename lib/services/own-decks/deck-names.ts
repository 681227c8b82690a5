import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText } from "#lib/base/text.ts";
import type { OwnDeck } from "#lib/db/queries/own-decks.ts";
import { TitleField } from "../dossiers/fields.ts";

/** Levels of decks in each other. */
export const DEEPEST = 5;

/** A name as people write it: levels joined by `::`, as in Anki. "Spanish::Verbs" */
export const DeckName = z
  .string()
  .max(400, "A name has at most 400 characters.")
  .transform((text) => text.split("::").map((part) => part.trim()))
  .refine((levels) => levels.every((level) => level !== ""), "Give it a name; levels are joined by ::")
  .pipe(z.array(TitleField).max(DEEPEST, `Decks go ${DEEPEST} levels deep.`));

export function present(decks: readonly OwnDeck[]): readonly OwnDeck[] {
  return decks.filter((deck) => deck.deletedAt === null);
}

/** The deck of this name among the parts of another, however its letters are written. */
export function namedIn(
  decks: readonly OwnDeck[],
  parentId: string | null,
  title: string,
): OwnDeck | undefined {
  const name = foldText(title);
  return present(decks).find((deck) => deck.parentId === parentId && foldText(deck.title) === name);
}

/** How many decks this one lies in; 0 for one that is a part of none. */
export function depthOf(decks: readonly OwnDeck[], deckId: string | null): number {
  let depth = -1;
  const seen = new Set<string>();
  for (let id = deckId; id !== null && !seen.has(id); depth += 1) {
    seen.add(id);
    const at: string = id;
    id = decks.find((deck) => deck.id === at)?.parentId ?? null;
  }
  return depth;
}

/** A deck and everything that is a part of it, itself first. */
export function withPartsOf(decks: readonly OwnDeck[], deckId: string): readonly OwnDeck[] {
  const own = decks.filter((deck) => deck.id === deckId);
  const found = [...own];
  for (let i = 0; i < found.length; i += 1) {
    const parent = found[i];
    for (const deck of decks)
      if (parent && deck.parentId === parent.id && !found.includes(deck)) found.push(deck);
  }
  return found;
}

/** How many levels a deck has below it. */
export function heightOf(decks: readonly OwnDeck[], deckId: string): number {
  const depth = depthOf(decks, deckId);
  return Math.max(...withPartsOf(decks, deckId).map((deck) => depthOf(decks, deck.id) - depth), 0);
}

/** The name with the levels above, as it can be typed. */
export function pathOf(decks: readonly OwnDeck[], deck: OwnDeck): string {
  const above = decks.find((one) => one.id === deck.parentId);
  return above && depthOf(decks, deck.id) <= DEEPEST ? `${pathOf(decks, above)}::${deck.title}` : deck.title;
}

export function nameTaken(): DomainError {
  const message = "You have a deck of this name here. Choose another name.";
  return new DomainError("conflict", message, { title: message });
}

export function tooDeep(): DomainError {
  const message = `Decks go ${DEEPEST} levels deep.`;
  return new DomainError("invalid", message, { title: message });
}

/** The place behind the last part of a deck; in alphabetical order until somebody orders them. */
export function placeIn(decks: readonly OwnDeck[], parentId: string | null): number {
  const last = Math.max(
    0,
    ...decks.filter((deck) => deck.parentId === parentId).map((deck) => deck.position),
  );
  return last === 0 ? 0 : last + 1;
}

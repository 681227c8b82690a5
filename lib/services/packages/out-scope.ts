import { DomainError } from "#lib/base/errors.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { ownDecksOf, withParts } from "#lib/db/queries/own-decks.ts";
import { cardPlaces } from "#lib/db/queries/packed-for-anki.ts";
import { cardsIn } from "#lib/db/queries/placed-cards.ts";
import { type DeckRow, decksOpenTo, deckWithOwner } from "#lib/db/queries/shelves.ts";
import { outPath } from "#lib/interop/out/notes.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** What a package that goes out has in it, without the words. */
export type OutScope = {
  readonly title: string;
  readonly decks: readonly { readonly id: string; readonly path: string }[];
  /** The cards of each note in the order of the decks, and in which deck each lies. */
  readonly notes: readonly {
    readonly noteId: string;
    readonly cards: readonly { readonly id: string; readonly ord: number; readonly deckId: string }[];
  }[];
  readonly cards: number;
};

/** Said in docs/limits.md. */
export const MOST_CARDS = 100_000;

/**
 * The decks that are meant, with their parts: one deck that the viewer may study, the decks of a dossier of theirs, or
 * everything on their shelf. Throws `not-found` for what is absent or somebody else's, `limit` for too much of it.
 */
export async function outScope(
  ctx: Ctx,
  asked: { readonly deck?: string | undefined; readonly dossier?: string | undefined },
): Promise<OutScope> {
  const { title, decks } = await decksMeant(ctx, asked);
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const ids = decks.map((deck) => deck.id);
  const found = new Map<string, string>();
  for (const { id, deckId } of await cardsIn(read, ids, userId)) if (!found.has(id)) found.set(id, deckId);
  if (found.size > MOST_CARDS)
    throw new DomainError(
      "limit",
      `A package takes ${MOST_CARDS.toLocaleString("en")} cards; these are ${found.size.toLocaleString("en")}. Download the decks one by one.`,
    );
  if (found.size === 0) throw new DomainError("invalid", "There are no cards in it yet.");
  const places = await cardPlaces(read, [...found.keys()]);
  const here = new Map(ids.map((id, i) => [id, i]));
  const placed = [...found].flatMap(([id, deckId]) => {
    const place = places.get(id);
    if (!place) return [];
    return [{ ...place, deckId: here.has(place.homeDeckId) ? place.homeDeckId : deckId }];
  });
  // Deck by deck, each in its order.
  placed.sort((a, b) => (here.get(a.deckId) ?? 0) - (here.get(b.deckId) ?? 0));
  const notes = new Map<string, { id: string; ord: number; deckId: string }[]>();
  for (const { noteId, id, ord, deckId } of placed) {
    const cards = notes.get(noteId) ?? [];
    cards.push({ id, ord, deckId });
    notes.set(noteId, cards);
  }
  const own = userId === null ? [] : await ownDecksOf(read, userId);
  const above = new Map([...own, ...decks].map((deck) => [deck.id, deck]));
  return {
    title,
    decks: decks.map((deck) => ({ id: deck.id, path: outPath(levelsOf(deck, above)) })),
    notes: [...notes].map(([noteId, cards]) => ({
      noteId,
      cards: [...cards].sort((a, b) => a.ord - b.ord),
    })),
    cards: found.size,
  };
}

async function decksMeant(
  ctx: Ctx,
  {
    deck: deckId,
    dossier: dossierId,
  }: { readonly deck?: string | undefined; readonly dossier?: string | undefined },
): Promise<{ readonly title: string; readonly decks: readonly DeckRow[] }> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  if (deckId !== undefined) {
    const deck = await deckWithOwner(read, deckId, userId, ctx.now());
    allow(ctx, "study", deck, "deck");
    const parts = await withParts(read, deck);
    return { title: deck.title, decks: parts.length === 0 ? [deck] : parts };
  }
  const open = await decksOpenTo(read, userId, ctx.now());
  if (dossierId === undefined) return { title: "Dossier", decks: open };
  const dossier = await dossierWithOwner(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  return { title: dossier.title, decks: open.filter((deck) => deck.dossierId === dossierId) };
}

type Above = ReadonlyMap<string, Pick<DeckRow, "title" | "parentId">>;

/** A deck's name with those above it; a deck of a dossier lies in that. */
function levelsOf(deck: DeckRow, above: Above): readonly string[] {
  if (deck.dossierId !== null) return [deck.dossierTitle, deck.title];
  const levels = [deck.title];
  const seen = new Set([deck.id]);
  for (let id = deck.parentId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const parent = above.get(id);
    if (!parent) break;
    levels.unshift(parent.title);
    id = parent.parentId;
  }
  return levels;
}

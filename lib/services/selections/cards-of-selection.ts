import { DomainError } from "#lib/base/errors.ts";
import { eachOnce, type SelectedCard, type Selection, type SelectionPart } from "#lib/base/selection.ts";
import { withParts } from "#lib/db/queries/own-decks.ts";
import { activeIn, taggedBy } from "#lib/db/queries/selected-cards.ts";
import { type DeckRow, decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { foldTag } from "../notes/tags.ts";

/** A part of a selection with its name and its cards: those that the viewer may study. */
export type ResolvedPart = {
  readonly part: SelectionPart;
  /**
   * "Dates", "The Long Bridge of Veldmar", "#treaties", "12 cards"; "Dates, The Long Bridge of Veldmar" where the selection
   * has the dates of two dossiers. Null when the viewer has no such place any more.
   */
  readonly title: string | null;
  readonly cardIds: readonly string[];
};

/**
 * What a selection means today, for the viewer: a part that is gone, or that they may not study, has no title and no
 * cards. Reading only, and open to everybody: nobody sees a card by it that is not on their shelf.
 */
export async function resolveSelection(ctx: Ctx, selection: Selection): Promise<readonly ResolvedPart[]> {
  const decks = await decksOpenTo(ctx.store.read, userIdOf(ctx), ctx.now());
  const shelf = new Map(decks.map((deck) => [deck.id, deck]));
  const open = new Set<string>();
  // Only single cards have to be looked up on the shelf: a deck of it is open as a whole.
  if (selection.some(({ kind }) => kind === "tag" || kind === "cards"))
    for (const id of await activeIn(ctx.store.read, [...shelf.keys()], userIdOf(ctx))) open.add(id);
  const resolved: ResolvedPart[] = [];
  for (const part of selection) resolved.push(await resolvePart(ctx, part, shelf, open));
  return toldApart(resolved, shelf);
}

/** Where two decks have one name, as the dates of two dossiers, each says whose it is. */
function toldApart(
  resolved: readonly ResolvedPart[],
  shelf: ReadonlyMap<string, DeckRow>,
): readonly ResolvedPart[] {
  const named = new Map<string, Set<string>>();
  for (const { part, title } of resolved)
    if (title !== null && part.kind === "deck")
      named.set(title, (named.get(title) ?? new Set()).add(part.deckId));
  return resolved.map((one) => {
    const { part, title } = one;
    const of = part.kind === "deck" ? (shelf.get(part.deckId)?.dossierTitle ?? "") : "";
    const isTwice = title !== null && (named.get(title)?.size ?? 0) > 1;
    return isTwice && of !== "" ? { ...one, title: `${title}, ${of}` } : one;
  });
}

/** The cards of a selection, each once, with the place of the part that it belongs to. */
export async function cardsOfSelection(ctx: Ctx, selection: Selection): Promise<readonly SelectedCard[]> {
  return eachOnce((await resolveSelection(ctx, selection)).map(({ cardIds }) => cardIds));
}

/**
 * The same for a selection that is about to be saved: throws `not-found` for a part that the viewer may not study, and
 * `invalid` when there is no card in it.
 */
export async function checkedSelection(
  ctx: Ctx,
  selection: Selection,
  isKept: (part: SelectionPart) => boolean = () => false,
): Promise<readonly ResolvedPart[]> {
  const resolved = await resolveSelection(ctx, selection);
  const isHeld = ({ part, title }: ResolvedPart): boolean => title === null && isKept(part);
  if (resolved.some((one) => one.title === null && !isHeld(one)))
    throw new DomainError("not-found", "There is no such deck. It may have been removed; pick again.");
  if (resolved.every((one) => one.cardIds.length === 0 && !isHeld(one)))
    throw new DomainError("invalid", "There is no card in it. Pick something that has cards.");
  return resolved;
}

async function resolvePart(
  ctx: Ctx,
  part: SelectionPart,
  shelf: ReadonlyMap<string, DeckRow>,
  open: ReadonlySet<string>,
): Promise<ResolvedPart> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  switch (part.kind) {
    case "dossier": {
      const own = [...shelf.values()].filter((deck) => deck.dossierId === part.dossierId);
      const ids = own.map((deck) => deck.id);
      return { part, title: own[0]?.dossierTitle ?? null, cardIds: await activeIn(read, ids, userId) };
    }
    case "deck": {
      const deck = shelf.get(part.deckId);
      if (!deck) return { part, title: null, cardIds: [] };
      const parts = await withParts(read, deck);
      const ids = parts.map((one) => one.id);
      return { part, title: deck.title, cardIds: await activeIn(read, ids, userId) };
    }
    case "tag": {
      const tagged = userId === null ? [] : await taggedBy(read, userId, foldTag(part.tag));
      return { part, title: `#${part.tag}`, cardIds: tagged.filter((id) => open.has(id)) };
    }
    case "cards": {
      const cardIds = part.cardIds.filter((id) => open.has(id));
      const title = cardIds.length === 1 ? "1 card" : `${cardIds.length.toLocaleString("en")} cards`;
      // Somebody else's card among them is as good as none.
      return { part, title: cardIds.length === 0 ? null : title, cardIds };
    }
  }
}

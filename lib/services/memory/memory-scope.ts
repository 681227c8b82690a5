import { DomainError } from "#lib/base/errors.ts";
import { withParts } from "#lib/db/queries/own-decks.ts";
import { taggedBy } from "#lib/db/queries/selected-cards.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type CardsAsked, keptOf } from "#lib/db/queries/standings.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { foldTag } from "../notes/tags.ts";

/** What the figures are about: everything on the shelf, a dossier, a deck with its parts, or a tag. */
export type MemoryScope = {
  /** `all`, `dossier:…`, `deck:…` or `tag:…`, as it stands in the address. */
  readonly of: string;
  readonly title: string;
  readonly asked: CardsAsked;
  /** The home decks whose sums are those of the cards; `every`: all sums; null: the cards' logs are read one by one. */
  readonly homeDecks: readonly string[] | "every" | null;
};

export const ALL = "all";

/** What an address asks about. Throws `not-found` for a place that is not on the viewer's shelf. */
export async function memoryScope(ctx: Ctx, of: string): Promise<MemoryScope> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const shelf = await decksOpenTo(read, userId, ctx.now());
  const [kind = "", ...rest] = of.split(":");
  const name = rest.join(":");
  if (of === ALL) {
    const deckIds = shelf.map((deck) => deck.id);
    return { of, title: "All decks", asked: { kind: "decks", deckIds }, homeDecks: "every" };
  }
  if (kind === "dossier") {
    const own = shelf.filter((deck) => deck.dossierId === name);
    const [first] = own;
    if (!first) throw absent();
    const deckIds = own.map((deck) => deck.id);
    return { of, title: first.dossierTitle, asked: { kind: "decks", deckIds }, homeDecks: deckIds };
  }
  if (kind === "deck") {
    const deck = shelf.find((one) => one.id === name);
    if (!deck) throw absent();
    const deckIds = (await withParts(read, deck)).map((part) => part.id);
    // A deck that somebody put together may hold cards whose home is elsewhere.
    if (deck.dossierId === null)
      return { of, title: deck.title, asked: { kind: "decks", deckIds }, homeDecks: null };
    return { of, title: deck.title, asked: { kind: "decks", deckIds }, homeDecks: deckIds };
  }
  if (kind === "tag" && userId !== null) {
    const tagged = await taggedBy(read, userId, foldTag(name));
    const shelved = shelf.map((open) => open.id);
    const cardIds = await keptOf(read, userId, tagged, shelved);
    if (cardIds.length === 0) throw absent();
    return { of, title: `#${name}`, asked: { kind: "cards", cardIds }, homeDecks: null };
  }
  throw absent();
}

function absent(): DomainError {
  return new DomainError(
    "not-found",
    "There is no such deck. It may have been removed; go back to the start page.",
  );
}

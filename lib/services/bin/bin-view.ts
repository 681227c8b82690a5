import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { cardsInDecks, deletedDossiersOf, deletedNotesOf, hiddenCardsOf } from "#lib/db/queries/bin.ts";
import { deletedClassesOf } from "#lib/db/queries/class-bin.ts";
import { ownDecksOf } from "#lib/db/queries/own-decks.ts";
import { noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { DELETED_DAYS } from "../dossiers/purge-deleted.ts";
import { withPartsOf } from "../own-decks/deck-names.ts";

export type BinItem = {
  readonly id: string;
  readonly kind: "dossier" | "deck" | "note" | "card" | "class";
  readonly title: string;
  /** Of a deck: with its parts. */
  readonly cards: number | null;
  readonly deletedAt: number;
  /** When it goes for good; null for what is only out of one's own decks. */
  readonly goneAt: number | null;
};

/** So many notes and cards are listed at once; restoring some shows the next. */
const MOST = 200;

/** What the viewer deleted and can bring back, the last first. A visitor has no bin. */
export async function binView(ctx: Ctx): Promise<readonly BinItem[]> {
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const { read } = ctx.store;
  const [decks, notes, cards, dossiers, classes] = await Promise.all([
    deckItems(ctx, userId),
    deletedNotesOf(read, userId, MOST),
    hiddenCardsOf(read, userId, MOST),
    deletedDossiersOf(read, userId),
    deletedClassesOf(read, userId),
  ]);
  const items: readonly BinItem[] = [
    ...decks,
    ...dossiers.map(({ id, title, deletedAt }) => timed("dossier", id, title, deletedAt)),
    ...classes.map(({ id, name, deletedAt }) => timed("class", id, name, deletedAt)),
    ...notes.map(({ id, kind, fields, deletedAt }) => {
      const note = noteFrom(kind, fields);
      return timed("note", id, note ? noteTitle(note) : "A note", deletedAt);
    }),
    ...cards.map(({ id, content, edited, generated, hiddenAt }): BinItem => {
      const title = (content ?? edited ?? generated)?.question ?? "A card";
      return { ...timed("card", id, title, hiddenAt), goneAt: null };
    }),
  ];
  return [...items].sort((a, b) => b.deletedAt - a.deletedAt);
}

function timed(kind: BinItem["kind"], id: string, title: string, at: number | null): BinItem {
  const deletedAt = at ?? 0;
  return { id, kind, title, cards: null, deletedAt, goneAt: deletedAt + DELETED_DAYS * MS_PER_DAY };
}

/** Deleted decks, each once with the parts that went with it. */
async function deckItems(ctx: Ctx, userId: string): Promise<readonly BinItem[]> {
  const all = await ownDecksOf(ctx.store.read, userId);
  const deleted = all.filter((deck) => deck.deletedAt !== null);
  const counts = await cardsInDecks(
    ctx.store.read,
    deleted.map((deck) => deck.id),
  );
  const tops = deleted.filter(
    (deck) => !deleted.some((one) => one.id === deck.parentId && one.deletedAt === deck.deletedAt),
  );
  return tops.map((deck) => {
    const together = withPartsOf(
      deleted.filter((one) => one.deletedAt === deck.deletedAt),
      deck.id,
    );
    const cards = together.reduce((sum, one) => sum + (counts.get(one.id) ?? 0), 0);
    return { ...timed("deck", deck.id, deck.title, deck.deletedAt), cards };
  });
}

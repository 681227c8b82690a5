import type { CardFields, NoteFields } from "#lib/db/queries/journal-rows.ts";
import { type NewNoteCard, nextPlace } from "#lib/db/queries/notes.ts";
import type { Writer } from "#lib/db/store.ts";
import { pairKey } from "../journal/ledger.ts";
import { tagRows } from "../notes/tags.ts";

/** The next place in each deck that gets cards. */
export class Places {
  readonly #tx: Writer;
  readonly #next = new Map<string, number>();

  constructor(tx: Writer) {
    this.#tx = tx;
  }

  async take(deckId: string): Promise<number> {
    const place = this.#next.get(deckId) ?? (await nextPlace(this.#tx, deckId));
    this.#next.set(deckId, place + 1);
    return place;
  }
}

/** The rows of the step that puts everything where it belongs: until then it lies in the bin. */
export class Work {
  readonly notes: Record<string, NoteFields> = {};
  /** Cards that are still to be written: all at once is quicker. */
  readonly fresh: NewNoteCard[] = [];
  readonly #cards: Record<string, CardFields> = {};
  readonly #places: Record<string, number> = {};
  readonly #tags: Record<string, string | null> = {};
  about = "";

  addNote(noteId: string, title: string): void {
    this.notes[noteId] = { deletedAt: null };
    this.about ||= title;
  }

  addCard(cardId: string, fields: CardFields): void {
    this.#cards[cardId] = { status: "active", ...fields };
  }

  addPlace(deckId: string, cardId: string, position: number): void {
    this.#places[pairKey(deckId, cardId)] = position;
  }

  addTags(cardIds: readonly string[], tags: readonly string[]): void {
    Object.assign(this.#tags, tagRows(cardIds, tags));
  }

  rows() {
    return { notes: this.notes, cards: this.#cards, places: this.#places, tags: this.#tags };
  }

  cardCount(): number {
    return Object.keys(this.#cards).length;
  }
}

import { hash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { grouped } from "#lib/base/grouped.ts";
import { toState } from "#lib/db/event-rows.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import { parts } from "#lib/db/queries/in-parts.ts";
import { type NoteToPack, notesToPack } from "#lib/db/queries/packed-for-anki.ts";
import { receiptsOf } from "#lib/db/queries/receipts.ts";
import { eventsOfCards, statesOf } from "#lib/db/queries/reviews.ts";
import type { FileValue } from "#lib/db/sqlite-file.ts";
import type { Reader } from "#lib/db/store.ts";
import {
  freshSchedule,
  type OutReview,
  type OutSchedule,
  reviewsOf,
  scheduleOf,
} from "#lib/interop/out/learnt.ts";
import { type OutType, typeId } from "#lib/interop/out/note-types.ts";
import {
  bareWords,
  type OutReceipt,
  type OutWords,
  outCard,
  outNote,
  outTag,
} from "#lib/interop/out/notes.ts";
import { noteFrom } from "#lib/notes/from-fields.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { historyOf } from "#lib/schedule/history.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { type Layer, layersNow, layersOver, NO_LAYER } from "../study/card-layers.ts";
import { ruleBook } from "../study/rule-book.ts";
import type { OutMedia } from "./out-media.ts";
import type { OutScope } from "./out-scope.ts";

type Row = readonly FileValue[];

/** Rows of Anki's tables. */
export type OutRows = {
  readonly notes: readonly Row[];
  readonly cards: readonly Row[];
  readonly reviews: readonly Row[];
};

export type OutNotesOf = {
  readonly db: Reader;
  readonly userId: string | null;
  readonly now: number;
  readonly media: OutMedia;
  /** By our decks' ids. */
  readonly deckIds: ReadonlyMap<string, number>;
  /** Which of the note types are used; filled on the way. */
  readonly types: Set<OutType>;
  /** What was learnt goes along: days count from `createdDay`. Null for none of it. */
  readonly history: {
    readonly createdDay: string;
    readonly presets: ReadonlyMap<string, SchedulePreset>;
  } | null;
};

/** So many notes are read and written at once; between them others have their turn. */
const AT_ONCE = 100;

/** The notes of a package, some at a time: a note of ours stays one where Anki has its like, else each card becomes one. */
export async function* outNotes(scope: OutScope, of: OutNotesOf): AsyncGenerator<OutRows> {
  const ids = new Ids();
  let place = 0;
  for (const part of parts(scope.notes, AT_ONCE)) {
    const read = await loaded(
      part.flatMap((note) => note.cards.map((card) => card.id)),
      of,
    );
    const notes = await notesToPack(
      of.db,
      part.map((note) => note.noteId),
    );
    const rows: { notes: Row[]; cards: Row[]; reviews: Row[] } = { notes: [], cards: [], reviews: [] };
    await of.media.learn(textsIn(notes, read));
    for (const { noteId, cards } of part) {
      const note = notes.get(noteId);
      if (!note) continue;
      for (const packed of packedAs(note, cards, read, of)) {
        of.types.add(packed.words.type);
        const id = ids.note.take(note.createdAt);
        rows.notes.push(noteRow(id, packed, note, of, read));
        for (const { id: cardId, ord, deckId } of packed.cards) {
          place += 1;
          const anki = ids.card.take(note.createdAt);
          const { schedule, reviews, at } = learntOf(cardId, deckId, place, read, of);
          const did = of.deckIds.get(deckId) ?? 1;
          rows.cards.push(cardRow({ anki, note: id, did, ord, mod: at ?? note.createdAt }, schedule));
          for (const [moment, ...said] of reviews) {
            const [ease, ivl, last, factor, took, type] = said;
            rows.reviews.push([ids.review.take(moment), anki, -1, ease, ivl, last, factor, took, type]);
          }
        }
      }
    }
    yield rows;
    await turn();
  }
}

/** Moments that are names: each is taken once, the next free one otherwise. */
class Moments {
  readonly #taken = new Set<number>();

  take(moment: number): number {
    let id = Math.max(1, Math.floor(moment));
    while (this.#taken.has(id)) id += 1;
    this.#taken.add(id);
    return id;
  }
}

class Ids {
  readonly note = new Moments();
  readonly card = new Moments();
  readonly review = new Moments();
}

type Loaded = Awaited<ReturnType<typeof loaded>>;

async function loaded(ids: readonly string[], { db, userId, history }: OutNotesOf) {
  const withHistory = userId !== null && history !== null;
  const [contents, laid, receipts, states, events] = await Promise.all([
    contentsOf(db, ids),
    layersOver(db, ids, userId),
    receiptsOf(db, "card", ids),
    withHistory ? statesOf(db, userId, ids) : [],
    withHistory ? eventsOfCards(db, userId, ids) : [],
  ]);
  const layers = await layersNow(db, contents, laid, userId);
  return {
    contents: new Map(contents.map((row) => [row.id, row.content])),
    layers,
    receipts: grouped(receipts, (one) => one.ownerId),
    states: new Map(states.map((row) => [row.cardId, toState(row)])),
    events: grouped(events, (event) => event.cardId),
    rules: userId === null ? () => null : await ruleBook(db, userId, events),
  };
}

function textsIn(notes: ReadonlyMap<string, NoteToPack>, { contents, layers }: Loaded): readonly string[] {
  const own = [...layers.values()].flatMap((layer) => layer.content ?? []);
  return [...[...notes.values()].map((note) => note.fields), ...contents.values(), ...own].map((value) =>
    JSON.stringify(value),
  );
}

type ScopedCards = OutScope["notes"][number]["cards"];
type PackedAs = { readonly guid: string; readonly words: OutWords; readonly cards: ScopedCards };

function packedAs(note: NoteToPack, cards: ScopedCards, read: Loaded, of: OutNotesOf): readonly PackedAs[] {
  const { nameOf } = of.media;
  const worded = cards.some(({ id }) => (read.layers.get(id) ?? NO_LAYER).wordsOver !== null);
  const written = worded ? null : noteFrom(note.kind, note.fields);
  const words = written && outNote(written, nameOf);
  if (words) return [{ guid: note.id, words, cards }];
  return cards.flatMap((card) => {
    const content = layerOf(read, card.id).content ?? read.contents.get(card.id);
    if (!content) return [];
    const readings = content.readings ?? [];
    const receipts = (read.receipts.get(card.id) ?? []).flatMap((row, i): readonly OutReceipt[] => {
      const value = readings.find(({ evidence }) => evidence.includes(i))?.value;
      if (row.role === "context") return [];
      return [
        { quote: row.displayQuote ?? row.quote, document: row.documentTitle, ...(value ? { value } : {}) },
      ];
    });
    const disputed = content.disputed === true;
    // A disagreement is told by its readings: the same passage as a proof says it twice.
    const told =
      disputed && readings.length > 0 ? receipts.filter((one) => one.value !== undefined) : receipts;
    return [
      {
        guid: card.id,
        words: outCard(content, { receipts: told, disputed, nameOf }),
        cards: [{ ...card, ord: 0 }],
      },
    ];
  });
}

function layerOf({ layers }: Loaded, cardId: string): Layer {
  return layers.get(cardId) ?? NO_LAYER;
}

function noteRow(
  id: number,
  { guid, words, cards }: PackedAs,
  note: NoteToPack,
  { history }: OutNotesOf,
  read: Loaded,
): Row {
  const tags = new Set(cards.flatMap((card) => layerOf(read, card.id).tags.map(outTag)));
  if (history && cards.some((card) => read.states.get(card.id)?.marked)) tags.add("marked");
  const fields = words.fields.map(clean);
  const first = bareWords(fields[0] ?? "");
  const listed = tags.size === 0 ? "" : ` ${[...tags].join(" ")} `;
  const mod = Math.floor(note.updatedAt / 1_000);
  const sum = Number.parseInt(hash("sha1", first, "hex").slice(0, 8), 16);
  return [id, guid, typeId(words.type), mod, -1, listed, fields.join("\x1f"), first, sum, 0, ""];
}

/** Without what parts the fields there, and the other signs that no text has. */
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, "");
}

function learntOf(
  cardId: string,
  deckId: string,
  place: number,
  read: Loaded,
  { userId, history }: OutNotesOf,
): { readonly schedule: OutSchedule; readonly reviews: readonly OutReview[]; readonly at: number | null } {
  const preset = history?.presets.get(deckId);
  const { rules: book } = read;
  if (userId === null || !history || !preset)
    return { schedule: freshSchedule(place), reviews: [], at: null };
  const steps = historyOf(read.events.get(cardId) ?? [], (rulesId) => book(rulesId) ?? preset, userId);
  const last = (isAnswer: boolean): number | null =>
    steps.findLast(({ event, undone }) => !undone && (!isAnswer || event.kind === "answered"))?.event
      .effectiveAt ?? null;
  const state = read.states.get(cardId) ?? NEW_CARD;
  const { createdDay } = history;
  return {
    schedule: scheduleOf(state, { place, createdDay, rules: preset, lastAt: last(true) }),
    reviews: reviewsOf(steps),
    at: last(false),
  };
}

type CardOf = {
  readonly anki: number;
  readonly note: number;
  readonly did: number;
  readonly ord: number;
  readonly mod: number;
};

function cardRow({ anki, note, did, ord, mod }: CardOf, of: OutSchedule): Row {
  const { type, queue, due, ivl, factor, reps, lapses, left, flags, data } = of;
  const row = [anki, note, did, ord, Math.floor(mod / 1_000), -1, type, queue, due, ivl, factor];
  return [...row, reps, lapses, left, 0, 0, flags, data];
}

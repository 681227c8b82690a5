import { grouped } from "#lib/base/grouped.ts";
import {
  type CardFields,
  cardsNow,
  type DeckFields,
  decksNow,
  type NoteFields,
  notesNow,
  type Pair,
  type PersonalFields,
  personalNow,
  placesNow,
  rewordCard,
  setCards,
  setDecks,
  setNotes,
  setPersonal,
  setPlaces,
  setTags,
  tagsNow,
} from "#lib/db/queries/journal-rows.ts";
import type { Writer } from "#lib/db/store.ts";
import { refreshGrantsOfOwner } from "../assignments/refresh-grants.ts";

/**
 * One side of a step: what stood, or stands, in the rows that it changed. Of a deck, a note or a card only the fields
 * that are named; a place, a tag or a personal layer as a whole, null where there is none.
 */
export type Rows = {
  readonly decks?: Readonly<Record<string, DeckFields>>;
  readonly notes?: Readonly<Record<string, NoteFields>>;
  readonly cards?: Readonly<Record<string, CardFields>>;
  /** By `pairKey(deckId, cardId)`. */
  readonly places?: Readonly<Record<string, number | null>>;
  /** The learner's own, by `pairKey(cardId, folded tag)`; the value is the tag as it is written. */
  readonly tags?: Readonly<Record<string, string | null>>;
  /** The learner's own layer over a card, by its id. */
  readonly personal?: Readonly<Record<string, PersonalFields | null>>;
};

export type By = { readonly userId: string; readonly at: number };

/** A name for a pair of ids that no other pair has. */
export function pairKey(a: string, b: string): string {
  return JSON.stringify([a, b]);
}

/** Safe: only `pairKey` makes these names. */
function pairOf(key: string): Pair {
  return JSON.parse(key) as Pair;
}

type Row = Readonly<Record<string, unknown>>;

/** The same fields as `rows` names, as they are now. A deck, note or card that is gone for good is left out. */
export async function rowsNow(tx: Writer, rows: Rows, { userId }: Pick<By, "userId">): Promise<Rows> {
  const places = Object.keys(rows.places ?? {});
  const tags = Object.keys(rows.tags ?? {});
  const personal = Object.keys(rows.personal ?? {});
  const placed = new Map(
    (await placesNow(tx, places.map(pairOf))).map((row) => [pairKey(row.deckId, row.cardId), row.position]),
  );
  const tagged = new Map(
    (await tagsNow(tx, userId, tags.map(pairOf))).map((row) => [pairKey(row.cardId, row.tagFolded), row.tag]),
  );
  const layers = new Map(
    (await personalNow(tx, userId, personal)).map(({ cardId, content, cardVersion, hiddenAt }) => [
      cardId,
      { content, cardVersion, hiddenAt },
    ]),
  );
  return {
    decks: named(rows.decks, await decksNow(tx, Object.keys(rows.decks ?? {}))),
    notes: named(rows.notes, await notesNow(tx, Object.keys(rows.notes ?? {}))),
    cards: named(rows.cards, await cardsNow(tx, Object.keys(rows.cards ?? {}))),
    places: Object.fromEntries(places.map((key) => [key, placed.get(key) ?? null])),
    tags: Object.fromEntries(tags.map((key) => [key, tagged.get(key) ?? null])),
    personal: Object.fromEntries(personal.map((key) => [key, layers.get(key) ?? null])),
  };
}

/** The fields of rows that are wanted. Safe: a row has every field of its table. */
function named<F extends object>(
  wanted: Readonly<Record<string, F>> = {},
  rows: readonly ({ readonly id: string } & Row)[],
): Record<string, F> {
  const fields = (row: { readonly id: string } & Row) =>
    Object.keys(wanted[row.id] ?? {}).map((name) => [name, row[name] ?? null]);
  return Object.fromEntries(rows.map((row) => [row.id, Object.fromEntries(fields(row)) as F]));
}

const FIELD_TABLES = ["decks", "notes", "cards"] as const;
const VALUE_TABLES = ["places", "tags", "personal"] as const;

/** Whether every row that `expected` names stands as it says. */
export function standsAs(expected: Rows, now: Rows): boolean {
  return [...FIELD_TABLES, ...VALUE_TABLES].every((table) => {
    const there: Row = now[table] ?? {};
    return Object.entries(expected[table] ?? {}).every(
      ([key, value]) => key in there && sameValue(value, there[key]),
    );
  });
}

/** As the journal keeps them: what is left out of JSON makes no difference. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

type Sides = { readonly before: Rows; readonly after: Rows };

/** Both sides of a step with nothing in them that is the same on both. */
export function onlyChanged(before: Rows, after: Rows): Sides {
  const sides = { before: new Map<string, Row>(), after: new Map<string, Row>() };
  for (const table of FIELD_TABLES) {
    const from: Readonly<Record<string, object>> = before[table] ?? {};
    const changed = Object.entries<object>(after[table] ?? {}).flatMap(([id, set]) => {
      const was: Row = { ...from[id] };
      const names = Object.entries(set).filter(([name, value]) => !sameValue(was[name], value));
      if (names.length === 0 || !(id in from)) return [];
      const old = names.map(([name]) => [name, was[name] ?? null]);
      return [{ id, old: Object.fromEntries(old), fresh: Object.fromEntries(names) }];
    });
    sides.before.set(table, Object.fromEntries(changed.map(({ id, old }) => [id, old])));
    sides.after.set(table, Object.fromEntries(changed.map(({ id, fresh }) => [id, fresh])));
  }
  for (const table of VALUE_TABLES) {
    const from: Row = before[table] ?? {};
    const changed = Object.entries<unknown>(after[table] ?? {}).filter(
      ([key, value]) => !sameValue(from[key] ?? null, value),
    );
    sides.before.set(table, Object.fromEntries(changed.map(([key]) => [key, from[key] ?? null])));
    sides.after.set(table, Object.fromEntries(changed));
  }
  return { before: asRows(sides.before), after: asRows(sides.after) };
}

/** Safe: `onlyChanged` keeps the tables and the fields of the rows that it was given. */
function asRows(tables: ReadonlyMap<string, Row>): Rows {
  return Object.fromEntries(tables) as Rows;
}

/** Writes one side of a step. A card that asks something else from now on counts its version up. */
export async function writeRows(tx: Writer, rows: Rows, by: By): Promise<void> {
  const { userId, at } = by;
  for (const { ids, set } of alike(rows.decks)) await setDecks(tx, ids, set, at);
  for (const { ids, set } of alike(rows.notes)) await setNotes(tx, ids, set, at);
  await writeCards(tx, rows.cards ?? {}, by);
  const places = Object.entries(rows.places ?? {});
  await setPlaces(
    tx,
    places.map(([key, position]) => ({ pair: pairOf(key), position })),
  );
  const tags = Object.entries(rows.tags ?? {});
  await setTags(
    tx,
    userId,
    tags.map(([key, tag]) => ({ pair: pairOf(key), tag })),
  );
  const personal = Object.entries(rows.personal ?? {});
  await setPersonal(
    tx,
    userId,
    personal.map(([cardId, layer]) => ({ cardId, layer })),
    at,
  );
  // A class may have been assigned the deck above, or the tag.
  if (tags.length + Object.keys(rows.decks ?? {}).length > 0) await refreshGrantsOfOwner(tx, userId, at);
}

/** Rows that get the same fields, together. */
function alike<F>(
  rows: Readonly<Record<string, F>> = {},
): readonly { readonly ids: readonly string[]; readonly set: F }[] {
  const groups = grouped(Object.entries(rows), ([, set]) => JSON.stringify(set));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ids: group.map(([id]) => id), set: first[1] }] : [];
  });
}

async function writeCards(
  tx: Writer,
  rows: Readonly<Record<string, CardFields>>,
  { userId, at }: By,
): Promise<void> {
  const plain: Record<string, CardFields> = {};
  const before = new Map((await cardsNow(tx, Object.keys(rows))).map((row) => [row.id, row]));
  for (const [id, set] of Object.entries(rows)) {
    const row = before.get(id);
    if (!row) continue;
    const content = ("edited" in set ? set.edited : row.edited) ?? row.generated;
    if (content === null || sameValue(content, row.edited ?? row.generated)) plain[id] = set;
    else await rewordCard(tx, id, set, { version: row.version + 1, content, authorId: userId, at });
  }
  for (const { ids, set } of alike(plain)) await setCards(tx, ids, set, at);
}

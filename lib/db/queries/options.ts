import { and, asc, between, count, eq, inArray, isNotNull } from "drizzle-orm";
import { cards, decks } from "../schema/decks.ts";
import { cardStates, deckOptions, presets } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** A learner's own preset. */
export type PresetRow = {
  readonly id: string;
  readonly ownerId: string | null;
  readonly name: string;
  readonly settings: unknown;
  readonly version: number;
};

const columns = {
  id: presets.id,
  ownerId: presets.ownerId,
  name: presets.name,
  settings: presets.settings,
  version: presets.version,
};

/** The presets of a learner, by name. */
export function presetsOf(db: Reader | Writer, userId: string): Promise<readonly PresetRow[]> {
  return db
    .select(columns)
    .from(presets)
    .where(eq(presets.ownerId, userId))
    .orderBy(asc(presets.name), asc(presets.id));
}

/** One preset; null when there is none. */
export async function presetById(db: Reader | Writer, id: string): Promise<PresetRow | null> {
  const [row] = await db.select(columns).from(presets).where(eq(presets.id, id));
  return row ?? null;
}

/** What a learner chose for which deck, dossier, or `all`. */
export function optionsOf(
  db: Reader | Writer,
  userId: string,
): Promise<readonly { readonly place: string; readonly presetId: string }[]> {
  return db
    .select({ place: deckOptions.deckId, presetId: deckOptions.presetId })
    .from(deckOptions)
    .where(eq(deckOptions.userId, userId));
}

/** Where decks stand: under which deck and in which dossier. With the decks above them, up to the top. */
export async function placesOfDecks(
  db: Reader,
  deckIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly parentId: string | null; readonly dossierId: string | null }>> {
  const found = new Map<string, { readonly parentId: string | null; readonly dossierId: string | null }>();
  for (let asked: readonly string[] = [...new Set(deckIds)]; asked.length > 0; ) {
    const rows = await inParts(asked, (part) =>
      db
        .select({ id: decks.id, parentId: decks.parentId, dossierId: decks.dossierId })
        .from(decks)
        .where(inArray(decks.id, [...part])),
    );
    for (const { id, ...place } of rows) found.set(id, place);
    asked = [...new Set(rows.flatMap((row) => row.parentId ?? []))].filter((id) => !found.has(id));
  }
  return found;
}

/** The home deck of each of these cards: whose preset it is scheduled by. */
export async function homeDecksOf(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly deckId: string; readonly weight: number | null }>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, deckId: cards.homeDeckId, weight: cards.weight })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return new Map(rows.map(({ id, ...home }) => [id, home]));
}

/** How many cards are due on each study day from one to another, both included. */
export async function loadBetween(
  db: Reader,
  userId: string,
  from: string,
  to: string,
): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .select({ day: cardStates.dueDay, cards: count() })
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, userId),
        isNotNull(cardStates.dueDay),
        eq(cardStates.suspended, false),
        between(cardStates.dueDay, from, to),
      ),
    )
    .groupBy(cardStates.dueDay);
  return Object.fromEntries(rows.flatMap((row) => (row.day === null ? [] : [[row.day, row.cards]])));
}

/** Adds a preset, or writes another state of it. */
export async function savePreset(tx: Writer, row: typeof presets.$inferInsert): Promise<void> {
  const { name, settings, version, updatedAt } = row;
  await tx
    .insert(presets)
    .values(row)
    .onConflictDoUpdate({ target: presets.id, set: { name, settings, version, updatedAt } });
}

/** Deletes a preset; what was studied by it goes on by what stands above it. */
export async function deletePreset(tx: Writer, id: string): Promise<void> {
  await tx.delete(presets).where(eq(presets.id, id));
}

/** Chooses the preset of a deck, a dossier or `all`; null takes the choice back. */
export async function choosePreset(
  tx: Writer,
  userId: string,
  place: string,
  presetId: string | null,
): Promise<void> {
  if (presetId === null) {
    await tx.delete(deckOptions).where(and(eq(deckOptions.userId, userId), eq(deckOptions.deckId, place)));
    return;
  }
  await tx
    .insert(deckOptions)
    .values({ userId, deckId: place, presetId })
    .onConflictDoUpdate({ target: [deckOptions.userId, deckOptions.deckId], set: { presetId } });
}

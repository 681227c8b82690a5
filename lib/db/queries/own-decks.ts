import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";
import { inTreeOrder } from "./deck-tree.ts";
import { type DeckRow, deckColumns } from "./shelves.ts";

/** A deck and those that are parts of it, as deep as they go, as far as they are on the shelf. */
export async function withParts(db: Reader, deck: DeckRow): Promise<readonly DeckRow[]> {
  if (deck.archivedAt !== null) return [];
  if (deck.dossierId !== null) return [deck];
  const below = sql`(with recursive below (id, depth) as (values (${deck.id}, 0) union select d.id, below.depth + 1 from decks d join below on d.parent_id = below.id where below.depth < 10) select id from below)`;
  const rows = await db
    .select(deckColumns)
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(and(sql`${decks.id} in ${below}`, isNull(decks.deletedAt), isNull(decks.archivedAt)))
    .orderBy(asc(decks.position), asc(decks.title), asc(decks.id));
  return inTreeOrder(rows);
}

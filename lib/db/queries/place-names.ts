import { sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import { decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";

export type PlaceName = {
  readonly title: string /** Of a deck of a dossier. */;
  readonly within: string | null;
};

/** The names of the decks and dossiers that some selections name, by their ids; deleted ones too. */
export async function placeNames(
  db: Reader,
  selections: readonly Selection[],
): Promise<ReadonlyMap<string, PlaceName>> {
  const parts = selections.flat();
  const among = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const deckIds = parts.flatMap((part) => (part.kind === "deck" ? part.deckId : []));
  const dossierIds = parts.flatMap((part) => (part.kind === "dossier" ? part.dossierId : []));
  const [deckRows, dossierRows] = await Promise.all([
    db
      .select({ id: decks.id, title: decks.title, within: dossiers.title })
      .from(decks)
      .leftJoin(dossiers, sql`${dossiers.id} = ${decks.dossierId}`)
      .where(sql`${decks.id} in ${among(deckIds)}`),
    db
      .select({ id: dossiers.id, title: dossiers.title })
      .from(dossiers)
      .where(sql`${dossiers.id} in ${among(dossierIds)}`),
  ]);
  return new Map<string, PlaceName>([
    ...deckRows.map(({ id, title, within }) => [id, { title, within }] as const),
    ...dossierRows.map(({ id, title }) => [id, { title, within: null }] as const),
  ]);
}

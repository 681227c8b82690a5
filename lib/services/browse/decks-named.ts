import type { DeckRow } from "#lib/db/queries/shelves.ts";

/** A deck with the names that it is found by, the longest first: "The mill::Dates", "Dates". */
export type NamedDeck = { readonly id: string; readonly row: DeckRow; readonly names: readonly string[] };

/** The decks with their full names, levels joined by `::`. A dossier's decks are also found without it. */
export function decksNamed(rows: readonly DeckRow[]): readonly NamedDeck[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const levels: string[] = [];
    const seen = new Set<string>();
    for (let at: DeckRow | undefined = row; at && !seen.has(at.id); at = byId.get(at.parentId ?? "")) {
      seen.add(at.id);
      levels.unshift(at.title);
    }
    const own = levels.join("::");
    return { id: row.id, row, names: row.dossierId === null ? [own] : [`${row.dossierTitle}::${own}`, own] };
  });
}

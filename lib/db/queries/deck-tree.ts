import { grouped } from "#lib/base/grouped.ts";

/** Decks with each behind the one that it is a part of; one whose parent is not here stands for itself. */
export function inTreeOrder<Row extends { readonly id: string; readonly parentId: string | null }>(
  rows: readonly Row[],
): readonly Row[] {
  const here = new Set(rows.map((row) => row.id));
  const parts = grouped(rows, ({ parentId }) => (parentId !== null && here.has(parentId) ? parentId : ""));
  const walk = (parent: string): readonly Row[] =>
    (parts.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk("");
}

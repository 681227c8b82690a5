import type { Column } from "#lib/search/columns.ts";
import { COLUMN_VIEWS, type ColumnView, FIRST_COLUMNS } from "./columns.ts";
import { useKept } from "./use-kept.ts";

/** The columns that are shown on this device, in their order, and how to show or hide one. */
export function useColumns(): {
  readonly columns: readonly ColumnView[];
  readonly shown: ReadonlySet<Column>;
  readonly toggle: (column: Column) => void;
} {
  const [kept, keep] = useKept("dossier.browse-columns");
  const names = new Set((kept ?? FIRST_COLUMNS.join(" ")).split(" "));
  // A card without its question could not be told from another.
  names.add("question");
  const columns = COLUMN_VIEWS.filter(({ column }) => names.has(column));
  const shown = new Set(columns.map(({ column }) => column));
  return {
    columns,
    shown,
    toggle: (column) => {
      const next = COLUMN_VIEWS.filter((one) => shown.has(one.column) !== (one.column === column));
      keep(next.map((one) => one.column).join(" "));
    },
  };
}

"use client";

import { Dialog } from "#app/_ui/dialog.tsx";
import type { Column } from "#lib/search/columns.ts";
import { COLUMN_VIEWS } from "./columns.ts";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly shown: ReadonlySet<Column>;
  readonly onToggle: (column: Column) => void;
};

/** Which columns the table has on this device. */
export function ColumnChoice({ open, onClose, shown, onToggle }: Props) {
  return (
    <Dialog title="Columns" open={open} onClose={onClose}>
      <p>Kept on this device.</p>
      <div className="browse-columns">
        {COLUMN_VIEWS.map(({ column, head }) => (
          <label key={column} className="switch">
            <input
              type="checkbox"
              checked={shown.has(column)}
              disabled={column === "question"}
              onChange={() => onToggle(column)}
            />
            <span>{head}</span>
          </label>
        ))}
      </div>
    </Dialog>
  );
}

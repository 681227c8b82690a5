// biome-ignore-all lint/a11y/useSemanticElements: a grid that draws only the rows in sight is laid out by itself.
"use client";

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- as above; the grid has the keys */

import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Sort } from "#lib/search/columns.ts";
import type { BrowseRow } from "#lib/services/browse/browse.ts";
import type { ColumnView, Now } from "./columns.ts";
import { chooseAll, goTo, isChosen, rowFor, type Selection, toggle } from "./selection.ts";
import type { Found } from "./use-found.ts";

type Props = {
  readonly found: Found;
  readonly columns: readonly ColumnView[];
  readonly now: Now;
  readonly sort: Sort;
  readonly onSort: (column: ColumnView["column"]) => void;
  readonly selection: Selection;
  readonly onSelection: (next: Selection) => void;
  /** Enter, or a tap: the card is looked at. */
  readonly onOpen: () => void;
};

/** Rows kept besides those in sight, so that scrolling meets no gap. */
const SPARE = 12;
/** Until a row was measured. */
const GUESS = { row: 44, height: 640 };

/**
 * The found cards as a grid in which only the rows in sight are drawn. One tab stop: the arrows, Page and Home keys move
 * in it, Shift chooses a stretch, Space one card, Ctrl A all.
 */
export function Table({ found, columns, now, sort, onSort, selection, onSelection, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, ...GUESS });
  const from = Math.max(0, Math.floor(view.top / view.row) - SPARE);
  const to = Math.min(found.rows, Math.ceil((view.top + view.height) / view.row) + SPARE);
  const { want } = found;
  // Beside what is asked, on a phone below it.
  const cells = columns.filter(({ column }) => column !== "question" && column !== "answer").length;

  useEffect(() => want(from, to));

  // Sizes are set by script: the page's policy lets no style into the markup.
  useLayoutEffect(() => {
    if (!body.current) return;
    body.current.style.height = `${found.rows * view.row}px`;
    body.current.style.setProperty("--from", `${from * view.row}px`);
  }, [found.rows, from, view.row]);

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    // A row of a phone is as high as its lines, before it is measured.
    element.style.setProperty("--lines", String(Math.max(1, Math.ceil(cells / 3))));
    const measure = () => {
      const row = body.current?.querySelector<HTMLElement>("[role=row]")?.offsetHeight || GUESS.row;
      const next = { top: element.scrollTop, row, height: element.clientHeight || GUESS.height };
      setView((before) =>
        before.top === next.top && before.row === next.row && before.height === next.height ? before : next,
      );
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [cells]);

  const { active } = selection;
  useEffect(() => {
    const element = grid.current;
    if (!element || active === null) return;
    const head = element.querySelector<HTMLElement>(".browse-head")?.offsetHeight ?? 0;
    const [above, below] = [active * view.row, (active + 1) * view.row + head];
    if (above < element.scrollTop) element.scrollTop = above;
    else if (below > element.scrollTop + element.clientHeight)
      element.scrollTop = below - element.clientHeight;
  }, [active, view.row]);

  const idAt = (row: number): string | undefined => found.rowAt(row)?.id;

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || (event.target instanceof Element && event.target.closest("button"))) return;
    if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSelection(chooseAll(selection));
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(view.height / view.row) - 2);
    const row = rowFor(event.key, active, { rows: found.rows, page });
    if (row !== null) {
      event.preventDefault();
      const next = goTo(selection, row, { extend: event.shiftKey, idAt });
      // From the first row to the last is everything, also what was not fetched yet.
      const whole = event.shiftKey && Math.abs(row - (next.anchor ?? row)) === found.rows - 1;
      onSelection(whole && found.count !== null ? chooseAll(next) : next);
    } else if (event.key === " " && active !== null) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Enter" && active !== null) {
      event.preventDefault();
      onOpen();
    } else if (event.key === "Escape") {
      onSelection({ ...selection, chosen: { kind: "some", ids: new Set() } });
    }
  }

  function pick(row: number): void {
    const id = idAt(row);
    if (id !== undefined) onSelection(toggle(selection, id, row));
  }

  function onRow(event: MouseEvent, row: number): void {
    const onMark = event.target instanceof Element && event.target.closest(".pick") !== null;
    if (onMark || event.ctrlKey || event.metaKey) {
      pick(row);
      return;
    }
    onSelection(goTo(selection, row, { extend: event.shiftKey, idAt }));
    if (!event.shiftKey) onOpen();
  }

  const shown = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const activeHere = active !== null && active >= from && active < to;
  return (
    <div
      ref={grid}
      className="browse-grid"
      data-stale={found.loading ? "" : undefined}
      role="grid"
      tabIndex={0}
      aria-label="Found cards"
      aria-multiselectable="true"
      aria-rowcount={found.count === null ? -1 : found.count + 1}
      aria-colcount={columns.length + 1}
      aria-busy={found.loading}
      aria-activedescendant={activeHere ? `row-${active}` : undefined}
      onKeyDown={onKey}
    >
      <div className="browse-head" role="rowgroup">
        <div role="row" aria-rowindex={1} tabIndex={-1}>
          <span role="columnheader" className="pick" aria-colindex={1} tabIndex={-1}>
            <span className="sr">Chosen</span>
          </span>
          {columns.map(({ column, head, figures }, i) => {
            const sorted = sort.column === column ? (sort.descending ? "descending" : "ascending") : "none";
            return (
              <span
                key={column}
                role="columnheader"
                tabIndex={-1}
                className={`c-${column}${figures ? " num" : ""}`}
                aria-colindex={i + 2}
                aria-sort={sorted}
              >
                <button type="button" className="btn plain" onClick={() => onSort(column)}>
                  {head}
                  <span aria-hidden="true">{sorted === "none" ? "" : sort.descending ? " ↓" : " ↑"}</span>
                </button>
              </span>
            );
          })}
        </div>
      </div>
      <div ref={body} className="browse-body" role="rowgroup">
        {shown.map((index) => (
          <Line
            key={index}
            index={index}
            row={found.rowAt(index)}
            columns={columns}
            now={now}
            active={index === active}
            chosen={isChosen(selection, idAt(index) ?? "")}
            onClick={onRow}
          />
        ))}
      </div>
    </div>
  );
}

type LineProps = {
  readonly index: number;
  readonly row: BrowseRow | undefined;
  readonly columns: readonly ColumnView[];
  readonly now: Now;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onClick: (event: MouseEvent, index: number) => void;
};

function Line({ index, row, columns, now, active, chosen, onClick }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys; a row is no stop of its own.
    <div
      role="row"
      id={`row-${index}`}
      tabIndex={-1}
      className={active ? "active" : undefined}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-suspended={row?.state.suspended ? "" : undefined}
      onClick={(event) => onClick(event, index)}
    >
      <span
        role="gridcell"
        tabIndex={-1}
        className="pick"
        aria-colindex={1}
        aria-label={chosen ? "Chosen" : "Not chosen"}
      />
      {columns.map(({ column, figures, text }, i) => (
        <span
          key={column}
          role="gridcell"
          tabIndex={-1}
          className={`c-${column}${figures ? " num" : ""}`}
          aria-colindex={i + 2}
        >
          {row ? text(row, now) : <i className="line" aria-hidden="true" />}
        </span>
      ))}
    </div>
  );
}

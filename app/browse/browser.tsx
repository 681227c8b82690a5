"use client";

import { useCallback, useDeferredValue, useEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { useLingering } from "#app/_ui/use-lingering.ts";
import type { Column, Sort } from "#lib/search/columns.ts";
import type { BrowseAnswer } from "#lib/services/browse/browse.ts";
import type { BrowseHelp } from "#lib/services/browse/browse-help.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { Actions } from "./actions.tsx";
import { searchParams } from "./ask.ts";
import { doneWords, doToAll, type Target, takeBack } from "./bulk.ts";
import { COLUMN_VIEWS, type Now } from "./columns.ts";
import { DocumentHits } from "./document-hits.tsx";
import { EmptyTable } from "./empty-table.tsx";
import { Preview } from "./preview.tsx";
import { SavedSearches } from "./saved.tsx";
import { SearchBox } from "./search-box.tsx";
import { chosenCount, NOTHING_CHOSEN, type Selection } from "./selection.ts";
import { SyntaxHelp } from "./syntax-help.tsx";
import { Table } from "./table.tsx";
import { useColumns } from "./use-columns.ts";
import { useFound } from "./use-found.ts";
import { useWide } from "./use-wide.ts";
import { foundWords } from "./words.ts";

type Props = {
  readonly query: string;
  readonly sort: Sort;
  readonly first: BrowseAnswer;
  readonly help: BrowseHelp;
  readonly now: Now & { readonly at: number };
};

type Notice = { readonly id: number; readonly text: string; readonly steps: readonly string[] };

let notices = 0;
function nextNotice(): number {
  notices += 1;
  return notices;
}

/** Typing rests so long before it is asked. */
const RESTS_MS = 150;

/** Search, table, preview, and what is done to many cards. The address always says what is looked at. */
export function Browser({ query: asked, sort: sortedBy, first, help, now }: Props) {
  const [typed, setTyped] = useState(asked);
  const [query, setQuery] = useState(asked);
  const [sort, setSort] = useState(sortedBy);
  const [selection, setSelection] = useState<Selection>(NOTHING_CHOSEN);
  const [helpOpen, setHelpOpen] = useState(false);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const stop = useRef(false);
  const wide = useWide();
  const { columns, shown, toggle } = useColumns();
  const found = useFound(query, sort, first);
  const { shown: said, element: toast } = useLingering(notice);
  const lookedAt = useDeferredValue(selection.active);
  const row = lookedAt === null ? null : (found.rowAt(lookedAt) ?? null);
  const count = chosenCount(selection, found.count ?? found.rows);
  const tags = help.keys.find(({ key }) => key === "tag")?.values.slice(1) ?? [];

  /** Another question begins at the top, with nothing chosen. */
  const begin = useCallback(() => {
    setSelection(NOTHING_CHOSEN);
    document.querySelector(".browse-grid")?.scrollTo({ top: 0 });
  }, []);

  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => {
      setQuery(typed);
      begin();
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [typed, query, begin]);

  useEffect(() => {
    const params = searchParams(query, sort).toString();
    window.history.replaceState(null, "", params === "" ? "/browse" : `/browse?${params}`);
  }, [query, sort]);

  const { again } = found;
  const undo = useCallback(
    async ({ steps }: Notice) => {
      setNotice({ id: nextNotice(), text: "Taking it back…", steps: [] });
      const trouble = await takeBack(steps);
      setNotice({ id: nextNotice(), text: trouble ?? "Taken back.", steps: [] });
      again();
    },
    [again],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || dialogOpen() || event.altKey) return;
      const { writing } = keyTarget(event);
      const command = event.ctrlKey || event.metaKey;
      if (
        command &&
        event.key.toLowerCase() === "z" &&
        !event.shiftKey &&
        !writing &&
        notice &&
        notice.steps.length > 0
      ) {
        event.preventDefault();
        void undo(notice);
      } else if (
        (command && event.key.toLowerCase() === "f") ||
        (!command && event.key === "/" && !writing)
      ) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [notice, undo]);

  async function act(deed: BrowseDeed): Promise<void> {
    const { chosen } = selection;
    const target: Target =
      chosen.kind === "all"
        ? { kind: "found", query, count: found.count ?? found.rows }
        : { kind: "cards", ids: [...chosen.ids] };
    stop.current = false;
    setProgress({ done: 0, of: count });
    const done = await doToAll(deed, target, {
      onProgress: (so) => setProgress({ done: so, of: count }),
      stopped: () => stop.current,
    });
    setProgress(null);
    setNotice({ id: nextNotice(), text: doneWords(deed, done), steps: done.steps });
    if (deed.kind === "delete" || deed.kind === "move")
      setSelection({ ...selection, chosen: NOTHING_CHOSEN.chosen });
    found.again();
  }

  const sortBy = (column: Column): void => {
    setSort((before) => ({ column, descending: before.column === column && !before.descending }));
    begin();
  };
  const open = (): void => {
    if (!wide) setSheetOpen(true);
  };
  const search = (next: string): void => {
    setTyped(next);
    setQuery(next);
    begin();
  };

  return (
    <>
      <div className="browse-bar">
        <SearchBox
          field={field}
          value={typed}
          onValue={setTyped}
          onDown={() => document.querySelector<HTMLElement>(".browse-grid")?.focus()}
          problem={found.problem}
          keys={help.keys}
        />
        <button type="button" className="btn plain small" onClick={() => setHelpOpen(true)}>
          How to search
        </button>
        <button type="button" className="btn plain small" onClick={() => setColumnsOpen(true)}>
          Columns
        </button>
      </div>
      <SavedSearches query={query} onQuery={search} />
      <output className="browse-count">
        {found.problem ? "" : foundWords(found.count, count)}
        {found.failure ? <span className="offline"> {found.failure.message}</span> : null}
        {found.failure ? (
          <button type="button" className="btn plain small" onClick={found.again}>
            Try again
          </button>
        ) : null}
      </output>
      {count > 0 || progress !== null ? (
        <Actions
          count={count}
          ownDecks={help.ownDecks}
          tags={tags}
          progress={progress}
          onStop={() => {
            stop.current = true;
          }}
          onDeed={(deed) => void act(deed)}
          onClear={() => setSelection({ ...selection, chosen: NOTHING_CHOSEN.chosen })}
        />
      ) : null}
      <div className="browse-panes">
        {found.rows === 0 && !found.loading ? (
          <EmptyTable query={query} problem={found.problem !== null} onQuery={search} />
        ) : (
          <Table
            found={found}
            columns={columns}
            now={now}
            sort={sort}
            onSort={sortBy}
            selection={selection}
            onSelection={setSelection}
            onOpen={open}
          />
        )}
        {wide ? (
          <aside className="browse-preview" aria-label="The card">
            <Preview row={row} now={now} at={now.at} />
          </aside>
        ) : null}
      </div>
      {query === "" ? null : <DocumentHits query={query} />}
      {wide ? null : (
        <Dialog title="Card" open={sheetOpen && row !== null} onClose={() => setSheetOpen(false)}>
          <Preview row={row} now={now} at={now.at} />
        </Dialog>
      )}
      <SyntaxHelp
        open={helpOpen}
        onClose={() => setHelpOpen(false)}
        keys={help.keys}
        onExample={(example) => {
          setHelpOpen(false);
          search(example);
          field.current?.focus();
        }}
      />
      <Dialog title="Columns" open={columnsOpen} onClose={() => setColumnsOpen(false)}>
        <p>Kept on this device.</p>
        {COLUMN_VIEWS.map(({ column, head }) => (
          <label key={column} className="switch">
            <input
              type="checkbox"
              checked={shown.has(column)}
              disabled={column === "question"}
              onChange={() => toggle(column)}
            />
            <span>{head}</span>
          </label>
        ))}
      </Dialog>
      <output ref={toast} className={said ? "toast" : "sr"}>
        {said ? (
          <>
            <span>{said.text}</span>
            {said.steps.length > 0 ? (
              <button type="button" className="btn" onClick={() => said && void undo(said)}>
                Undo
              </button>
            ) : null}
          </>
        ) : null}
      </output>
    </>
  );
}

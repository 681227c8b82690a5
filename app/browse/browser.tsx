"use client";

import { useRouter } from "next/navigation";
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { usePaletteItems } from "#app/_ui/palette-commands.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { useLingering } from "#app/_ui/use-lingering.ts";
import type { Column, Sort } from "#lib/search/columns.ts";
import type { BrowseAnswer } from "#lib/services/browse/browse.ts";
import type { BrowseHelp } from "#lib/services/browse/browse-help.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { Actions } from "./actions.tsx";
import { searchParams } from "./ask.ts";
import { chosenItemFor } from "./chosen-keys.ts";
import { assignOf, practiceOf } from "./chosen-links.ts";
import { ColumnChoice } from "./column-choice.tsx";
import type { Now } from "./columns.ts";
import { DocumentHits } from "./document-hits.tsx";
import { EmptyTable } from "./empty-table.tsx";
import { tagsItem, turnItem } from "./palette-items.ts";
import { Preview } from "./preview.tsx";
import { SavedSearches } from "./saved.tsx";
import { SearchBox } from "./search-box.tsx";
import { chosenCount, NOTHING_CHOSEN, type Selection, searchOf } from "./selection.ts";
import { termFor } from "./suggest.ts";
import { SyntaxHelp } from "./syntax-help.tsx";
import { Table } from "./table.tsx";
import { TagsDialog } from "./tags.tsx";
import { useBulk } from "./use-bulk.ts";
import { useColumns } from "./use-columns.ts";
import { useFound } from "./use-found.ts";
import { useQuery } from "./use-query.ts";
import { useWayDown } from "./use-way-down.ts";
import { useWide } from "./use-wide.ts";
import { foundWords } from "./words.ts";

type Props = {
  readonly query: string;
  readonly sort: Sort;
  readonly first: BrowseAnswer;
  readonly help: BrowseHelp;
  readonly now: Now & { readonly at: number };
  /** Nothing is theirs yet: what they do first makes a guest of them. */
  readonly visitor: boolean;
};

/** Search, table, preview, and what is done to many cards. The address always says what is looked at. */
export function Browser({ query: asked, sort: sortedBy, first, help, now, visitor }: Props) {
  const router = useRouter();
  const [sort, setSort] = useState(sortedBy);
  const [selection, setSelection] = useState<Selection>(NOTHING_CHOSEN);
  const [helpOpen, setHelpOpen] = useState(false);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const [tagsOpen, setTagsOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [pressed, setPressed] = useState<{ readonly id: string } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Another question begins at the top, with nothing chosen. */
  const begin = useCallback(() => {
    setSelection(NOTHING_CHOSEN);
    document.querySelector(".browse-grid")?.scrollTo({ top: 0 });
  }, []);
  const { typed, query, type, search } = useQuery(asked, begin);
  const wide = useWide();
  const single = useSingleKeys();
  const { columns, shown, toggle } = useColumns();
  const found = useFound(query, sort, first);
  const { again } = found;
  const { goDown, stay } = useWayDown(field, found.loading);
  const changed = useCallback(() => {
    again();
    // The head says from then on that there is something to keep.
    if (visitor) router.refresh();
  }, [again, visitor, router]);
  const { progress, notice, act, changeTag, stop, turn, turnLast } = useBulk(changed);
  const { shown: said, element: toast } = useLingering(notice);
  const lookedAt = useDeferredValue(selection.active);
  const row = lookedAt === null ? null : (found.rowAt(lookedAt) ?? null);
  const count = chosenCount(selection, found.count ?? found.rows);
  const tags = help.keys.find(({ key }) => key === "tag")?.values.slice(1) ?? [];

  useEffect(() => {
    const params = searchParams(query, sort).toString();
    window.history.replaceState(null, "", params === "" ? "/browse" : `/browse?${params}`);
  }, [query, sort]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (!single || modified || event.key !== "/" || event.defaultPrevented || dialogOpen()) return;
      if (keyTarget(event).writing) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single]);

  const onChosenKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const inTable =
      target instanceof Element &&
      (target === document.body || target.closest(".browse-grid, .browse-actions"));
    if (event.defaultPrevented || event.repeat || dialogOpen() || progress !== null || !inTable) return;
    const on = selection.active === null ? undefined : found.rowAt(selection.active);
    const id = chosenItemFor(event, single, on?.state);
    if (id === null || (count === 0 && !on)) return;
    event.preventDefault();
    // Nothing is chosen: the row that the keyboard is on is meant.
    if (count === 0 && on)
      setSelection((before) => ({ ...before, chosen: { kind: "some", ids: new Set([on.id]) } }));
    setPressed({ id });
  });
  useEffect(() => {
    window.addEventListener("keydown", onChosenKey);
    return () => window.removeEventListener("keydown", onChosenKey);
  }, []);

  async function doIt(deed: BrowseDeed): Promise<void> {
    const { chosen } = selection;
    const gone = deed.kind === "delete" || deed.kind === "move";
    await act(
      deed,
      chosen.kind === "all"
        ? { kind: "found", query: searchOf(selection, query), count }
        : { kind: "cards", ids: [...chosen.ids] },
    );
    if (gone) setSelection((before) => ({ ...before, chosen: NOTHING_CHOSEN.chosen }));
  }

  usePaletteItems("browse", [
    turnItem("undo", "Undo what was done to cards", "Ctrl Z", turnLast),
    turnItem("redo", "Redo what was taken back", "Ctrl ⇧ Z", turnLast),
    tagsItem(() => setTagsOpen(true)),
  ]);

  const sortBy = (column: Column): void => {
    setSort((before) => ({ column, descending: before.column === column && !before.descending }));
    begin();
  };
  const open = (): void => {
    if (!wide) setSheetOpen(true);
  };

  return (
    <>
      <div className="browse-bar">
        <SearchBox
          field={field}
          value={typed}
          onValue={(next) => {
            stay();
            type(next);
          }}
          onDown={() => goDown(typed === query ? null : () => search(typed))}
          problem={found.problem}
          keys={help.keys}
        />
        <button type="button" className="btn plain small" onClick={() => setHelpOpen(true)}>
          How to search
        </button>
        <button type="button" className="btn plain small" onClick={() => setColumnsOpen(true)}>
          Columns
        </button>
        <button type="button" className="btn plain small" onClick={() => setTagsOpen(true)}>
          Tags
        </button>
      </div>
      {count > 0 || progress !== null ? (
        <Actions
          count={count}
          ownDecks={help.ownDecks}
          tags={tags}
          progress={progress}
          onStop={stop}
          onDeed={(deed) => void doIt(deed)}
          onClear={() => setSelection({ ...selection, chosen: NOTHING_CHOSEN.chosen })}
          practice={practiceOf(selection, query, count)}
          assign={help.assigns ? assignOf(selection, query) : null}
          pressed={pressed}
          onPressed={() => setPressed(null)}
        />
      ) : (
        <SavedSearches query={query} onQuery={search} />
      )}
      <output className="browse-count">
        {found.problem ? "" : foundWords(found.count, found.atLeast, count)}
        {found.failure ? <span className="offline"> {found.failure.message}</span> : null}
        {found.failure ? (
          <button type="button" className="btn plain small" onClick={found.again}>
            Try again
          </button>
        ) : null}
      </output>
      <div className="browse-panes">
        {found.rows === 0 && !found.loading ? (
          <EmptyTable
            query={query}
            problem={found.problem !== null}
            unknown={found.unknown}
            onQuery={search}
          />
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
      <TagsDialog
        open={tagsOpen}
        onClose={() => setTagsOpen(false)}
        onTag={(tag) => {
          setTagsOpen(false);
          search(termFor("tag", tag));
        }}
        onChange={(change) => {
          setTagsOpen(false);
          void changeTag(change).then(() => {
            // The names that the search offers.
            router.refresh();
            // Whoever looks at the tag goes on looking at it.
            if (change.to !== null && query === termFor("tag", change.tag)) search(termFor("tag", change.to));
          });
        }}
      />
      <ColumnChoice
        open={columnsOpen}
        onClose={() => setColumnsOpen(false)}
        shown={shown}
        onToggle={toggle}
      />
      <output ref={toast} className={said ? "toast" : "sr"}>
        {said ? (
          <>
            <span>{said.text}</span>
            {said.turn ? (
              <button type="button" className="btn" onClick={() => said.turn && void turn(said.turn)}>
                {said.turn.direction === "undo" ? "Undo" : "Redo"}
              </button>
            ) : null}
          </>
        ) : null}
      </output>
    </>
  );
}

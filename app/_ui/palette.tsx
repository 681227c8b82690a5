"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { opensWithoutServer } from "#app/study/shell-watch.ts";
import { PAGES, type PaletteItem, usePageItems } from "./palette-commands.ts";
import { bestOf } from "./palette-match.ts";
import { placesHere } from "./palette-places.ts";
import { noteRecent, recentIds } from "./palette-recent.ts";
import { isReachable } from "./reachable.ts";
import { counted } from "./words.ts";

const MOST_SHOWN = 50;

type Props = {
  /** What was typed before there was a field to type in. */
  readonly typed: string;
  readonly onClose: () => void;
};

/**
 * Every action of the page and every place by name, in the browser's own dialog. The field is a combobox: the arrows
 * move in the list while the field keeps the focus. What was used last comes first.
 */
export function Palette({ typed, onClose }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const here = usePageItems();
  const [places, setPlaces] = useState<readonly PaletteItem[]>([]);
  const [recent] = useState(recentIds);
  const [query, setQuery] = useState(typed);
  const [active, setActive] = useState(0);
  const [said, setSaid] = useState("");
  const items = useMemo(() => [...here, ...PAGES, ...places], [here, places]);
  const found = useMemo(() => bestOf(items, query, recent, MOST_SHOWN), [items, query, recent]);
  const index = Math.min(active, found.length - 1);
  const foundHere = useRef(found);
  useEffect(() => {
    foundHere.current = found;
  });

  // Before the next key: what is typed from here on goes to the field.
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => {
    let gone = false;
    void placesHere().then((all) => {
      if (!gone) setPlaces(all);
    });
    return () => {
      gone = true;
    };
  }, []);
  useEffect(() => {
    document.getElementById(`palette-${index}`)?.scrollIntoView({ block: "nearest" });
  }, [index]);

  async function choose(item: PaletteItem | undefined) {
    if (!item) return;
    if (item.unavailable !== undefined) return setSaid(item.unavailable);
    const reachable = item.does.kind === "run" || (await isReachable());
    if (item.does.kind === "go" && !reachable && !opensWithoutServer(item.does.path))
      return setSaid("Offline. This page opens when the server is in reach again.");
    noteRecent(item.id);
    // The dialog first: what is done may open another, or move the focus.
    dialog.current?.close();
    if (item.does.kind === "run") item.does.run();
    else if (reachable) router.push(item.does.path);
    else location.assign(item.does.path);
  }
  function onKey(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move !== undefined && found.length > 0) {
      event.preventDefault();
      const next = index + move;
      // One step over the end leads to the other one; a page stops there.
      setActive(
        Math.abs(move) === 1
          ? (next + found.length) % found.length
          : Math.min(found.length - 1, Math.max(0, next)),
      );
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void choose(found[index]);
    }
  }
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  // The pointer works on the list as a whole: its lines are reached by the field's arrows, and take no focus themselves.
  useEffect(() => {
    const element = dialog.current;
    function onClick(event: MouseEvent) {
      if (event.target === element) return element?.close();
      const line = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (line) void latest.current(foundHere.current[Number(line.id.split("-").at(-1))]);
    }
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, []);
  return (
    <dialog ref={dialog} className="dialog palette" aria-label="Go to or do anything" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Go to or do anything"
        aria-expanded={found.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${index}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder="An action, a deck, a page"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setSaid("");
        }}
        onKeyDown={onKey}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot follow a field. */}
      <div id="palette-list" role="listbox" aria-label="Found">
        {found.map((item, i) => (
          <div
            key={item.id}
            id={`palette-${i}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list.
            role="option"
            tabIndex={-1}
            aria-selected={i === index}
            aria-disabled={item.unavailable !== undefined}
          >
            <span>{item.text}</span>
            <span className="kind">
              {item.key === undefined ? null : <kbd>{item.key}</kbd>} {item.kind}
            </span>
          </div>
        ))}
      </div>
      <output className="small quiet">
        {said !== ""
          ? said
          : found.length === 0
            ? "Nothing has this name."
            : `${counted(found.length, "line")}. Enter takes the marked one.`}
      </output>
    </dialog>
  );
}

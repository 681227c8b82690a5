"use client";
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- a datalist cannot follow what stands at the cursor, and the field has the keys */

import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { SearchProblem } from "#lib/search/types.ts";
import type { HelpKey } from "#lib/services/browse/browse-help.ts";
import { type Suggestion, suggestionsFor } from "./suggest.ts";

type Props = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onDown: () => void;
  readonly problem: SearchProblem | null;
  readonly keys: readonly HelpKey[];
};

/** The field with what may be typed next: arrows choose, Enter or Tab takes, Escape closes. */
export function SearchBox({ field, value, onValue, onDown, problem, keys }: Props) {
  const id = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const offered = cursor === null ? [] : suggestionsFor(value, cursor, keys);
  const open = offered.length > 0;

  function take({ text, start, end }: Suggestion): void {
    const after = value.slice(end);
    const space = text.endsWith(":") || after.startsWith(" ") ? "" : " ";
    const next = `${value.slice(0, start)}${text}${space}`;
    onValue(next + after.replace(/^ /u, " "));
    setAt(-1);
    setCursor(text.endsWith(":") ? next.length : null);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.length, next.length));
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const chosen = offered[at];
    if (event.key === "ArrowDown" && !open) {
      event.preventDefault();
      onDown();
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((before) =>
        (before + step + offered.length + 1) % (offered.length + 1) === offered.length
          ? -1
          : (before + step + offered.length + 1) % (offered.length + 1),
      );
    } else if (open && (event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Enter") {
      setCursor(null);
      onDown();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setCursor(null);
    }
  }

  return (
    <div className="browse-search">
      <label className="sr" htmlFor={`${id}-field`}>
        Search cards and documents
      </label>
      <input
        ref={field}
        id={`${id}-field`}
        type="search"
        role="combobox"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="Words, or deck: tag: is:due"
        value={value}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 && open ? `${id}-${at}` : undefined}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          onValue(event.target.value);
          setCursor(event.target.selectionStart ?? event.target.value.length);
          setAt(-1);
        }}
        onKeyDown={onKey}
        onBlur={() => setCursor(null)}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Suggestions"
        className="browse-suggestions"
        hidden={!open}
      >
        {offered.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys; the list takes no focus.
          <div
            key={one.text}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <span>{one.text}</span> <span className="note">{one.says}</span>
          </div>
        ))}
      </div>
      <output id={`${id}-problem`} className="browse-problem">
        {problem ? <Problem value={value} problem={problem} /> : null}
      </output>
    </div>
  );
}

/** What is wrong, and the place with what stands around it. */
function Problem({ value, problem }: { readonly value: string; readonly problem: SearchProblem }) {
  const { start, end } = problem.at;
  const from = Math.max(0, start - 24);
  return (
    <>
      {problem.message}{" "}
      {end > start ? (
        <code>
          {from > 0 ? "…" : ""}
          {value.slice(from, start)}
          <em>{value.slice(start, Math.min(end, start + 60))}</em>
          {value.slice(end, end + 24)}
        </code>
      ) : null}
    </>
  );
}

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import type { DeskCard } from "#lib/study/review.ts";
import { likest } from "./desk-list.ts";

type Props = {
  readonly card: DeskCard;
  readonly cards: ReadonlyMap<string, DeskCard>;
  readonly onMerge: (into: string) => void;
  readonly onLeave: () => void;
};

const MOST = 8;

/** The cards that this one could be merged into, the likest first: arrows choose, Enter merges, words narrow the list. */
export function MergePanel({ card, cards, onMerge, onLeave }: Props) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = likest(card, cards.values(), search).slice(0, MOST);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen(Math.min(Math.max(0, at + step), Math.max(0, found.length - 1)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const into = found[at];
      if (into) onMerge(into.id);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  }
  return (
    <div className="merge">
      <div className="field">
        <label htmlFor="merge-search">Merge into which card? Its receipts get this one’s.</label>
        <input
          id="merge-search"
          ref={field}
          role="combobox"
          aria-expanded="true"
          aria-controls="merge-list"
          aria-activedescendant={found.length > 0 ? `merge-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id="merge-list"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show a question with its answer.
        role="listbox"
        aria-label="Cards"
        tabIndex={-1}
      >
        {found.map((other, index) => (
          <div
            key={other.id}
            id={`merge-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list.
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => onMerge(other.id)}
            onKeyDown={onKeyDown}
          >
            <span className="q">{typeset(other.question)}</span>
            <span className="small quiet">
              {shownAnswer(other.answer)} · <CategoryMark category={other.category} /> ·{" "}
              {counted(other.receipts.length, "receipt")}
            </span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="quiet small">No other card is like that.</p> : null}
      <div className="row">
        <button type="button" className="btn" onClick={onLeave}>
          Leave <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}

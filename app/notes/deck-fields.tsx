"use client";

import { useId } from "react";
import type { ListedDeck } from "#lib/services/own-decks/deck-list.ts";
import type { Draft } from "./draft.ts";

type Props = {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly decks: readonly ListedDeck[];
  readonly problem: string | undefined;
};

/** Where a note goes: a deck of one's own, or a new one. */
export function DeckFields({ draft, change, decks, problem }: Props) {
  const id = useId();
  const fresh = draft.deckId === "";
  return (
    <>
      {decks.length > 0 ? (
        <div className="field">
          <label htmlFor={`${id}-deck`}>Deck</label>
          <select
            id={`${id}-deck`}
            value={draft.deckId}
            aria-invalid={problem && !fresh ? true : undefined}
            onChange={(event) => change({ deckId: event.target.value, newDeck: "" })}
          >
            {decks.map((deck) => (
              <option key={deck.id} value={deck.id}>
                {deck.path}
                {deck.archived ? " (archived)" : ""}
              </option>
            ))}
            {decks.some((deck) => deck.id === draft.deckId) || fresh ? null : (
              <option value={draft.deckId}>{draft.newDeck}</option>
            )}
            <option value="">A new deck …</option>
          </select>
          {problem && !fresh ? <span className="err">{problem}</span> : null}
        </div>
      ) : null}
      {fresh ? (
        <div className="field">
          <label htmlFor={`${id}-new`}>{decks.length > 0 ? "Name of the new deck" : "Deck"}</label>
          <input
            id={`${id}-new`}
            value={draft.newDeck}
            maxLength={400}
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-new-hint`}
            onChange={(event) => change({ newDeck: event.target.value })}
          />
          <span className={problem ? "err" : "hint"} id={`${id}-new-hint`}>
            {problem ?? "A deck in a deck is written Spanish::Verbs."}
          </span>
        </div>
      ) : null}
    </>
  );
}

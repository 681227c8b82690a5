"use client";

import { useId } from "react";
import { useDeedForm } from "#app/dossiers/_parts/deeds.tsx";
import type { ListedDeck } from "#lib/services/own-decks/deck-list.ts";

export function RenameDeck({ deckId, title }: { readonly deckId: string; readonly title: string }) {
  const { pending, ...form } = useDeedForm();
  const id = useId();
  return (
    <form {...form} className="field">
      <input type="hidden" name="do" value="deck-rename" />
      <input type="hidden" name="deckId" value={deckId} />
      <label htmlFor={id}>Name</label>
      <div className="row inline-field">
        <input id={id} name="title" key={title} defaultValue={title} maxLength={400} required />
        <button type="submit" className="btn" disabled={pending}>
          Rename
        </button>
      </div>
    </form>
  );
}

type ChoiceProps = {
  readonly deed: string;
  readonly deckId: string;
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly decks: readonly ListedDeck[];
  readonly value: string;
  /** What stands first and means none. */
  readonly none?: string;
};

/** Does something with this deck and another one. */
export function DeckChoice({ deed, deckId, name, label, button, decks, value, none }: ChoiceProps) {
  const { pending, ...form } = useDeedForm();
  const id = useId();
  return (
    <form {...form} className="field">
      <input type="hidden" name="do" value={deed} />
      <input type="hidden" name="deckId" value={deckId} />
      <label htmlFor={id}>{label}</label>
      <div className="row inline-field">
        <select id={id} name={name} defaultValue={value}>
          {none === undefined ? null : <option value="">{none}</option>}
          {decks.map((deck) => (
            <option key={deck.id} value={deck.id}>
              {deck.path}
            </option>
          ))}
        </select>
        <button type="submit" className="btn" disabled={pending}>
          {button}
        </button>
      </div>
    </form>
  );
}

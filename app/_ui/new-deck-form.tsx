"use client";

import { useId } from "react";
import { useDeedForm } from "#app/dossiers/_parts/deeds.tsx";

/** Begins a deck, of none or as a part of another. Inside a `DeedProvider`. */
export function NewDeckForm({ parentId }: { readonly parentId?: string }) {
  const { pending, ...form } = useDeedForm();
  const id = useId();
  return (
    <details className="new-deck">
      <summary>{parentId === undefined ? "New deck" : "New deck in this one"}</summary>
      <form {...form} className="field">
        <input type="hidden" name="do" value="deck-create" />
        {parentId === undefined ? null : <input type="hidden" name="parentId" value={parentId} />}
        <label htmlFor={id}>Name</label>
        <div className="row inline-field">
          <input id={id} name="title" maxLength={400} required aria-describedby={`${id}-hint`} />
          <button type="submit" className="btn" disabled={pending}>
            Create
          </button>
        </div>
        <span className="hint" id={`${id}-hint`}>
          A deck in a deck is written Spanish::Verbs.
        </span>
      </form>
    </details>
  );
}

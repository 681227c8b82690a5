"use client";

import { useEffect, useState } from "react";
import { askCount } from "./ask.ts";
import { counted } from "./words.ts";

type Props = {
  readonly query: string;
  readonly problem: boolean;
  /** Sentences about names in the search that nothing has. */
  readonly unknown: readonly string[];
  readonly onQuery: (query: string) => void;
};

type Nearer = { readonly query: string; readonly cards: number; readonly more: boolean };

/** Nothing was found: why, and what is found with one condition fewer. */
export function EmptyTable({ query, problem, unknown, onQuery }: Props) {
  const [tried, setTried] = useState<{ readonly query: string; readonly found: readonly Nearer[] } | null>(
    null,
  );
  const nearer = tried?.query === query ? tried.found : [];
  useEffect(() => {
    if (problem || query.trim() === "") return;
    const control = new AbortController();
    const tries = withoutOne(query).map(async (one) => {
      const reply = await askCount(one, control.signal);
      const { cards, more } =
        reply.ok && reply.value.kind === "count" ? reply.value : { cards: 0, more: false };
      return { query: one, cards, more };
    });
    void Promise.all(tries).then((all) => {
      if (!control.signal.aborted) setTried({ query, found: all.filter(({ cards }) => cards > 0) });
    });
    return () => control.abort();
  }, [query, problem]);
  if (problem)
    return (
      <div className="empty browse-none">
        <p>The search cannot be read yet. What is wrong is said under the field.</p>
      </div>
    );
  if (query.trim() === "")
    return (
      <div className="empty browse-none">
        <p>There are no cards yet. Make a dossier from documents, or write a card of your own.</p>
        <a className="btn" href="/dossiers/new">
          New dossier
        </a>
      </div>
    );
  return (
    <div className="empty browse-none">
      {unknown.length > 0 ? <p>{unknown.join(" ")}</p> : null}
      <p>
        No card has all of this. Cards in the bin, drafts and cards that you took out of your decks are not
        searched.
      </p>
      {nearer.length > 0 ? (
        <ul className="row">
          {nearer.map((one) => (
            <li key={one.query}>
              <button type="button" className="btn small" onClick={() => onQuery(one.query)}>
                {one.query}: {one.more ? "more than " : ""}
                {counted(one.cards, "card")}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <button type="button" className="btn plain small" onClick={() => onQuery("")}>
        Show all cards
      </button>
    </div>
  );
}

const MOST_TRIES = 4;

/** The search with each of its words left out once; only where it is a plain row of words. */
export function withoutOne(query: string): readonly string[] {
  if (/[()\\]|\bor\b/iu.test(query)) return [];
  // "a phrase" · deck:"a name" · word
  const words = query.match(/-?(?:[a-z]{1,20}:)?"[^"]{0,500}"|[^\s"]{1,500}/giu) ?? [];
  if (words.length < 2) return [];
  return words.slice(0, MOST_TRIES).map((_, out) => words.filter((__, i) => i !== out).join(" "));
}

"use client";

import { useId } from "react";
import { capital, counted, figure } from "#app/_ui/words.ts";
import type { AssignmentDraft, PickList } from "#lib/services/assignments/pick-list.ts";
import type { FormStart } from "./assignment-form.tsx";

/** What is ticked, how many cards that is, and what it would be called. */
export type Picked = {
  /** `deck:ID`, `dossier:ID`, `tag:TAG`. */
  readonly keys: ReadonlySet<string>;
  /** Places among the parts of what is changed that stay. */
  readonly kept: ReadonlySet<number>;
  readonly cards: number;
  readonly title: string;
};

type Props = {
  readonly list: PickList;
  readonly draft: AssignmentDraft | null;
  /** What they came from: a search, cards. */
  readonly start: FormStart;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
  readonly problem: string | undefined;
};

/** What is assigned: dossiers, decks, tags, or the cards of a search. */
export function PlaceFields({ list, draft, start, picked, onPick, problem }: Props) {
  const id = useId();
  const counts = new Map<string, { readonly cards: number; readonly title: string }>([
    ...list.ownDecks.map((deck) => [`deck:${deck.id}`, deck] as const),
    ...list.dossiers.flatMap(({ id: own, title, decks }) => [
      [`dossier:${own}`, { title, cards: decks.reduce((sum, deck) => sum + deck.cards, 0) }] as const,
      ...decks.map((deck) => [`deck:${deck.id}`, { ...deck, title: `${title}: ${deck.title}` }] as const),
    ]),
  ]);
  function pick(keys: ReadonlySet<string>, kept: ReadonlySet<number>) {
    const known = [...keys].flatMap((key) => counts.get(key) ?? []);
    const before = draft === null || kept.size === 0 ? 0 : draft.cards;
    const cards = before + known.reduce((sum, one) => sum + one.cards, 0);
    const tags = [...keys].filter((key) => key.startsWith("tag:")).map((key) => `#${key.slice(4)}`);
    onPick({
      keys,
      kept,
      cards,
      title: [...known.map((one) => one.title), ...tags].join(", ").slice(0, 120),
    });
  }
  const box = (key: string, title: string, cards: number | null, className = "pick") => (
    <label key={key} className={className}>
      <input
        type="checkbox"
        name={`part:${key}`}
        checked={picked.keys.has(key)}
        onChange={(event) => {
          const keys = new Set(picked.keys);
          if (event.target.checked) keys.add(key);
          else keys.delete(key);
          pick(keys, picked.kept);
        }}
      />
      <span>{title}</span>
      {cards === null ? null : <span className="num quiet">{figure(cards)}</span>}
    </label>
  );
  const chosen = start.cardIds.length;
  const nothing = list.ownDecks.length === 0 && list.dossiers.length === 0;
  return (
    <fieldset className="places" aria-describedby={`${id}-sum`}>
      <legend>What</legend>
      {chosen > 0 ? (
        <p>
          <input type="hidden" name="cards" value={start.cardIds.join(",")} />
          {capital(counted(chosen, "chosen card"))}
        </p>
      ) : null}
      {nothing ? (
        <p className="quiet">There is no deck yet. Begin a dossier, or write notes, and come back.</p>
      ) : null}
      {draft === null
        ? null
        : draft.what.map((words, index) => (
            <label key={JSON.stringify(draft.selection[index])} className="pick">
              <input
                type="checkbox"
                name={`keep:${index}`}
                checked={picked.kept.has(index)}
                onChange={(event) => {
                  const kept = new Set(picked.kept);
                  if (event.target.checked) kept.add(index);
                  else kept.delete(index);
                  pick(picked.keys, kept);
                }}
              />
              <span>{words}</span>
            </label>
          ))}
      <Folded fold={draft !== null} summary="Something else besides">
        {list.dossiers.map((dossier) => (
          <div key={dossier.id} className="group">
            {box(
              `dossier:${dossier.id}`,
              dossier.decks.length > 1 ? `${dossier.title}, all of it` : dossier.title,
              dossier.decks.reduce((sum, deck) => sum + deck.cards, 0),
              "pick head",
            )}
            {dossier.decks.length > 1
              ? dossier.decks.map((deck) => box(`deck:${deck.id}`, deck.title, deck.cards, "pick part"))
              : null}
          </div>
        ))}
        {list.ownDecks.length > 0 ? (
          <div className="group">
            <h3>Your decks</h3>
            {list.ownDecks.map((deck) => box(`deck:${deck.id}`, deck.title, deck.cards))}
          </div>
        ) : null}
        <details open={start.search !== null}>
          <summary>Tags, or the cards of a search</summary>
          {list.tags.map((tag) => box(`tag:${tag}`, `#${tag}`, null))}
          <div className="field">
            <label htmlFor={`${id}-search`}>Search, as under Browse</label>
            <input
              id={`${id}-search`}
              name="search"
              maxLength={2000}
              defaultValue={start.search ?? ""}
              autoComplete="off"
              placeholder="treaty is:new"
            />
            <span className="hint">
              Its cards as they are found now; a deck or a tag takes in what is added later.
            </span>
          </div>
        </details>
      </Folded>
      <p className="hint" id={`${id}-sum`} aria-live="polite">
        {picked.keys.size + picked.kept.size === 0
          ? start.search !== null
            ? "The cards of the search."
            : chosen
              ? `${counted(chosen, "card")}. You can tick more besides.`
              : "Tick a dossier or a deck."
          : `${counted(picked.cards + chosen, "card")}. What is added to it later is assigned too.`}
      </p>
      {problem === undefined ? null : <p className="err">{problem}</p>}
    </fieldset>
  );
}

function Folded({
  fold,
  summary,
  children,
}: {
  readonly fold: boolean;
  readonly summary: string;
  readonly children: React.ReactNode;
}) {
  if (!fold) return children;
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

"use client";

import { useId, useState } from "react";
import { counted, figure } from "#app/_ui/words.ts";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";

type Props = {
  readonly groups: ExamPlaces["groups"];
  readonly first: Readonly<Record<string, string>>;
  readonly problem: string | null;
};

/** What the exam covers: decks, each with its weight where the parts do not count by their cards. */
export function PlacePicker({ groups, first, problem }: Props) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(Object.keys(first)));
  const weighted = Object.values(first).some((weight) => weight !== "");
  const id = useId();
  const all = groups.flatMap((group) => group.places);
  const chosen = all.filter((place) => picked.has(place.key));
  const cards = chosen.reduce((sum, place) => sum + place.cards, 0);
  function pick(ids: readonly string[], on: boolean) {
    const next = new Set(picked);
    for (const one of ids) {
      if (on) next.add(one);
      else next.delete(one);
    }
    setPicked(next);
  }
  return (
    <fieldset className="place-picker" aria-describedby={`${id}-sum`}>
      <legend>What it covers</legend>
      {all.length === 0 ? (
        <p className="quiet">There is no deck yet. Begin a dossier, and come back with its cards.</p>
      ) : null}
      {groups.map((group) => (
        <div key={group.id ?? group.title} className="group">
          <div className="group-head">
            <h2>{group.title}</h2>
            {group.places.length > 1 ? (
              <button
                type="button"
                className="btn plain small"
                onClick={() =>
                  pick(
                    group.places.map((place) => place.key),
                    !group.places.every((place) => picked.has(place.key)),
                  )
                }
              >
                {group.places.every((place) => picked.has(place.key)) ? "None of it" : "All of it"}
                <span className="sr">: {group.title}</span>
              </button>
            ) : null}
          </div>
          {group.places.map((place) => (
            <label key={place.key} className={place.depth > 0 ? "pick part" : "pick"}>
              <input
                type="checkbox"
                name={`part:${place.key}`}
                checked={picked.has(place.key)}
                onChange={(event) => pick([place.key], event.target.checked)}
              />
              <span>{place.title}</span>
              <span className="num quiet">{figure(place.cards)}</span>
            </label>
          ))}
        </div>
      ))}
      <p className="hint" id={`${id}-sum`} aria-live="polite">
        {chosen.length === 0
          ? "Pick at least one deck."
          : `${counted(cards, "card")} in ${counted(chosen.length, "part")}. What is added to a deck later is in the exam too.`}
      </p>
      {problem === null ? null : <p className="err">{problem}</p>}
      {chosen.length > 1 ? (
        <details open={weighted}>
          <summary>How much each part counts</summary>
          <p className="hint">
            Left empty, every card counts the same. With numbers, each part counts as much as its own.
          </p>
          {chosen.map((place) => (
            <div key={place.key} className="weight">
              <label htmlFor={`${id}-${place.key}`}>{place.title}</label>
              <input
                id={`${id}-${place.key}`}
                name={`weight:${place.key}`}
                inputMode="decimal"
                defaultValue={first[place.key] ?? ""}
              />
            </div>
          ))}
        </details>
      ) : null}
    </fieldset>
  );
}

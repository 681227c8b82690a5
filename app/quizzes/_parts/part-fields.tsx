"use client";

import { useEffect, useId, useRef } from "react";
import { counted, figure } from "#app/_ui/words.ts";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";

type Picked = Readonly<Record<string, string>>;
type Props = {
  readonly groups: ExamPlaces["groups"];
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
  readonly problem: string | null;
};

/** What a quiz covers: decks and tags, each with the weight of its part in the blueprint. */
export function PartFields({ groups, picked, onPick, problem }: Props) {
  const id = useId();
  const first = useRef(picked);
  const onFirst = useRef(onPick);
  const all = groups.flatMap((group) => group.places);
  const chosen = all.filter((place) => picked[place.key] !== undefined);
  const fields = useRef<HTMLFieldSetElement>(null);
  // What was ticked before the page was awake is ticked all the same.
  useEffect(() => {
    const ticked = fields.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked") ?? [];
    const keys = Array.from(ticked, (box) => box.name.slice("part:".length));
    const missed = keys.filter((key) => first.current[key] === undefined);
    if (missed.length > 0)
      onFirst.current({ ...first.current, ...Object.fromEntries(missed.map((key) => [key, ""])) });
  }, []);
  function toggle(key: string, on: boolean) {
    const { [key]: _, ...rest } = picked;
    onPick(on ? { ...picked, [key]: "" } : rest);
  }
  return (
    <fieldset className="quiz-parts" ref={fields}>
      <legend>What it covers</legend>
      {all.length === 0 ? (
        <p className="quiet">There is no deck yet. Begin a dossier, and come back with its cards.</p>
      ) : null}
      {groups.map((group) => (
        <div key={`${group.id}-${group.title}`} className="quiz-group">
          <h2>{group.title}</h2>
          {group.places.map((place) => (
            <label key={place.key} className={place.depth > 0 ? "pick part" : "pick"}>
              <input
                type="checkbox"
                name={`part:${place.key}`}
                checked={picked[place.key] !== undefined}
                onChange={(event) => toggle(place.key, event.target.checked)}
              />
              <span>{place.title}</span>
              <span className="num quiet">{figure(place.cards)}</span>
            </label>
          ))}
        </div>
      ))}
      {problem === null ? null : <p className="err">{problem}</p>}
      {chosen.length > 1 ? (
        <details>
          <summary>How much each part counts</summary>
          <p className="hint">
            The questions are shared out by these numbers. Left empty, each part counts the same.
          </p>
          {chosen.map((place) => (
            <div key={place.key} className="weight">
              <label htmlFor={`${id}-${place.key}`}>
                {place.title} <span className="quiet">({counted(place.cards, "card")})</span>
              </label>
              <input
                id={`${id}-${place.key}`}
                name={`weight:${place.key}`}
                inputMode="decimal"
                value={picked[place.key] ?? ""}
                onChange={(event) => onPick({ ...picked, [place.key]: event.target.value })}
              />
            </div>
          ))}
        </details>
      ) : null}
    </fieldset>
  );
}

"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";
import { counted, figure } from "./words.ts";

/** The parts that are ticked, by key, each with what is written as its weight; empty where nothing is. */
export type PickedPlaces = Readonly<Record<string, string>>;

type Props = {
  readonly groups: ExamPlaces["groups"];
  readonly picked: PickedPlaces;
  readonly onPick: (picked: PickedPlaces) => void;
  readonly problem: string | null;
  /** What the numbers do that are written as weights. */
  readonly weightHint: string;
  /** Said of what is picked; left out where another line says it. */
  readonly sumHint?: string;
};

/** What an exam or a quiz covers: decks and tags, each with the weight of its part. */
export function PlaceFields({ groups, picked, onPick, problem, weightHint, sumHint }: Props) {
  const id = useId();
  const first = useRef(picked);
  const [weighted] = useState(() => Object.values(picked).some((weight) => weight !== ""));
  const onFirst = useRef(onPick);
  const fields = useRef<HTMLFieldSetElement>(null);
  const all = groups.flatMap((group) => group.places);
  const chosen = all.filter((place) => picked[place.key] !== undefined);
  const cards = chosen.reduce((sum, place) => sum + place.cards, 0);
  // What was ticked before the page was awake is ticked all the same.
  useEffect(() => {
    const ticked = fields.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked") ?? [];
    const keys = Array.from(ticked, (box) => box.name.slice("part:".length));
    const missed = keys.filter((key) => first.current[key] === undefined);
    if (missed.length > 0)
      onFirst.current({ ...first.current, ...Object.fromEntries(missed.map((key) => [key, ""])) });
  }, []);
  function pick(keys: readonly string[], on: boolean) {
    const rest = Object.entries(picked).filter(([key]) => !keys.includes(key));
    onPick(Object.fromEntries(on ? [...rest, ...keys.map((key) => [key, picked[key] ?? ""])] : rest));
  }
  return (
    <fieldset className="place-picker" ref={fields} aria-describedby={sumHint ? `${id}-sum` : undefined}>
      <legend>What it covers</legend>
      {all.length === 0 ? (
        <p className="quiet">There is no deck yet. Begin a dossier, and come back with its cards.</p>
      ) : null}
      {groups.map((group) => {
        const keys = group.places.map((place) => place.key);
        const whole = keys.every((key) => picked[key] !== undefined);
        return (
          <div key={`${group.id}-${group.title}`} className="group">
            <div className="group-head">
              <h2>{group.title}</h2>
              {keys.length > 1 ? (
                <button type="button" className="btn plain small" onClick={() => pick(keys, !whole)}>
                  {whole ? "None of it" : "All of it"}
                  <span className="sr">: {group.title}</span>
                </button>
              ) : null}
            </div>
            {group.places.map((place) => (
              <label key={place.key} className={place.depth > 0 ? "pick part" : "pick"}>
                <input
                  type="checkbox"
                  name={`part:${place.key}`}
                  checked={picked[place.key] !== undefined}
                  onChange={(event) => pick([place.key], event.target.checked)}
                />
                <span>{place.title}</span>
                <span className="num quiet">{figure(place.cards)}</span>
              </label>
            ))}
          </div>
        );
      })}
      {sumHint === undefined ? null : (
        <p className="hint" id={`${id}-sum`} aria-live="polite">
          {chosen.length === 0
            ? "Pick at least one deck."
            : `${counted(cards, "card")} in ${counted(chosen.length, "part")}. ${sumHint}`}
        </p>
      )}
      {problem === null ? null : <p className="err">{problem}</p>}
      {chosen.length > 1 ? (
        <details open={weighted}>
          <summary>How much each part counts</summary>
          <p className="hint">{weightHint}</p>
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

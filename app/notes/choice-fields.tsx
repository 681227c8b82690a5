"use client";

import { type KeyboardEvent, useId, useRef } from "react";
import type { Draft } from "./draft.ts";

type Props = {
  readonly options: Draft["options"];
  readonly onOptions: (options: Draft["options"]) => void;
  readonly problem: string | undefined;
};

const MOST = 30;

/** The options of a choice, each with whether it is right. Enter goes to the next and makes one at the end. */
export function ChoiceFields({ options, onOptions, problem }: Props) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);

  function set(place: number, changes: Partial<Draft["options"][number]>): void {
    onOptions(options.map((option, i) => (i === place ? { ...option, ...changes } : option)));
  }

  function focus(place: number): void {
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLInputElement>('input[type="text"]')[place]?.focus();
    });
  }

  function add(): void {
    if (options.length >= MOST) return;
    onOptions([...options, { text: "", correct: false }]);
    focus(options.length);
  }

  function onKeyDown(event: KeyboardEvent, place: number): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (place === options.length - 1) add();
    else focus(place + 1);
  }

  return (
    <fieldset className="field note-options" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend>Options</legend>
      <ol ref={list}>
        {options.map((option, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place; two may be alike while one writes.
          <li key={i} className="row">
            <input
              type="text"
              aria-label={`Option ${i + 1}`}
              aria-invalid={problem ? true : undefined}
              dir="auto"
              value={option.text}
              maxLength={1_000}
              onChange={(event) => set(i, { text: event.target.value })}
              onKeyDown={(event) => onKeyDown(event, i)}
            />
            <label className="row">
              <input
                type="checkbox"
                checked={option.correct}
                onChange={(event) => set(i, { correct: event.target.checked })}
              />
              right<span className="sr">, option {i + 1}</span>
            </label>
            {options.length > 2 ? (
              <button
                type="button"
                className="btn plain small"
                onClick={() => {
                  onOptions(options.filter((_, place) => place !== i));
                  focus(Math.max(0, i - 1));
                }}
              >
                Remove<span className="sr"> option {i + 1}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {problem ? (
        <span className="err" id={`${id}-problem`}>
          {problem}
        </span>
      ) : null}
      <button type="button" className="btn small" onClick={add}>
        Another option
      </button>
    </fieldset>
  );
}

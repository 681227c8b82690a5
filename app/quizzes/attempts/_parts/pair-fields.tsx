"use client";

import { useId } from "react";
import type { Response } from "#lib/quiz/types.ts";

type Pairs = Extract<Response, { kind: "pairs" }>;
type Props = {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Room for why the documents differ, which nothing marks. */
  readonly asksWhy: boolean;
  readonly response: Pairs | null;
  readonly onAnswer: (response: Pairs) => void;
};

/** Each on the left with its partner from a list: no dragging, on no device. */
export function PairFields({ left, right, asksWhy, response, onAnswer }: Props) {
  const id = useId();
  const pairs = left.map((_, at) => response?.pairs[at] ?? null);
  const why = response?.why ?? "";
  function choose(at: number, value: string) {
    const next = pairs.map((place, other) => (other === at ? (value === "" ? null : Number(value)) : place));
    onAnswer({ kind: "pairs", pairs: next, ...(why === "" ? {} : { why }) });
  }
  return (
    <div className="pairs">
      <ol>
        {left.map((text, at) => (
          <li key={text} className="pair">
            <label htmlFor={`${id}-${at}`} dir="auto">
              {text}
            </label>
            <select
              id={`${id}-${at}`}
              value={pairs[at] ?? ""}
              onChange={(event) => choose(at, event.target.value)}
            >
              <option value="">Choose</option>
              {right.map((words, place) => (
                <option key={words} value={place} dir="auto">
                  {words}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ol>
      {asksWhy ? (
        <div className="asking">
          <label htmlFor={`${id}-why`}>
            Why might they differ? It is not marked; it is shown beside the receipts.
          </label>
          <textarea
            id={`${id}-why`}
            rows={3}
            maxLength={4_000}
            dir="auto"
            value={why}
            onChange={(event) => onAnswer({ kind: "pairs", pairs, why: event.target.value })}
          />
        </div>
      ) : null}
    </div>
  );
}

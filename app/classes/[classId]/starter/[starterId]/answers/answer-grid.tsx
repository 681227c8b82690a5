"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import type { StarterCell } from "#lib/services/morning/record-starter.ts";
import { record } from "../../actions.ts";
import {
  changesOf,
  type Grid,
  gridOf,
  type Mark,
  markOf,
  type Pupils,
  withServed,
  withWritten,
} from "./answer-marks.ts";

type Props = {
  readonly classId: string;
  readonly starterId: string;
  readonly teaches: boolean;
  readonly cards: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  readonly pupils: Pupils;
};

/**
 * Pupils down, cards across. One cell has the focus; 1, 0 and Space fill it and go on to the next, the arrows move, a
 * click turns it. Nothing is sent before Save; saved once, everything that changed can be taken back at once. What phones
 * answer meanwhile comes in by itself, and takes nothing away that is entered here.
 */
export function AnswerGrid({ classId, starterId, teaches, cards, pupils: served }: Props) {
  const [latest, setLatest] = useState(served);
  const [grid, setGrid] = useState<Grid>(() => gridOf(served));
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [said, setSaid] = useState("");
  const [undo, setUndo] = useState<readonly StarterCell[]>([]);
  const [pending, setPending] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  if (latest !== served) {
    setLatest(served);
    setGrid((held) => withServed(held, served));
  }
  const { pupils, marks } = grid;

  const put = (row: number, column: number, mark: Mark): void => {
    if (!teaches || pupils[row]?.answers[column] === "not-given") return;
    setGrid((held) => ({
      ...held,
      marks: held.marks.map((own, r) => (r === row ? own.map((one, c) => (c === column ? mark : one)) : own)),
    }));
  };
  const go = (row: number, column: number): void => {
    const down = Math.min(pupils.length - 1, Math.max(0, row));
    const across = Math.min(cards.length - 1, Math.max(0, column));
    // The cell that takes the focus says where we are.
    table.current?.querySelector<HTMLElement>(`[data-cell="${down} ${across}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = markOf(event.key);
    if (mark !== undefined) {
      put(row, column, mark);
      if (column < cards.length - 1) go(row, column + 1);
      else if (row < pupils.length - 1) go(row + 1, 0);
    } else if (event.key === "Backspace" || event.key === "Delete") put(row, column, null);
    else if (event.key === "ArrowRight") go(row, column + 1);
    else if (event.key === "ArrowLeft") go(row, column - 1);
    else if (event.key === "ArrowDown" || event.key === "Enter")
      go(row + 1, event.key === "Enter" ? 0 : column);
    else if (event.key === "ArrowUp") go(row - 1, column);
    else return;
    event.preventDefault();
  };
  const fill = (column: number): void =>
    setGrid((held) => ({
      ...held,
      marks: held.marks.map((own, row) =>
        own.map((one, c) =>
          c === column && one === null && held.pupils[row]?.answers[column] !== "not-given" ? true : one,
        ),
      ),
    }));
  const send = async (answers: readonly StarterCell[], undoing: boolean): Promise<void> => {
    setPending(true);
    const result = await record({ classId, starterId, answers }).catch(() => null);
    setPending(false);
    if (result === null)
      return setSaid("The server did not answer. Your entries are still here; save again.");
    if (!result.ok) return setSaid(result.message);
    setGrid((held) => withWritten(held, answers, cards, undoing));
    setUndo(undoing ? [] : result.value.before);
    const written = counted(result.value.written, "answer");
    setSaid(undoing ? `${written} taken back.` : `${written} saved in the pupils’ schedules.`);
  };
  const changes = changesOf(grid, cards);
  return (
    <div className="starter-answers">
      <section className="grid-scroll" aria-label="Answers by pupil and card">
        <table ref={table} className="class-table answer-grid">
          <thead>
            <tr>
              <th scope="col">Pupil</th>
              {cards.map((card, column) => (
                <th key={card.id} scope="col">
                  <span className="answer-head">
                    {column + 1}. <bdi>{card.question}</bdi>
                  </span>
                  <span className="small quiet" dir="auto">
                    {card.answer}
                  </span>
                  {teaches ? (
                    <button
                      type="button"
                      className="btn plain small"
                      onClick={() => fill(column)}
                      aria-label={`Card ${column + 1}: mark the rest right`}
                    >
                      Rest right
                    </button>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pupils.map((pupil, row) => (
              <tr key={pupil.pupilId}>
                <th scope="row">{pupil.name}</th>
                {cards.map((card, column) => {
                  const given = pupil.answers[column] !== "not-given";
                  const mark = marks[row]?.[column] ?? null;
                  const here = at.row === row && at.column === column;
                  return (
                    <td key={card.id} className="answer">
                      <button
                        type="button"
                        data-cell={`${row} ${column}`}
                        tabIndex={here ? 0 : -1}
                        aria-label={`${pupil.name}, card ${column + 1}: ${given ? wordOf(mark) : "not assigned"}`}
                        aria-disabled={!given || !teaches}
                        onKeyDown={(event) => onKey(event, row, column)}
                        onFocus={() => setAt({ row, column })}
                        onClick={() => put(row, column, mark === null ? true : mark ? false : null)}
                      >
                        {given ? signOf(mark) : "–"}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {teaches ? (
        <div className="row deeds">
          <button
            type="button"
            className="btn go"
            disabled={pending || changes.length === 0}
            onClick={() => void send(changes, false)}
          >
            {changes.length === 0 ? "Nothing to save" : `Save ${counted(changes.length, "answer")}`}
          </button>
          {undo.length > 0 ? (
            <button type="button" className="btn" disabled={pending} onClick={() => void send(undo, true)}>
              Undo
            </button>
          ) : null}
          <output className="small">{said}</output>
        </div>
      ) : null}
    </div>
  );
}

function signOf(mark: Mark): string {
  return mark === null ? "" : mark ? "✓" : "✗";
}

function wordOf(mark: Mark): string {
  return mark === null ? "empty" : mark ? "right" : "wrong";
}

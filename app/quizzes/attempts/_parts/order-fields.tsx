"use client";

import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { moved } from "#lib/answers/order.ts";

type Props = {
  readonly items: readonly string[];
  /** Places of the items; null while nobody moved one. */
  readonly order: readonly number[] | null;
  readonly onOrder: (order: readonly number[]) => void;
};

/** Items to be put in order: by buttons, by dragging, or with the arrow keys on an item. */
export function OrderFields({ items, order, onOrder }: Props) {
  const given = order ?? items.map((_, place) => place);
  const [said, setSaid] = useState("");
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<number | null>(null);
  const keepFocus = useRef<string | null>(null);

  // Moving an item in the page takes the focus off it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order is such a move.
  useLayoutEffect(() => {
    const wanted = keepFocus.current;
    keepFocus.current = null;
    if (wanted !== null) list.current?.querySelector<HTMLElement>(`[data-focus="${wanted}"]`)?.focus();
  }, [order]);

  function move(at: number, to: number, focus: string | null) {
    const next = moved(given, at, to);
    if (next === given) return;
    keepFocus.current = focus;
    onOrder(next);
    setSaid(`${items[given[at] ?? 0] ?? ""}: now ${to + 1} of ${given.length}`);
  }
  function onKey(event: KeyboardEvent, at: number) {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(at, at + step, `grip-${given[at] ?? 0}`);
  }
  function onDrag(event: PointerEvent) {
    const place = dragged.current;
    const rows = list.current?.children;
    if (place === null || !rows) return;
    const at = given.indexOf(place);
    const to = Array.from(rows).findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    if (to >= 0 && to !== at) move(at, to, null);
  }
  const letGo = () => {
    dragged.current = null;
  };

  return (
    <div className="asking">
      <p className="small quiet" id={`${id}-help`}>
        Move them by the arrows, by dragging the number, or with the arrow keys on it. An order that nobody
        touched is no answer.
      </p>
      <ol className="order" ref={list} aria-describedby={`${id}-help`}>
        {given.map((place, at) => {
          const item = items[place] ?? "";
          return (
            <li key={place} dir="auto">
              <button
                type="button"
                className="grip"
                data-focus={`grip-${place}`}
                aria-label={`${item}, ${at + 1} of ${given.length}. The arrow keys move it.`}
                onKeyDown={(event) => onKey(event, at)}
                onPointerDown={(event) => {
                  dragged.current = place;
                  event.currentTarget.setPointerCapture(event.pointerId);
                }}
                onPointerMove={onDrag}
                onPointerUp={letGo}
                onPointerCancel={letGo}
              >
                <span aria-hidden="true">{at + 1}</span>
              </button>
              <span className="item">{item}</span>
              <button
                type="button"
                className="btn small"
                data-focus={`up-${place}`}
                aria-label={`Move up: ${item}`}
                aria-disabled={at === 0}
                onClick={() => move(at, at - 1, `up-${place}`)}
              >
                ↑
              </button>
              <button
                type="button"
                className="btn small"
                data-focus={`down-${place}`}
                aria-label={`Move down: ${item}`}
                aria-disabled={at === given.length - 1}
                onClick={() => move(at, at + 1, `down-${place}`)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ol>
      <output className="sr">{said}</output>
    </div>
  );
}

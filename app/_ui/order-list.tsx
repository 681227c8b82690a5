"use client";

import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { moved } from "#lib/answers/order.ts";
import { typeset } from "./typeset.ts";

type Props = {
  readonly items: readonly string[];
  /** Places of the items, in the order that is shown. */
  readonly order: readonly number[];
  readonly onOrder: (order: readonly number[]) => void;
  /** The id of what says how it is done. */
  readonly describedBy: string;
  readonly language?: string | undefined;
  readonly direction?: "ltr" | "rtl" | undefined;
};

/** Items to be put in order: by buttons, by dragging, or with the arrow keys on an item. */
export function OrderList({ items, order, onOrder, describedBy, language, direction }: Props) {
  const [said, setSaid] = useState("");
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
    const next = moved(order, at, to);
    if (next === order) return;
    keepFocus.current = focus;
    onOrder(next);
    setSaid(`${items[order[at] ?? 0] ?? ""}: now ${to + 1} of ${order.length}`);
  }
  function onKey(event: KeyboardEvent, at: number) {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(at, at + step, `grip-${order[at] ?? 0}`);
  }
  function onDrag(event: PointerEvent) {
    const place = dragged.current;
    const rows = list.current?.children;
    if (place === null || !rows) return;
    const at = order.indexOf(place);
    const to = Array.from(rows).findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    if (to >= 0 && to !== at) move(at, to, null);
  }
  const letGo = () => {
    dragged.current = null;
  };

  return (
    <>
      <ol className="order" ref={list} aria-describedby={describedBy}>
        {order.map((place, at) => {
          const item = items[place] ?? "";
          return (
            <li key={place} dir={direction ?? "auto"} lang={language}>
              <button
                type="button"
                className="grip"
                data-focus={`grip-${place}`}
                aria-label={`${item}, ${at + 1} of ${order.length}. The arrow keys move it.`}
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
              <span className="item">{typeset(item)}</span>
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
                aria-disabled={at === order.length - 1}
                onClick={() => move(at, at + 1, `down-${place}`)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ol>
      <output className="sr">{said}</output>
    </>
  );
}

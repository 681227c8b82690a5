"use client";

import {
  type FormEvent,
  type KeyboardEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { typeset } from "#app/_ui/typeset.ts";
import { mixedOrder, moved, orderShare } from "#lib/answers/order.ts";
import type { AskingProps } from "./asking.tsx";
import { FORM_ID } from "./use-answering.ts";

/** Items to be put in order: by buttons, by dragging, or with the arrow keys on an item. */
export function OrderForm({ card, answering, onShow }: AskingProps) {
  const items = card.extra?.task?.kind === "order" ? card.extra.task.items : [];
  const seed = `${card.id}|${card.state.answers}`;
  const [given, setGiven] = useState(() => mixedOrder(items.length, seed));
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<number | null>(null);
  const keepFocus = useRef<string | null>(null);
  const { language, direction } = card.extra?.answerLanguage ?? card.extra?.questionLanguage ?? {};

  // Moving an item in the page takes the focus off it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order is such a move.
  useLayoutEffect(() => {
    const wanted = keepFocus.current;
    keepFocus.current = null;
    if (wanted !== null) list.current?.querySelector<HTMLElement>(`[data-focus="${wanted}"]`)?.focus();
  }, [given]);

  function move(at: number, to: number, focus: string | null) {
    const next = moved(given, at, to);
    if (next === given) return;
    keepFocus.current = focus;
    setGiven(next);
    setSaid(`${items[given[at] ?? 0] ?? ""}: now ${to + 1} of ${given.length}`);
    answering.onBegin(true);
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
  function check(event: FormEvent) {
    event.preventDefault();
    // Untouched, it is not what anybody said.
    if (!answering.begun) onShow();
    else answering.onAttempt({ kind: "order", items, given, share: orderShare(given) });
  }

  return (
    <form id={FORM_ID} className="asking" onSubmit={check}>
      <p id="order-help">Put these in order.</p>
      <ol className="order" ref={list} aria-describedby="order-help">
        {given.map((place, at) => {
          const item = items[place] ?? "";
          const last = at === given.length - 1;
          return (
            <li key={place} dir={direction ?? "auto"} lang={language}>
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
                onPointerUp={() => {
                  dragged.current = null;
                }}
                onPointerCancel={() => {
                  dragged.current = null;
                }}
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
                aria-disabled={last}
                onClick={() => move(at, at + 1, `down-${place}`)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ol>
      <output className="sr">{said}</output>
    </form>
  );
}

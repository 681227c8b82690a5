"use client";

import { type FormEvent, useState } from "react";
import { OrderList } from "#app/_ui/order-list.tsx";
import { mixedOrder, orderShare } from "#lib/answers/order.ts";
import { answerField, directionOf } from "#lib/study/fields.ts";
import type { AskingProps } from "./asking.tsx";
import { FORM_ID } from "./use-answering.ts";

/** Items of a card to be put in order. */
export function OrderForm({ card, answering, onShow }: AskingProps) {
  const items = card.extra?.task?.kind === "order" ? card.extra.task.items : [];
  const seed = `${card.id}|${card.state.answers}`;
  const [given, setGiven] = useState(() => mixedOrder(items.length, seed));
  const field = answerField(card);
  const direction = directionOf(field);

  function check(event: FormEvent) {
    event.preventDefault();
    // Untouched, it is not what anybody said.
    if (!answering.begun) onShow();
    else answering.onAttempt({ kind: "order", items, given, share: orderShare(given) });
  }

  return (
    <form id={FORM_ID} className="asking" onSubmit={check}>
      <p id="order-help">Put these in order.</p>
      <OrderList
        items={items}
        order={given}
        onOrder={(order) => {
          setGiven(order);
          answering.onBegin(true);
        }}
        describedBy="order-help"
        language={field?.language}
        direction={direction === "auto" ? undefined : direction}
      />
    </form>
  );
}

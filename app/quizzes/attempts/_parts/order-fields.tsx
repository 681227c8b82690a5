"use client";

import { useId } from "react";
import { OrderList } from "#app/_ui/order-list.tsx";

type Props = {
  readonly items: readonly string[];
  /** Places of the items; null while nobody moved one. */
  readonly order: readonly number[] | null;
  readonly onOrder: (order: readonly number[]) => void;
};

/** Items of a question to be put in order. */
export function OrderFields({ items, order, onOrder }: Props) {
  const help = useId();
  return (
    <div className="asking">
      <p className="small quiet" id={help}>
        Move them by the arrows, by dragging the number, or with the arrow keys on it. An order that nobody
        touched is no answer.
      </p>
      <OrderList
        items={items}
        order={order ?? items.map((_, place) => place)}
        onOrder={onOrder}
        describedBy={help}
      />
    </div>
  );
}

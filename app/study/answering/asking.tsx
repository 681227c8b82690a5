"use client";

import type { StudyCard } from "#lib/study/types.ts";
import { ChoiceForm } from "./choice-form.tsx";
import { OrderForm } from "./order-form.tsx";
import { TypedForm } from "./typed-form.tsx";
import type { Answering } from "./use-answering.ts";

export type AskingProps = {
  readonly card: StudyCard;
  readonly answering: Answering;
  /** Shows the answer without an attempt. */
  readonly onShow: () => void;
  /** Whether single keys are switched on. */
  readonly single: boolean;
};

/** The field, the choices or the items under a question. Nothing where it is only shown. */
export function Asking(props: AskingProps) {
  switch (props.answering.way) {
    case "typed":
      return <TypedForm {...props} />;
    case "choice":
      return <ChoiceForm {...props} />;
    case "order":
      return <OrderForm {...props} />;
    default:
      return null;
  }
}

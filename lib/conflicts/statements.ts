import type { Span } from "#lib/base/text.ts";
import type { Interval } from "./intervals.ts";
import type { Passage } from "./passages.ts";
import type { Quantity } from "./quantities.ts";
import type { Conflict } from "./types.ts";

export type Slot = Conflict["slot"];

/**
 * What decides whether two statements agree: stretches of days that overlap, quantities within rounding, or, for what
 * has no scale, a label that is the same.
 */
export type Value =
  | { readonly kind: "days"; readonly interval: Interval }
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "label"; readonly label: string };

/** One document's answer to a question. Spans are in `ReadDocument.text`. */
export type Statement = {
  readonly passage: Passage;
  /** The words a reader needs to see: a clause or a phrase. */
  readonly span: Span;
  /** The date, number or name itself. */
  readonly focus: Span;
  readonly value: Value;
  /** The value in words. */
  readonly words: string;
};

/** Something that has one right answer, and what the documents answer. `key` names it for good. */
export type Question = {
  readonly key: string;
  readonly slot: Slot;
  readonly topic: string;
  readonly statements: readonly Statement[];
  /** Statements of one document may contradict each other. Otherwise a document's own second thoughts are no dispute. */
  readonly internal?: true;
  /** The question is when something happened or how it was, so that further tellings of it may join. */
  readonly happening?: true;
};

import type { Span } from "#lib/base/text.ts";
import type { Quantity } from "./quantities.ts";
import type { Segment } from "./segments.ts";
import type { Value } from "./statements.ts";

/** What one sentence of a report tells that another report may tell otherwise: a day, a number. */
export type Reported = {
  readonly segment: Segment;
  /** What may be compared. */
  readonly frame: string;
  readonly focus: Span;
  readonly value: Value;
  readonly words: string;
  /** Of a day: where in the week or in the year it is. */
  readonly day: number | null;
  /** Of a day: what was done then, by all the words for it. */
  readonly deed: ReadonlySet<string>;
  readonly quantity: Quantity | null;
  /** Of an age: the name as it stands beside it. */
  readonly person?: string;
};

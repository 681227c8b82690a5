import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "./types.ts";

/**
 * The way back from `toRaw`: the smallest span of `text` that shows every readable character of a span of `raw`; empty
 * where nothing of it is shown (mark-up, a comment). Logarithmic: offsets rise together on both sides.
 */
export function fromRaw({ text, toRaw }: Pick<ReadDocument, "text" | "toRaw">, span: Span): Span {
  const at = (offset: number): Span => toRaw({ start: offset, end: offset + 1 });
  const start = firstWhere(text.length, (offset) => at(offset).end > span.start);
  const end = firstWhere(text.length, (offset) => at(offset).start >= span.end);
  return { start, end: Math.max(start, end) };
}

/** The first number below `length` of which a rising test is true; `length` when there is none. */
function firstWhere(length: number, test: (offset: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

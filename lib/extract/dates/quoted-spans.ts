import { type Span, slice } from "#lib/base/text.ts";
import type { Block } from "#lib/documents/types.ts";

const MARKS = /["“”„«»]/gu;
const PAIRS: Readonly<Record<string, string>> = { "“": "”", "„": "“", "«": "»" };

/** What stands between quotation marks in a block; an open mark reaches to the end of the block. */
export function quotedSpans(text: string, block: Block): Span[] {
  if (block.zone === "block-quote") return [block.span];
  const spans: Span[] = [];
  let open: { start: number; closer: string } | null = null;
  for (const { 0: mark, index } of slice(text, block.span).matchAll(MARKS)) {
    const at = block.span.start + index;
    if (open) {
      if (mark !== open.closer && !(open.closer === "“" && mark === "”")) continue;
      spans.push({ start: open.start, end: at + 1 });
      open = null;
    } else if (mark === '"') open = { start: at, closer: '"' };
    else {
      const closer = PAIRS[mark];
      if (closer) open = { start: at, closer };
    }
  }
  if (open) spans.push({ start: open.start, end: block.span.end });
  return spans;
}

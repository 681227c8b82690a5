import type { Span } from "#lib/base/text.ts";
import type { Block } from "#lib/documents/types.ts";

const PAIRS: Readonly<Record<string, string>> = { "“": "”", "„": "“", "«": "»" };

/** What stands between quotation marks in a block; an open mark reaches to the end of the block. */
export function quotedSpans(text: string, block: Block): Span[] {
  if (block.zone === "block-quote") return [block.span];
  const spans: Span[] = [];
  let open: { start: number; closer: string } | null = null;
  for (let i = block.span.start; i < block.span.end; i += 1) {
    const character = text.charAt(i);
    if (open) {
      if (character !== open.closer && !(open.closer === "“" && character === "”")) continue;
      spans.push({ start: open.start, end: i + 1 });
      open = null;
    } else if (character === '"') open = { start: i, closer: '"' };
    else {
      const closer = PAIRS[character];
      if (closer) open = { start: i, closer };
    }
  }
  if (open) spans.push({ start: open.start, end: block.span.end });
  return spans;
}

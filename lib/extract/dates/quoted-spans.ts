import type { Span } from "#lib/base/text.ts";
import type { Block } from "#lib/documents/types.ts";
import { findMarked } from "../quotations/marks.ts";

/** What stands between quotation marks of any style in a block; an open mark reaches to the end of the block. */
export function quotedSpans(text: string, block: Block): Span[] {
  if (block.zone === "block-quote") return [block.span];
  return findMarked(text, [block.span]).flatMap((marked) => (marked.depth === 0 ? [marked.span] : []));
}

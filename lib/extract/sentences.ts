import { type Span, trimSpan } from "#lib/base/text.ts";
import type { Block, ReadDocument } from "#lib/documents/types.ts";

/** A sentence before its words are tagged. */
export type SentenceSpan = { readonly span: Span; readonly block: Block; readonly blockIndex: number };

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of every block that is not noise, in order. A heading is one sentence. */
export function splitSentences(document: ReadDocument): SentenceSpan[] {
  const out: SentenceSpan[] = [];
  document.blocks.forEach((block, blockIndex) => {
    if (block.zone === "noise") return;
    const spans = block.zone === "heading" ? [block.span] : sentencesIn(document.text, block.span);
    for (const span of spans) out.push({ span, block, blockIndex });
  });
  return out;
}

function sentencesIn(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  for (const { segment, index } of segmenter.segment(text.slice(block.start, block.end))) {
    const start = block.start + index;
    const span = trimSpan(text, { start, end: start + segment.length });
    if (span.end > span.start) spans.push(span);
  }
  return spans;
}

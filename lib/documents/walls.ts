import type { Span } from "#lib/base/text.ts";
import { LONGEST_LINE } from "./long-lists.ts";
import { saidAgain } from "./same-wording.ts";
import { type Pieces, piecesOf } from "./sentence-pieces.ts";
import type { Block, NoiseReason } from "./types.ts";

// Walls of text that pass for prose in small: sentences by the thousand in one wording, sentences without an end,
// headings over nothing, subtitles of a word. Each limit is far from what people write, and what is beyond it is put aside by name.

/** UTF-16 units. Laws have sentences of half a dozen pages, and a longer one yields no card. */
const LONGEST_SENTENCE = 20_000;
/** So many headings with nothing beneath them are a list, and longer than any table of contents; so are short lines. */
const MOST_LINES = 1_000;
/** The blocks of a document with such walls put aside; a short document has none. Linear in the text. */
export function withoutWalls(text: string, blocks: readonly Block[]): readonly Block[] {
  if (text.length <= LONGEST_SENTENCE) return blocks;
  const own = withoutEndlessLists(blocks);
  const pieces = piecesOf(text, own);
  const again = saidAgain(pieces);
  const reasons = again.map((isAgain, piece): NoiseReason | null => {
    if (isAgain) return "repeated";
    const span = { start: pieces.start[piece] ?? 0, end: pieces.end[piece] ?? 0 };
    return isEndless(text, span) ? "unreadable" : null;
  });
  return reasons.every((reason) => reason === null) ? own : withPiecesAside(own, pieces, reasons);
}

/** Scripts that put no space between words, and some no mark between sentences. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/gu;

function isEndless(text: string, { start, end }: Span): boolean {
  if (end - start <= LONGEST_SENTENCE) return false;
  return (text.slice(start, end).match(WITHOUT_SPACES)?.length ?? 0) * 2 < end - start;
}

/** The blocks, cut where a stretch of them is put aside. */
function withPiecesAside(
  blocks: readonly Block[],
  pieces: Pieces,
  reasons: readonly (NoiseReason | null)[],
): Block[] {
  const out: Block[] = [];
  let piece = 0;
  blocks.forEach((block, index) => {
    const cuts: { start: number; end: number; reason: NoiseReason | null }[] = [];
    for (; pieces.block[piece] === index; piece += 1) {
      const [start, end] = [pieces.start[piece] ?? 0, pieces.end[piece] ?? 0];
      const reason = reasons[piece] ?? null;
      const last = cuts.at(-1);
      if (last?.reason === reason) last.end = end;
      else cuts.push({ start, end, reason });
    }
    if (cuts.every(({ reason }) => reason === null)) out.push(block);
    else for (const { start, end, reason } of cuts) out.push(blockOf(block, { start, end }, reason));
  });
  return out;
}

function blockOf(block: Block, span: Span, reason: NoiseReason | null): Block {
  return reason === null ? { ...block, span } : { zone: "noise", reason, span, language: block.language };
}

/**
 * Behind the thousandth heading or line of a word or two in a row, with nothing between them but what is put aside, the
 * others are a list: neighbours become one passage.
 */
function withoutEndlessLists(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length <= MOST_LINES) return blocks;
  const out: Block[] = [];
  let run = 0;
  let listed = false;
  for (const block of blocks) {
    const { zone, span } = block;
    if (zone !== "noise") run = zone === "heading" || span.end - span.start <= LONGEST_LINE ? run + 1 : 0;
    const isListed = zone !== "noise" && run > MOST_LINES;
    if (!isListed) out.push(block);
    else {
      const start = listed ? out.pop()?.span.start : undefined;
      out.push(blockOf(block, { start: start ?? span.start, end: span.end }, "table"));
    }
    listed = isListed;
  }
  return out;
}

import type { Span } from "#lib/base/text.ts";
import type { DocumentBlock } from "#lib/study/document-view.ts";

/** Choosing a passage of a document by keyboard; offsets are into its readable text. */

/** The sentences (or words) of the document on the screen, in order. */
export function stretchesOf(
  blocks: readonly DocumentBlock[],
  granularity: "sentence" | "word",
): readonly Span[] {
  return blocks.flatMap((block) => {
    const from = block.pieces[0]?.start ?? 0;
    const text = block.pieces.map((piece) => piece.text).join("");
    const segmenter = new Intl.Segmenter(block.language === "und" ? "en" : block.language, { granularity });
    return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) => {
      const trimmed = segment.trim();
      if (trimmed === "" || (granularity === "word" && isWordLike !== true)) return [];
      const start = from + index + segment.indexOf(trimmed);
      return [{ start, end: start + trimmed.length }];
    });
  });
}

export type Move =
  | "next"
  | "previous"
  | "longer"
  | "shorter"
  | "start-on"
  | "start-back"
  | "end-on"
  | "end-back";

/** What an arrow means while a passage is chosen: sentences up and down, words left and right, with Shift at its end. */
export function moveFor(key: string, shift: boolean): Move | null {
  switch (key) {
    case "ArrowDown":
      return shift ? "longer" : "next";
    case "ArrowUp":
      return shift ? "shorter" : "previous";
    case "ArrowRight":
      return shift ? "end-on" : "start-on";
    case "ArrowLeft":
      return shift ? "end-back" : "start-back";
    default:
      return null;
  }
}

/** The passage after a move; the same one where there is no further to go. */
export function moved(picked: Span, move: Move, sentences: readonly Span[], words: readonly Span[]): Span {
  const { start, end } = picked;
  switch (move) {
    case "next":
      return sentences.find((one) => one.start >= end) ?? picked;
    case "previous":
      return sentences.findLast((one) => one.end <= start) ?? picked;
    case "longer":
      return { start, end: sentences.find((one) => one.end > end)?.end ?? end };
    case "shorter":
      return { start, end: sentences.findLast((one) => one.end < end && one.end > start)?.end ?? end };
    case "start-on":
      return { start: words.find((one) => one.start > start && one.start < end)?.start ?? start, end };
    case "start-back":
      return { start: words.findLast((one) => one.start < start)?.start ?? start, end };
    case "end-on":
      return { start, end: words.find((one) => one.end > end)?.end ?? end };
    case "end-back":
      return { start, end: words.findLast((one) => one.end < end && one.end > start)?.end ?? end };
  }
}

/** The sentence that holds a place, or the next one. */
export function sentenceAt(sentences: readonly Span[], at: number): Span | null {
  return sentences.find((one) => one.end > at) ?? sentences.at(-1) ?? null;
}

import type { Span } from "#lib/base/text.ts";

/** A readable text that was cut out of a raw one, and the way back. */
export type MappedText = { readonly text: string; readonly toRaw: (span: Span) => Span };

export type TextMapBuilder = {
  /** How many characters the text has so far. */
  readonly length: () => number;
  /** Appends `raw[start, end)` as it stands. */
  readonly copy: (start: number, end: number) => void;
  /** Appends `shown`, which the whole of `raw[start, end)` stands for (an entity, a run of spaces). */
  readonly atom: (shown: string, start: number, end: number) => void;
  /** Appends characters that stand nowhere in raw, such as the line break between two blocks. */
  readonly gap: (shown: string) => void;
  /** The text so far; for looking back, not for keeping. */
  readonly tail: (characters: number) => string;
  readonly finish: () => MappedText;
};

/** The text is the raw text: every place maps to itself. */
export function unmapped(raw: string): MappedText {
  return { text: raw, toRaw: (span) => span };
}

/**
 * Builds a text out of pieces of `raw`, in the order of raw. `toRaw` then gives, for any span of the text, the
 * smallest span of raw that shows all of it; a span of nothing but gaps gives an empty span where the gap is.
 */
export function createTextMap(raw: string): TextMapBuilder {
  const parts: string[] = [];
  // One entry a piece: where it starts in the text, and what it covers in raw. Pieces of length 1:1 advance in step.
  const textStarts: number[] = [];
  const rawStarts: number[] = [];
  const rawEnds: number[] = [];
  const kinds: ("copy" | "atom" | "gap")[] = [];
  let length = 0;
  let lastRawEnd = 0;

  const push = (shown: string, kind: "copy" | "atom" | "gap", start: number, end: number): void => {
    if (shown === "") return;
    const last = kinds.length - 1;
    if (kind === "copy" && kinds[last] === "copy" && rawEnds[last] === start) {
      rawEnds[last] = end;
    } else {
      textStarts.push(length);
      rawStarts.push(start);
      rawEnds.push(end);
      kinds.push(kind);
    }
    parts.push(shown);
    length += shown.length;
    lastRawEnd = end;
  };

  const pieceAt = (offset: number): number => {
    let low = 0;
    let high = textStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((textStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const rawStartOf = (offset: number): number => {
    if (offset >= length) return lastRawEnd;
    const piece = pieceAt(offset);
    const start = rawStarts[piece] ?? 0;
    return kinds[piece] === "copy" ? start + offset - (textStarts[piece] ?? 0) : start;
  };
  const rawEndOf = (offset: number): number => {
    const piece = pieceAt(offset - 1);
    if (kinds[piece] !== "copy") return rawEnds[piece] ?? 0;
    return (rawStarts[piece] ?? 0) + offset - (textStarts[piece] ?? 0);
  };

  return {
    length: () => length,
    copy: (start, end) => push(raw.slice(start, end), "copy", start, end),
    atom: (shown, start, end) => push(shown, "atom", start, end),
    gap: (shown) => push(shown, "gap", lastRawEnd, lastRawEnd),
    tail: (characters) => {
      let out = "";
      for (let i = parts.length - 1; i >= 0 && out.length < characters; i -= 1) out = (parts[i] ?? "") + out;
      return out.slice(-characters);
    },
    finish: () => ({
      text: parts.join(""),
      toRaw: (span) => {
        if (length === 0) return { start: 0, end: 0 };
        const start = rawStartOf(Math.min(span.start, length));
        if (span.end <= span.start) return { start, end: start };
        return { start, end: Math.max(start, rawEndOf(Math.min(span.end, length))) };
      },
    }),
  };
}

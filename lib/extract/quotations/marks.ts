import type { Span } from "#lib/base/text.ts";
import { type Mark, nextSoundCloser, readMarks } from "./read-marks.ts";

/** A stretch between quotation marks, as the marks alone tell it. */
export type Marked = {
  /** Marks included, as far as there are any. */
  readonly span: Span;
  readonly inner: Span;
  /** 0 for a quotation of its own, 1 for one inside it. */
  readonly depth: number;
  /** Which of the paragraphs given. */
  readonly paragraph: number;
  /** What ended it: its own mark, a bracket, or nothing but the end of the paragraph. */
  readonly closed: "mark" | "bracket" | "paragraph";
  /** Goes on from the paragraph before, which was left open. */
  readonly continues: boolean;
};

type Open = { readonly mark: Mark; readonly depth: number };

/**
 * Every quoted stretch of the paragraphs, in the order of their starts. Opening and closing are told by what stands on
 * both sides of a mark rather than by its shape, since copies of old and of web text mix the shapes.
 */
export function findMarked(text: string, paragraphs: readonly Span[]): Marked[] {
  const out: Marked[] = [];
  let openBefore = false;
  let waiting: number[] = [];
  paragraphs.forEach((paragraph, index) => {
    const marks = readMarks(text, paragraph);
    const first = marks[0];
    const startsOpen = first?.opens === true && first.start === paragraph.start;
    const found = pairUp(text, paragraph, index, marks);
    // A paragraph without marks may be the middle of a quotation: that shows when a lone closing mark turns up.
    if (openBefore && !startsOpen) {
      const lone = loneCloser(marks);
      if (lone) {
        for (const middle of [...waiting, index]) {
          const from = paragraphs[middle]?.start ?? paragraph.start;
          const to = middle === index ? lone.end : (paragraphs[middle]?.end ?? lone.end);
          const inner = { start: from, end: middle === index ? lone.start : to };
          // A mark that stands by itself closes what was said before it, and shows nothing of its own.
          if (inner.end <= inner.start) continue;
          out.push({
            span: { start: from, end: to },
            inner,
            depth: 0,
            paragraph: middle,
            closed: "mark",
            continues: true,
          });
        }
        openBefore = false;
      } else if (marks.length === 0 && waiting.length < 6) {
        waiting.push(index);
        return;
      }
    }
    for (const each of found)
      out.push(
        openBefore && startsOpen && each.span.start === paragraph.start ? { ...each, continues: true } : each,
      );
    openBefore = found.some((each) => each.closed === "paragraph" && each.depth === 0);
    waiting = [];
  });
  return out.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** A closing mark with nothing open before it. */
function loneCloser(marks: readonly Mark[]): Mark | null {
  const first = marks.find((mark) => mark.family !== "single");
  return first?.closes && !first.opens ? first : null;
}

function pairUp(text: string, paragraph: Span, index: number, marks: readonly Mark[]): Marked[] {
  const out: Marked[] = [];
  const stack: Open[] = [];
  const sound = nextSoundCloser(marks);
  const closersLeft = countClosers(marks);
  const add = (open: Open, closeStart: number, closeEnd: number, closed: Marked["closed"]): void => {
    const inner = { start: open.mark.end, end: closeStart };
    if (!/[\p{L}\p{N}]/u.test(text.slice(inner.start, Math.min(inner.end, inner.start + 400)))) return;
    out.push({
      span: { start: open.mark.start, end: closeEnd },
      inner,
      depth: open.depth,
      paragraph: index,
      closed,
      continues: false,
    });
  };
  marks.forEach((mark, i) => {
    const at = lastOpen(stack, mark.family);
    const opened = at < 0 ? undefined : stack[at];
    if (opened && mark.closes && !(mark.opens && mark.leans === "open")) {
      const far = mark.start - opened.mark.end > 40 || startsSpeech(text, opened.mark, paragraph);
      if (mark.family === "single" && (sound[i] === true || (mark.clipped && far))) return;
      stack.length = at;
      add(opened, mark.start, mark.end, "mark");
      return;
    }
    if (!mark.opens) return;
    if (opened && mark.family === "double" && (closersLeft[i] ?? 0) < 2) {
      // Two openings and one closing: the first was left open.
      stack.length = at;
      const end = brokenOff(text, opened.mark.end, mark.start);
      if (end) add(opened, end.start, end.end, end.bracket ? "bracket" : "paragraph");
    }
    // Deeper than two, marks are a mess rather than a text.
    if (stack.length < 3) stack.push({ mark, depth: stack.length });
  });
  for (const open of stack) {
    // A lone apostrophe is no quotation; a speech that runs on is one.
    const runsOn = startsSpeech(text, open.mark, paragraph);
    if (open.mark.family === "single" && !(runsOn && paragraph.end - open.mark.start > 40)) continue;
    const bracket = strayBracket(text, open.mark.end, paragraph.end);
    if (bracket >= 0) add(open, bracket, bracket + 1, "bracket");
    else add(open, paragraph.end, paragraph.end, "paragraph");
    break;
  }
  return out;
}

/** Whether a mark opens a speech, not a word or two: it opens the paragraph, or a sentence after `said:` or `said,`. */
function startsSpeech(text: string, mark: Mark, paragraph: Span): boolean {
  if (mark.start === paragraph.start) return true;
  const led = /[:,—–]\s?$/u.test(text.slice(Math.max(0, mark.start - 2), mark.start));
  return led && /^["“]?\p{Lu}/u.test(text.slice(mark.end, mark.end + 3));
}

function lastOpen(stack: readonly Open[], family: Mark["family"]): number {
  for (let i = stack.length - 1; i >= 0; i -= 1) if (stack[i]?.mark.family === family) return i;
  return -1;
}

/** For every mark: how many double marks after it can close. */
function countClosers(marks: readonly Mark[]): number[] {
  const counts = new Array<number>(marks.length).fill(0);
  let count = 0;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    counts[i] = count;
    if (marks[i]?.family === "double" && marks[i]?.closes) count += 1;
  }
  return counts;
}

/** Where a quotation that was never closed ends, when another one opens at `before`. */
function brokenOff(
  text: string,
  from: number,
  before: number,
): { start: number; end: number; bracket: boolean } | null {
  const bracket = strayBracket(text, from, before);
  if (bracket >= 0) return { start: bracket, end: bracket + 1, bracket: true };
  const piece = text.slice(Math.max(from, before - 2000), before);
  const stop = Math.max(piece.lastIndexOf(". "), piece.lastIndexOf("! "), piece.lastIndexOf("? "));
  if (stop < 0) return null;
  const end = before - piece.length + stop + 1;
  return { start: end, end, bracket: false };
}

/** A closing bracket that nothing opened since `from`, with a space or the end after it; -1 when there is none. */
function strayBracket(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x28) depth += 1;
    else if (code === 0x5d || code === 0x29) {
      if (depth === 0) return i + 1 >= to || /\s/u.test(text.charAt(i + 1)) ? i : -1;
      depth -= 1;
    }
  }
  return -1;
}

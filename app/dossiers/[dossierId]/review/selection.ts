import type { Span } from "#lib/base/text.ts";

// Between what is selected on the screen and offsets in the document: each piece of text knows where it begins.

const PIECES = "[data-at]";

/** What is selected of the document: its span and its words; null when nothing is. */
export function selectedIn(container: Element): (Span & { readonly quote: string }) | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(container)) return null;
  const found = { start: -1, end: -1, quote: "" };
  for (const piece of container.querySelectorAll<HTMLElement>(PIECES)) {
    const text = textOf(piece);
    if (!text || !range.intersectsNode(text)) continue;
    const at = Number(piece.dataset.at);
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.data.length;
    if (from >= to) continue;
    if (found.start < 0) found.start = at + from;
    else if (at + from > found.end) found.quote += " ";
    found.end = at + to;
    found.quote += text.data.slice(from, to);
  }
  if (found.quote.trim() === "") return null;
  const before = found.quote.length - found.quote.trimStart().length;
  const after = found.quote.length - found.quote.trimEnd().length;
  return { start: found.start + before, end: found.end - after, quote: found.quote.trim() };
}

/** Selects a span of the document on the screen and brings it into sight. */
export function selectIn(container: Element, { start, end }: Span): void {
  const range = document.createRange();
  let begun = false;
  for (const piece of container.querySelectorAll<HTMLElement>(PIECES)) {
    const text = textOf(piece);
    if (!text) continue;
    const at = Number(piece.dataset.at);
    const stop = at + text.data.length;
    if (!begun && start < stop) {
      range.setStart(text, Math.max(0, start - at));
      begun = true;
      piece.scrollIntoView({ block: "nearest" });
    }
    if (begun && end <= stop) {
      range.setEnd(text, Math.max(0, end - at));
      break;
    }
  }
  const selection = document.getSelection();
  selection?.removeAllRanges();
  if (begun) selection?.addRange(range);
}

/** Brings a place of the document into sight. */
export function showPlace(container: Element, at: number): void {
  const pieces = [...container.querySelectorAll<HTMLElement>(PIECES)];
  const piece = pieces.findLast((one) => Number(one.dataset.at) <= at) ?? pieces[0];
  piece?.scrollIntoView({ block: "center" });
}

/** The offset of the first text in sight: where a reader is. */
export function placeInSight(container: Element): number {
  for (const piece of container.querySelectorAll<HTMLElement>(PIECES))
    if (piece.getBoundingClientRect().bottom > 120) return Number(piece.dataset.at);
  return 0;
}

function textOf(piece: Element): Text | null {
  const node = piece.firstChild;
  return node instanceof Text ? node : null;
}

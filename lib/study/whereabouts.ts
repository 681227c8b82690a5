import { pageAt } from "./page.ts";

/** A document as far as it is known here: its text, or only how long it is. */
export type Known = {
  readonly format: string;
  readonly text: string | null;
  readonly length: number | null;
  /** Where each page starts; null or empty without pages. */
  readonly pages: readonly number[] | null;
};

/**
 * Where something stands in a document, as a person would say it: "page 3 of 12", "paragraph 4 of 21", "about halfway
 * through". Null where nobody knows how long the document is.
 */
export function whereaboutsIn(document: Known): (start: number) => string | null {
  const { text, format } = document;
  const pages = document.pages ?? [];
  const length = text?.length ?? document.length;
  let paragraphs: readonly number[] | null = null;
  return (start) => {
    const page = pageAt(pages, start);
    if (page !== null) return `page\u00a0${page} of\u00a0${pages.length}`;
    // On a page of the web every line of a menu is a block: what one would count there is not what one reads.
    paragraphs ??= text === null || format === "html" ? [] : startsOfParagraphs(text);
    const nth = pageAt(paragraphs, start);
    if (nth !== null && paragraphs.length > 1) return `paragraph\u00a0${nth} of\u00a0${paragraphs.length}`;
    return length === null || length === 0 ? null : partOf(start / length);
  };
}

// "…\n\n…" · "…\r\n \r\n…"
const BLANK_LINE = /\r?\n[ \t]{0,80}\r?\n\s{0,80}/gu;

function startsOfParagraphs(text: string): readonly number[] {
  const starts = [0];
  let begun = false;
  for (const { index, 0: gap } of text.matchAll(BLANK_LINE)) {
    const next = index + gap.length;
    if (next >= text.length) continue;
    // What stands before the first words is no paragraph.
    begun ||= text.slice(starts[0], index).trim() !== "";
    if (begun) starts.push(next);
    else starts[0] = next;
  }
  return starts;
}

const PARTS: readonly (readonly [below: number, words: string])[] = [
  [0.1, "near the beginning"],
  [0.375, "about a quarter of the way through"],
  [0.625, "about halfway through"],
  [0.9, "about three quarters of the way through"],
];

function partOf(share: number): string {
  return PARTS.find(([below]) => share < below)?.[1] ?? "near the end";
}

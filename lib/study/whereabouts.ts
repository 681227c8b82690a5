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

/** Where each stretch between blank lines begins, rising. By hand, because a page of study asks it of whole documents. */
function startsOfParagraphs(text: string): readonly number[] {
  const starts = [wordsFrom(text, 0)];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end)) {
    const next = wordsFrom(text, end + 1);
    // Of a second line end the first one was empty.
    const second = text.indexOf("\n", end + 1);
    if (second >= 0 && second < next && next < text.length && next > (starts[0] ?? 0)) starts.push(next);
    end = next;
  }
  return starts;
}

/** The first place from here on that is no space. */
function wordsFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= SPACE) at += 1;
  return at;
}

const SPACE = 32;

const PARTS: readonly (readonly [below: number, words: string])[] = [
  [0.1, "near the beginning"],
  [0.375, "about a quarter of the way through"],
  [0.625, "about halfway through"],
  [0.9, "about three quarters of the way through"],
];

function partOf(share: number): string {
  return PARTS.find(([below]) => share < below)?.[1] ?? "near the end";
}

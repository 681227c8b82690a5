import { joinLines, type Words } from "./hyphens.ts";
import { canContinue } from "./pages.ts";
import type { BlockKind, PdfBlock, PdfPage } from "./types.ts";

// The text that is kept of a PDF, from now on all that is known of it (`read-pdf-text.ts` reads it):
// - a paragraph on one line, a blank line before it; two blank lines before a heading, three before a title;
// - a tab before what stands around the text (running heads, page numbers), two before a note at the foot.

const BEFORE: Readonly<Record<BlockKind, string>> = {
  title: "\n\n\n\n",
  heading: "\n\n\n",
  paragraph: "\n\n",
  furniture: "\n\n\t",
  note: "\n\n\t\t",
};

/** `starts`: where each page begins in the text. */
export type PrintedPages = { readonly raw: string; readonly starts: readonly number[] };

/** The pages as one text. A paragraph that goes on over pages stays whole; what stood between is set before it. */
export function printPages(pages: readonly PdfPage[], words: Words): PrintedPages {
  return withoutFeeds(marked(pages, words));
}

/** The text with a form feed where a page begins: before a block, or for a space of a paragraph that goes on. */
function marked(pages: readonly PdfPage[], words: Words): string {
  const out: string[] = [];
  let held: PdfBlock | null = null;
  let around: readonly PdfBlock[] = [];
  let feeds = "";
  const emit = (block: PdfBlock): void => {
    const lead = BEFORE[block.kind];
    // Page breaks stand at the end of the white space, so that a page starts with its first letter or its tabs.
    const tabs = lead.indexOf("\t");
    out.push(tabs < 0 ? lead + feeds : lead.slice(0, tabs) + feeds + lead.slice(tabs), block.text);
    feeds = "";
  };
  const emitHeld = (): void => {
    if (held !== null) emit(held);
    held = null;
  };
  pages.forEach((page, i) => {
    let body = page.body;
    const previous = pages[i - 1];
    const [first] = body;
    if (i > 0) {
      if (
        held !== null &&
        first &&
        previous?.endsMidway &&
        page.opensMidway &&
        canContinue(held.text, first.text)
      ) {
        const rest: PdfBlock[] = [...around];
        const whole: PdfBlock = { kind: "paragraph", text: overPage(held.text, first.text, words) };
        held = null;
        for (const block of rest) emit(block);
        held = whole;
        body = body.slice(1);
      } else {
        emitHeld();
        for (const block of around) emit(block);
        feeds += "\f";
      }
    }
    for (const block of body) {
      emitHeld();
      held = block;
    }
    around = page.aside;
  });
  emitHeld();
  for (const block of around) emit(block);
  const printed = out.join("") + feeds;
  // The first block needs its white space only when it says what it is.
  return /^\n\n(?!\n|\t)/u.test(printed) ? printed.slice(2) : printed;
}

/** A paragraph and its rest on the next page, a form feed for the space; a cut word stays on the page where it began. */
function overPage(before: string, after: string, words: Words): string {
  const joined = joinLines(before, after, words);
  const space = joined.indexOf(" ", Math.max(0, before.length - 1));
  return space < 0 ? `${joined}\f` : `${joined.slice(0, space)}\f${joined.slice(space + 1)}`;
}

/** A form feed would be no space to whoever shows the text: it becomes one, or nothing between two blocks. */
function withoutFeeds(text: string): PrintedPages {
  const pieces = text.split("\f");
  const starts = [0];
  let raw = pieces[0] ?? "";
  for (const piece of pieces.slice(1)) {
    if (/\S$/u.test(raw) && /^\S/u.test(piece)) raw += " ";
    starts.push(raw.length);
    raw += piece;
  }
  return { raw, starts };
}

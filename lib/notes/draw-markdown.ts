import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type ClozePart, clozeText, parseCloze } from "./cloze.ts";
import { drawTree, type Tree } from "./draw-tree.ts";
import { takeMath } from "./find-math.ts";
import { filledMarks, gapMark, withoutMarks } from "./marks.ts";
import type { RichText } from "./rich-text.ts";

export type DrawOptions = {
  /** The text is a cloze; draws the card of this number, its gaps asked or filled. */
  readonly cloze?: { readonly number: number; readonly shown: boolean };
};

/** A longer text is shown as it was written. */
const LONGEST_DRAWN = 20_000;
/** Reading takes as long as the square of what could be emphasis or a link; nobody means so much of it. */
const MOST_SIGNS = 1_200;
const MOST_QUOTES = 30;
const DEEP_INDENT = " ".repeat(40);

/** What people do not mean when they write it on a card; its signs stay as they are. HTML is text. */
const NOT_MEANT = [
  "htmlFlow",
  "htmlText",
  "definition",
  "codeIndented",
  "setextUnderline",
  "gfmFootnoteDefinition",
  "gfmFootnoteCall",
  "gfmPotentialFootnoteCall",
  "tasklistCheck",
  "wwwAutolink",
  "emailAutolink",
];

/**
 * Draws Markdown (with tables and strike-through, without HTML), TeX between \( \), \[ \] or $$ $$, and media as
 * `![what it shows](media:HASH)` for a picture and `[what it says](media:HASH)` for a sound. Never throws; what is none of
 * it stays text. For the server: the browser is given the result.
 */
export function drawMarkdown(text: string, { cloze }: DrawOptions = {}): RichText {
  const clean = withoutMarks(text);
  const { marked, hints } = cloze ? withGaps(clean, cloze) : { marked: clean, hints: [] };
  const { text: source, formulas } = takeMath(marked);
  return drawTree(isTangled(source) ? plain(source) : treeOf(source), { formulas, hints });
}

function isTangled(text: string): boolean {
  if (text.length > LONGEST_DRAWN || (text.match(/[*_~[\]`]/gu)?.length ?? 0) > MOST_SIGNS) return true;
  return text
    .split("\n")
    .some((line) => (line.match(/>/gu)?.length ?? 0) > MOST_QUOTES || line.startsWith(DEEP_INDENT));
}

/** The text as one paragraph, in which nothing is read. */
function plain(text: string): Tree {
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] };
}

function withGaps(text: string, { number, shown }: NonNullable<DrawOptions["cloze"]>) {
  const hints: (string | null)[] = [];
  const gap = (hint: string | null): string => gapMark(hints.push(hint) - 1);
  const { parts }: { readonly parts: readonly ClozePart[] } = parseCloze(text);
  return { marked: clozeText(parts, number, { gap, filled: filledMarks }, shown), hints };
}

function treeOf(source: string): Tree {
  return fromMarkdown(source, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: NOT_MEANT } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

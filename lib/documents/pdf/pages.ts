import { BROKEN_OFF, groupsOf, LEADERS, type LineGroup } from "./blocks.ts";
import { columnsOf, guttersFit, guttersOf } from "./columns.ts";
import { withDropCaps } from "./drop-caps.ts";
import { furnitureOf } from "./furniture.ts";
import { joinLines, type Words, wordsOf } from "./hyphens.ts";
import { stretchesOf } from "./lines.ts";
import type { Line, PageText, PdfBlock, PdfPage } from "./types.ts";

/** A heading's letters are so much larger than those of the running text. */
const LARGER = 1.14;
/** Notes at the foot are so much smaller. */
const SMALLER = 0.93;
const NOTE_MARK = /^(?:\(?\d{1,3}[).]?(?:\s|(?=\p{Lu}))|[*†‡§]{1,3}\s?)/u;

/** Cuts pages into blocks, in reading order; `words` are those of the whole document, for words that run on. */
export function pagesOf(texts: readonly PageText[]): {
  readonly pages: readonly PdfPage[];
  readonly words: Words;
} {
  const stretches = texts.map((page) => withDropCaps(stretchesOf(page.pieces)));
  const furniture = furnitureOf(stretches.map((lines, i) => ({ height: texts[i]?.height ?? 0, lines })));
  const words = wordsOf(stretches.flat().map((line) => line.text));
  const body = bodySize(stretches.flat());
  const titleSize = Math.max(
    0,
    ...(stretches[0] ?? []).filter((line) => line.text.length > 2).map((one) => one.size),
  );
  let gutters: readonly number[] = [];
  const pages = texts.map((text, i): PdfPage => {
    const around = furniture[i] ?? new Set<Line>();
    const all = stretches[i] ?? [];
    const matter = all.filter((line) => !around.has(line));
    const own = guttersOf(matter);
    // The last page of a chapter may have too little in its second column to show where it begins.
    gutters = own.length > 0 || !guttersFit(matter, gutters) ? own : gutters;
    const groups = columnsOf(matter, gutters).flatMap(groupsOf);
    const kinds = kindsOf(groups, { body, titleSize, first: i === 0, height: text.height });
    return pageOf(groups, kinds, words, [
      ...all.filter((line) => around.has(line)).map((line) => line.text),
      ...text.askew,
    ]);
  });
  return { pages, words };
}

function pageOf(
  groups: readonly LineGroup[],
  kinds: readonly PdfBlock["kind"][],
  words: Words,
  around: readonly string[],
): PdfPage {
  const body: { block: PdfBlock; group: LineGroup }[] = [];
  const aside: PdfBlock[] = around.map((text) => ({ kind: "furniture", text }));
  groups.forEach((group, i) => {
    const kind = kinds[i] ?? "paragraph";
    const text = group.lines.map((line) => line.text).reduce((all, line) => joinLines(all, line, words));
    if (kind === "note" || kind === "furniture") {
      aside.push({ kind, text });
      return;
    }
    const last = body.at(-1);
    // A paragraph goes on at the top of the next column, or under a picture that stands between.
    if (last && kind === "paragraph" && goesOn(last, { block: { kind, text }, group })) {
      body[body.length - 1] = {
        block: { kind, text: joinLines(last.block.text, text, words) },
        group: { ...group, midway: last.group.midway },
      };
      return;
    }
    body.push({ block: { kind, text }, group });
  });
  const last = body.at(-1);
  return {
    body: body.map((one) => one.block),
    aside,
    opensMidway: body[0]?.group.midway === true && body[0].block.kind === "paragraph",
    endsMidway: last !== undefined && last.block.kind === "paragraph" && isOpen(last.block.text),
  };
}

type Grouped = { readonly block: PdfBlock; readonly group: LineGroup };

function goesOn(last: Grouped, next: Grouped): boolean {
  return (
    last.group.column !== next.group.column &&
    last.block.kind === "paragraph" &&
    next.group.midway &&
    similar(last.group, next.group) &&
    isOpen(last.block.text) &&
    canContinue(last.block.text, next.block.text)
  );
}

const similar = (a: LineGroup, b: LineGroup): boolean =>
  Math.abs((a.lines.at(-1)?.size ?? 0) - (b.lines[0]?.size ?? 0)) < 0.8;

/** A paragraph whose last line does not end a sentence. */
function isOpen(text: string): boolean {
  return !/[.!?:…][)\]"'”’»]{0,3}$/u.test(text.trimEnd());
}

/** Whether a text that begins so can be the rest of a paragraph that ends so. */
export function canContinue(before: string, after: string): boolean {
  if (/^[\p{Ll}\p{N}(,;"'“”‘’«»]/u.test(after)) return true;
  // A name may open a line: then the line before must break off in mid-sentence for sure.
  return BROKEN_OFF.test(before) || !/^(?:[•▪–—-]|\p{Lu}{3,}\s)/u.test(after);
}

function kindsOf(
  groups: readonly LineGroup[],
  page: {
    readonly body: number;
    readonly titleSize: number;
    readonly first: boolean;
    readonly height: number;
  },
): PdfBlock["kind"][] {
  const lowest = Math.min(
    ...groups
      .filter((group) => sizeOf(group) >= page.body * SMALLER)
      .map((group) => group.lines.at(-1)?.y ?? 0),
  );
  let notes = false;
  return groups.map((group): PdfBlock["kind"] => {
    const size = sizeOf(group);
    const text = group.lines.map((line) => line.text).join(" ");
    const top = group.lines[0]?.y ?? 0;
    if (LEADERS.test(text)) return "furniture";
    if (
      size < page.body * SMALLER &&
      top < page.height * 0.6 &&
      (top < lowest || groupsBelow(groups, group, page.body))
    ) {
      notes ||= NOTE_MARK.test(text);
      if (notes) return "note";
    }
    if (size < page.body * LARGER || text.length > 200 || !/\p{L}{2}/u.test(text)) return "paragraph";
    return page.first && size >= page.titleSize * 0.98 ? "title" : "heading";
  });
}

/** Whether no running text of full size stands below in the same column. */
function groupsBelow(groups: readonly LineGroup[], own: LineGroup, body: number): boolean {
  const top = own.lines[0]?.y ?? 0;
  return groups.every(
    (group) =>
      group.column !== own.column || (group.lines[0]?.y ?? 0) >= top || sizeOf(group) < body * SMALLER,
  );
}

const sizeOf = (group: LineGroup): number => group.lines[0]?.size ?? 0;

/** The size of most letters of the document. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

import { type Span, slice, trimSpan } from "#lib/base/text.ts";
import { dataReason, isTabbedRow } from "./data-rows.ts";
import { foldCharacters } from "./normalise.ts";
import type { Passage } from "./passages.ts";
import { looksLikePostHead } from "./post-heads.ts";
import { type MappedText, unmapped } from "./text-map.ts";

/**
 * Plain text: the text is the file, characters folded; a passage is a line, or the lines of a paragraph that was
 * wrapped by hand. Lines that mail and boards mark with `>` are quotations.
 */
export function readPlainText(raw: string): MappedText & { readonly passages: readonly Passage[] } {
  // Folding first: old files end their lines with a carriage return alone.
  const folded = foldCharacters(raw);
  const marked = folded.includes("\n>") || folded.startsWith(">") ? quotedLines(folded) : NO_LINES;
  const tagged = folded.includes("[") && TAGGED.test(folded) ? taggedLines(folded) : NO_LINES;
  const quoted = tagged.size === 0 ? marked : new Set([...marked, ...tagged]);
  const text = quoted.size === 0 ? folded : withoutMarks(folded);
  return { ...unmapped(text), passages: plainPassages(text, quoted, raw) };
}

const NO_LINES: ReadonlySet<number> = new Set();

// "> Moss later sued him" · ">> and lost" · "> > and lost"
const QUOTE_MARKS = /^(?:> ?){1,6}/gmu;

/** Where the lines begin that are marked as quotations. */
function quotedLines(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(QUOTE_MARKS)].map(({ index }) => index));
}

// [quote="steamfan"] · [QUOTE=steamfan;12] · [/quote]
const TAGGED = /\[quote(?:[= ][^\]\n]{0,80})?\]/iu;
const TAGS = /\[\/?(?:quote(?:[= ][^\]\n]{0,80})?|b|i|u|url(?:=[^\]\n]{0,200})?|img|size(?:=\d+)?)\]/giu;

/** Where the lines begin that boards set between their tags of quotations; an answer behind the closing tag is none. */
function taggedLines(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let depth = 0;
  let start = 0;
  for (const line of text.split("\n")) {
    const opened = line.match(/\[quote(?:[= ][^\]]{0,80})?\]/giu)?.length ?? 0;
    const closed = line.match(/\[\/quote\]/giu)?.length ?? 0;
    const behind = /\[\/quote\]\s*(?<rest>[^[]*)$/iu.exec(line)?.groups?.rest ?? "";
    if ((depth > 0 || opened > 0) && behind.trim() === "") lines.add(start);
    depth = Math.max(0, depth + opened - closed);
    start += line.length + 1;
  }
  return lines;
}

/** The marks become spaces, so that every offset stays true. */
function withoutMarks(text: string): string {
  return text
    .replace(QUOTE_MARKS, (marks) => " ".repeat(marks.length))
    .replace(TAGS, (tag) => " ".repeat(tag.length));
}

/**
 * The passages of a text without mark-up; `quoted`: where lines begin that are quotations; `raw`: the same text before its
 * characters were folded, in which a tab is not yet a space.
 */
export function plainPassages(
  text: string,
  quoted: ReadonlySet<number> = NO_LINES,
  raw: string = text,
): Passage[] {
  const passages: Passage[] = [];
  const tabbed = raw.includes("\t");
  for (const chunk of chunks(text, quoted)) {
    const kind = quoted.has(chunk[0]?.start ?? -1) ? "quote" : "paragraph";
    const spans = isWrapped(text, chunk)
      ? [{ start: chunk[0]?.start ?? 0, end: chunk.at(-1)?.end ?? 0 }]
      : chunk;
    for (const span of spans) {
      const noise = tabbed && isTabbedRow(slice(raw, span)) ? "table" : null;
      passages.push({ kind, span: trimSpan(text, span), level: 0, noise, marked: false });
    }
  }
  return passages;
}

/** The lines that are not blank, in groups without a blank line, a quotation, the head of a post or a row of data between them. */
function chunks(text: string, quoted: ReadonlySet<number>): Span[][] {
  const groups: Span[][] = [];
  let group: Span[] = [];
  let start = 0;
  const cut = (): void => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  while (start <= text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    if (line === "") cut();
    else {
      const head = dataReason(line) !== null || looksLikePostHead(line);
      if (head || quoted.has(start) !== quoted.has(group[0]?.start ?? start)) cut();
      group.push({ start, end });
      if (head) cut();
    }
    start = end + 1;
  }
  cut();
  return groups;
}

/**
 * Whether the lines are one paragraph with hard line ends, as in old mail, scanned print and text archives: lines of
 * about one width, many of them broken in the middle of a sentence.
 */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  if (lines.length < 2) return false;
  const body = lines.slice(0, -1);
  const longest = lines.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  if (longest < 30 || longest > 130) return false;
  const full = body.filter((line) => line.end - line.start >= longest * 0.6).length;
  // A list or a table breaks between entries, which start with a capital or a number; prose breaks anywhere.
  const inside = lines
    .slice(1)
    .filter((line) => /^\s*[\p{Ll}("'“]/u.test(text.slice(line.start, line.start + 40))).length;
  return full >= body.length * 0.7 && inside >= body.length * 0.4;
}

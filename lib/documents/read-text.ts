import { type Span, trimSpan } from "#lib/base/text.ts";
import { foldCharacters } from "./normalise.ts";
import type { Passage } from "./passages.ts";
import { type MappedText, unmapped } from "./text-map.ts";

/**
 * Plain text: the text is the file, characters folded; a passage is a line, or the lines of a paragraph that was
 * wrapped by hand.
 */
export function readPlainText(raw: string): MappedText & { readonly passages: readonly Passage[] } {
  // Folding first: old files end their lines with a carriage return alone.
  const text = foldCharacters(raw);
  return { ...unmapped(text), passages: plainPassages(text) };
}

/** The passages of a text without mark-up. */
export function plainPassages(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const chunk of chunks(text)) {
    const spans = isWrapped(text, chunk)
      ? [{ start: chunk[0]?.start ?? 0, end: chunk.at(-1)?.end ?? 0 }]
      : chunk;
    for (const span of spans) {
      passages.push({ kind: "paragraph", span: trimSpan(text, span), level: 0, noise: null, marked: false });
    }
  }
  return passages;
}

/** The lines that are not blank, in groups without a blank line between them. */
function chunks(text: string): Span[][] {
  const groups: Span[][] = [];
  let group: Span[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (/\S/u.test(text.slice(start, end))) {
      group.push({ start, end });
    } else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
    start = end + 1;
  }
  if (group.length > 0) groups.push(group);
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

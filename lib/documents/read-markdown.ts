import type { Span } from "#lib/base/text.ts";
import { appendInline } from "./markdown-inline.ts";
import type { Passage } from "./passages.ts";
import { createTextMap, type MappedText } from "./text-map.ts";
import type { NoiseReason } from "./types.ts";

type Line = Span & { readonly text: string };
/** A block of Markdown: the lines it is made of, each without the marks of the block. */
type Chunk = {
  readonly kind: Passage["kind"];
  readonly level: number;
  readonly noise: NoiseReason | null;
  readonly lines: readonly Span[];
};

/**
 * Reads Markdown: the text as a reader of the finished page sees it, without marks of emphasis, link targets, comments
 * and the like. Code, tables and front matter are noise.
 */
export function readMarkdown(raw: string): MappedText & { readonly passages: readonly Passage[] } {
  const map = createTextMap(raw);
  const passages: Passage[] = [];
  for (const chunk of chunksOf(linesOf(raw))) {
    const start = map.length();
    chunk.lines.forEach((line, i) => {
      if (i > 0) map.gap("\n");
      if (chunk.noise === "code") map.copy(line.start, line.end);
      else appendInline(map, raw, line);
    });
    const text = map.tail(map.length() - start);
    const lead = text.length - text.trimStart().length;
    const span = { start: start + lead, end: start + text.trimEnd().length };
    if (span.end <= span.start) continue;
    passages.push({ kind: chunk.kind, span, level: chunk.level, noise: chunk.noise, marked: true });
    map.gap("\n\n");
  }
  return { ...map.finish(), passages };
}

function linesOf(raw: string): Line[] {
  const lines: Line[] = [];
  let start = raw.startsWith("\ufeff") ? 1 : 0;
  while (start <= raw.length) {
    const newline = raw.indexOf("\n", start);
    const stop = newline < 0 ? raw.length : newline;
    const end = stop > start && raw[stop - 1] === "\r" ? stop - 1 : stop;
    lines.push({ start, end, text: raw.slice(start, end) });
    start = stop + 1;
  }
  return lines;
}

function chunksOf(lines: readonly Line[]): Chunk[] {
  const chunks: Chunk[] = [];
  let paragraph: { kind: Passage["kind"]; lines: Span[] } | null = null;
  const close = (): void => {
    if (paragraph) chunks.push({ kind: paragraph.kind, level: 0, noise: null, lines: paragraph.lines });
    paragraph = null;
  };
  const alone = (
    kind: Passage["kind"],
    level: number,
    noise: NoiseReason | null,
    own: readonly Span[],
  ): void => {
    close();
    chunks.push({ kind, level, noise, lines: own });
  };

  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) break;
    const { text } = line;
    if (text.trim() === "") {
      close();
      continue;
    }
    const skipped = skippedUntil(lines, i);
    if (skipped) {
      if (skipped.noise) alone("paragraph", 0, skipped.noise, lines.slice(i, skipped.next));
      else close();
      i = skipped.next - 1;
      continue;
    }
    // # Title ##
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u.exec(text);
    if (heading) {
      const from = line.start + text.indexOf(heading[2] ?? "", (heading[1] ?? "").length);
      alone("heading", (heading[1] ?? "#").length, null, [
        { start: from, end: from + (heading[2] ?? "").length },
      ]);
      continue;
    }
    // Title over === or ---
    const underline = lines[i + 1]?.text ?? "";
    if (paragraph === null && /^ {0,3}(?:=+|-{2,})\s*$/u.test(underline) && !/^ {0,3}[-*+>|]/u.test(text)) {
      alone("heading", underline.trim().startsWith("=") ? 1 : 2, null, [line]);
      i += 1;
      continue;
    }
    const marks =
      /^\s{0,3}(?:(?:>\s?){1,6}|(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)/u.exec(text)?.[0] ?? "";
    const kind: Passage["kind"] = marks.includes(">") ? "quote" : marks.trim() === "" ? "paragraph" : "item";
    const body = {
      start: line.start + (kind === "paragraph" ? text.search(/\S/u) : marks.length),
      end: line.end,
    };
    if (kind === "quote" && text.slice(marks.length).trim() === "") close();
    else if (paragraph && (kind === "paragraph" || (kind === "quote" && paragraph.kind === "quote")))
      paragraph.lines.push(body);
    else {
      close();
      paragraph = { kind, lines: [body] };
    }
  }
  close();
  return chunks;
}

/** Stretches that are not prose: where the next line to read is, and what they are; null when there is none here. */
function skippedUntil(
  lines: readonly Line[],
  at: number,
): { readonly next: number; readonly noise: NoiseReason | null } | null {
  const text = lines[at]?.text ?? "";
  const until = (test: (line: string) => boolean, from: number): number => {
    let next = from;
    while (next < lines.length && !test(lines[next]?.text ?? "")) next += 1;
    return Math.min(next + 1, lines.length);
  };
  // --- front matter ---
  if (at === 0 && /^---\s*$/u.test(text)) {
    const next = until((line) => /^(?:---|\.\.\.)\s*$/u.test(line), 1);
    if (next < lines.length || /^(?:---|\.\.\.)\s*$/u.test(lines.at(-1)?.text ?? ""))
      return { next, noise: null };
  }
  const fence = /^ {0,3}(`{3,}|~{3,})/u.exec(text)?.[1];
  if (fence) return { next: until((line) => line.trimStart().startsWith(fence), at + 1), noise: "code" };
  if (/^ {0,3}<!--/u.test(text)) return { next: until((line) => line.includes("-->"), at), noise: null };
  // [1]: https://… and [^1]: a note
  if (/^ {0,3}\[[^\]]{1,80}\]:\s/u.test(text))
    return { next: at + 1, noise: text.includes("[^") ? "reference-list" : null };
  if (/^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/u.test(text)) return { next: at + 1, noise: null };
  if (/^\s{0,3}\|.*\|\s*$/u.test(text)) {
    return {
      next: until((line) => !/^\s{0,3}\|.*\|\s*$/u.test(line), at) - (at < lines.length ? 1 : 0) || at + 1,
      noise: "table",
    };
  }
  return null;
}

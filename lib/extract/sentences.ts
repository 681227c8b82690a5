import { type Span, trimSpan } from "#lib/base/text.ts";
import type { Block, ReadDocument } from "#lib/documents/types.ts";
import { leadEnd } from "./leads.ts";
import { joinsNext } from "./sentence-ends.ts";

/** A sentence before its words are tagged. */
export type SentenceSpan = { readonly span: Span; readonly block: Block; readonly blockIndex: number };

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The built-in segmenter takes quadratic time on a long text in two-byte characters, so it gets pieces. */
const MAX_PIECE = 8_000;

/** Languages that write an ordinal number with a full stop: `19. Jahrhundert`, `12. novembrī`. */
const ORDINAL_STOPS: ReadonlySet<string> = new Set("de pl lv cs sk sl hr sr da nb no fi et hu is".split(" "));

/** Whether a paragraph can hold more than one sentence: a stop with something after it. Most lines of a list cannot. */
const MAY_BREAK = /[.!?…。！？][^\p{L}\p{N}]{0,20}[\p{L}\p{N}]/u;

/** The sentences of every block that is not noise, in order. A heading is one sentence. */
export function splitSentences(document: ReadDocument): SentenceSpan[] {
  const out: SentenceSpan[] = [];
  document.blocks.forEach((block, blockIndex) => {
    if (block.zone === "noise") return;
    const spans = block.zone === "heading" ? [block.span] : paragraphSentences(document.text, block);
    for (const span of spans) out.push({ span, block, blockIndex });
  });
  return out;
}

/** The lead of a newspaper's paragraph (`LONDON, Nov. 12 (Reuters) —`) is no part of its first sentence. */
function paragraphSentences(text: string, { zone, span, language }: Block): Span[] {
  const lead = zone === "body" ? leadEnd(text, span) : span.start;
  if (lead === span.start) return sentencesIn(text, span, language);
  return [{ start: span.start, end: lead }, ...sentencesIn(text, { start: lead, end: span.end }, language)];
}

/** The sentences of one paragraph; `language` as in a block. */
export function sentencesIn(text: string, block: Span, language = "en"): Span[] {
  if (block.end - block.start <= MAX_PIECE && !MAY_BREAK.test(text.slice(block.start, block.end))) {
    const whole = trimSpan(text, block);
    return whole.end > whole.start ? [whole] : [];
  }
  const spans: Span[] = [];
  for (const piece of pieces(text, block)) {
    let open: Span | null = null;
    for (const span of rough(text, piece)) {
      const joined: Span = open ? { start: open.start, end: span.end } : span;
      // Looking at the seam only: the words before it and the first words after it.
      if (
        open &&
        !joinsNext(
          withoutNotes(text.slice(Math.max(open.start, open.end - 24), open.end), text, open),
          text.slice(open.end, span.start + 24),
          ORDINAL_STOPS.has(language),
        )
      ) {
        spans.push(open);
        open = span;
      } else {
        open = joined;
      }
    }
    if (open) spans.push(open);
  }
  return spans.flatMap((span) => {
    const trimmed = trimSpan(text, span);
    return trimmed.end > trimmed.start ? [trimmed] : [];
  });
}

const ENDS_IN_NOTE = /(?:\]|:[\d,–-]{1,12})\s*$/u;
const LONGEST_NOTES = 64;

/** `accepted.[3][4]`: the words before a seam, without the marks of notes behind the full stop. */
function withoutNotes(seam: string, text: string, { start, end }: Span): string {
  if (!ENDS_IN_NOTE.test(seam)) return seam;
  return text
    .slice(Math.max(start, end - LONGEST_NOTES), end)
    .replace(NOTE_MARKS, "")
    .replace(PAGE_MARKS, "")
    .slice(-24);
}

// pact.The talks → pact. | The talks
const GLUED = /\p{Ll}{3}[.!?]["”’)]?(?=\p{Lu}\p{Ll}+[ ,])/gu;
/** What every such place has: looked for by its stop, which is rarer than its letters. */
const MAY_GLUE = /[.!?]["”’)]?[^\s.!?"”’)]/u;

// [12] · [3][4] · [a] · [citation needed]
const NOTE_MARKS =
  /(?<=[.!?"”’])(?:\[(?:\d{1,3}|[a-z]|(?:note|n|nb) \d{1,2}|(?:citation|clarification|page|better source) needed|who\?|when\?|by whom\?|dubious|sic)\])+/gu;

// .:32 · ,:121,154 · ".:54-57 :64: the page of a source behind a stop
const PAGE_MARKS = /(?<=[.!?,;"”)\]])(?:\s?:\d{1,4}(?:[-–,]\d{1,4}){0,4}){1,3}(?=\s|$)/gu;

/** What the segmenter says, and the breaks it cannot see: web copy loses the space after a full stop. */
function rough(text: string, piece: Span): Span[] {
  // A line break inside a paragraph ends no sentence; a note mark `[12]` belongs to the sentence before it.
  let source = text.slice(piece.start, piece.end).replaceAll("\n", " ");
  if (source.includes("[")) source = source.replace(NOTE_MARKS, (mark) => ")".repeat(mark.length));
  if (source.includes(":")) source = source.replace(PAGE_MARKS, (mark) => ")".repeat(mark.length));
  const spans: Span[] = [];
  for (const { segment, index } of segmenter.segment(source)) {
    let start = index;
    for (const glued of MAY_GLUE.test(segment) ? segment.matchAll(GLUED) : []) {
      const end = index + glued.index + glued[0].length;
      spans.push({ start: piece.start + start, end: piece.start + end });
      start = end;
    }
    spans.push({ start: piece.start + start, end: piece.start + index + segment.length });
  }
  return spans.filter((span) => span.end > span.start);
}

function pieces(text: string, block: Span): Span[] {
  if (block.end - block.start <= MAX_PIECE) return [block];
  const out: Span[] = [];
  let start = block.start;
  while (block.end - start > MAX_PIECE) {
    const window = text.slice(start, start + MAX_PIECE);
    const stop = Math.max(window.lastIndexOf(". "), window.lastIndexOf("! "), window.lastIndexOf("? "));
    const space = stop > MAX_PIECE / 2 ? stop + 1 : window.lastIndexOf(" ");
    const end = start + (space > 0 ? space + 1 : MAX_PIECE);
    out.push({ start, end });
    start = end;
  }
  out.push({ start, end: block.end });
  return out;
}

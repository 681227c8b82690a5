import { contains, type Span, sharedLength } from "#lib/base/text.ts";
import { fromRaw } from "#lib/documents/from-raw.ts";
import { readDecoded } from "#lib/documents/read.ts";
import type { Block, DocumentFormat, ReadDocument } from "#lib/documents/types.ts";
import type { DocumentBlock, DocumentPiece } from "#lib/study/document-view.ts";

/** A place in the decoded file that a card cites, or (`card` null) that the reader asked to see. */
export type Cited = Span & { readonly card: number | null; readonly current: boolean };

/** About so many characters are shown at once: a long chapter, and still a page that a phone scrolls well. */
const PART_CHARACTERS = 40_000;
/** Documents read lately. A version never changes, so what was read stays right. */
const MOST_READ = 8;
const lately = new Map<string, ReadDocument>();

/** A kept document version, read again; remembered, because a reader looks at one document for a while. */
export function readVersion(
  versionId: string,
  name: string,
  format: DocumentFormat,
  raw: string,
): ReadDocument {
  const known = lately.get(versionId);
  if (known) return known;
  const read = readDecoded(name, raw, format);
  const [oldest] = lately.keys();
  if (lately.size >= MOST_READ && oldest !== undefined) lately.delete(oldest);
  lately.set(versionId, read);
  return read;
}

export type ShownPart = {
  readonly blocks: readonly DocumentBlock[];
  readonly part: number;
  readonly parts: number;
};

/**
 * One part of a document as reading text: its blocks, cut where a piece of evidence begins or ends. `asked` is a part
 * from 1; null shows the part with what is current. Evidence outside every block is not shown.
 */
export function shownPart(document: ReadDocument, cited: readonly Cited[], asked: number | null): ShownPart {
  const marks = cited
    .map((one) => ({ ...one, ...fromRaw(document, one) }))
    .filter((mark) => mark.start < mark.end);
  const parts = partsOf(document.blocks);
  const current = marks.find((mark) => mark.current);
  const holding = parts.findIndex(
    (blocks) => current && blocks.some((block) => overlaps(block.span, current)),
  );
  const index = asked === null ? Math.max(0, holding) : Math.min(Math.max(1, asked), parts.length) - 1;
  return {
    blocks: (parts[index] ?? []).map((block) => shownBlock(document, block, marks)),
    part: index + 1,
    parts: Math.max(1, parts.length),
  };
}

/** The part, from 1, in which each of these raw spans begins; null for one that no block shows. */
export function partsHolding(document: ReadDocument, spans: readonly Span[]): readonly (number | null)[] {
  const parts = partsOf(document.blocks);
  return spans.map((raw) => {
    const span = fromRaw(document, raw);
    const index = parts.findIndex((blocks) => blocks.some((block) => overlaps(block.span, span)));
    return index < 0 ? null : index + 1;
  });
}

const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html", "pdf", "docx"];

/** A format that this build cannot read is shown as the plain text it was decoded to. */
export function formatNamed(format: string): DocumentFormat {
  return FORMATS.find((known) => known === format) ?? "text";
}

function partsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (characters >= PART_CHARACTERS) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(block);
    characters += block.span.end - block.span.start;
  }
  return parts;
}

function overlaps(a: Span, b: Span): boolean {
  return sharedLength(a, b) > 0;
}

function shownBlock(document: ReadDocument, block: Block, marks: readonly Cited[]): DocumentBlock {
  const here = marks.filter((mark) => overlaps(mark, block.span));
  const ending = here.flatMap(({ card, end }) => (card !== null && end <= block.span.end ? [card] : []));
  return {
    zone: block.zone,
    level: block.zone === "heading" ? block.level : 0,
    reason: block.zone === "noise" ? block.reason : null,
    language: block.language,
    pieces: piecesOf(document, block.span, here),
    cards: [...new Set(ending)],
  };
}

function piecesOf(document: ReadDocument, span: Span, marks: readonly Cited[]): readonly DocumentPiece[] {
  const inside = (offset: number): boolean => offset > span.start && offset < span.end;
  const cuts = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].filter(inside);
  const ends = [span.start, ...cuts, span.end].sort((a, b) => a - b);
  return ends.slice(1).map((end, i) => {
    const piece = { start: ends[i] ?? span.start, end };
    const over = marks.filter((mark) => contains(mark, piece));
    return {
      start: piece.start,
      text: exactText(document, piece),
      cards: [...new Set(over.flatMap(({ card }) => card ?? []))],
      current: over.some((mark) => mark.current),
    };
  });
}

/** The characters of the file itself where they stand one to one; else the text with its mark-up taken out. */
function exactText({ raw, text, toRaw }: ReadDocument, span: Span): string {
  const shown = text.slice(span.start, span.end);
  const there = toRaw(span);
  const own = raw.slice(there.start, there.end);
  return own.length === shown.length && !/[<>&]/u.test(own) ? own : shown;
}

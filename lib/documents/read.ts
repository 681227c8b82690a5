import { withLongLists } from "./long-lists.ts";
import { foldCharacters } from "./normalise.ts";
import type { Passage } from "./passages.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPdfText } from "./read-pdf-text.ts";
import { readPlainText } from "./read-text.ts";
import type { MappedText } from "./text-map.ts";
import { titleOf } from "./titles.ts";
import type { DocumentFormat, ReadDocument } from "./types.ts";
import { withoutWalls } from "./walls.ts";
import { zonesOf } from "./zones.ts";

/** A file as it comes from a disk or an upload. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array };

/** Reads a text that is decoded already; offsets are into it exactly as given. */
export function readDecoded(name: string, raw: string, format: DocumentFormat): ReadDocument {
  const read = readers[format](raw);
  const { text } = read;
  const blocks = withoutWalls(text, zonesOf(text, withLongLists(read.passages)));
  return {
    name,
    format,
    title: titleOf(name, text, blocks, read.title),
    raw,
    text,
    toRaw: read.toRaw,
    blocks,
  };
}

type Read = MappedText & { readonly passages: readonly Passage[]; readonly title?: string };

/** What each format reads; the characters of its text are folded. */
const readers: Readonly<Record<DocumentFormat, (raw: string) => Read>> = {
  text: readPlainText,
  markdown: (raw) => folded(readMarkdown(raw)),
  html: (raw) => folded(readHtml(raw)),
  pdf: readPdfText,
  docx: (raw) => folded(readHtml(raw)),
};

function folded(read: Read): Read {
  return { ...read, text: foldCharacters(read.text) };
}

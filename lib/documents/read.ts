import { DomainError } from "#lib/base/errors.ts";
import { decodeText } from "./decode.ts";
import { foldCharacters } from "./normalise.ts";
import type { Passage } from "./passages.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPdfText } from "./read-pdf-text.ts";
import { readPlainText } from "./read-text.ts";
import type { MappedText } from "./text-map.ts";
import { titleOf } from "./titles.ts";
import type { DocumentFormat, ReadDocument } from "./types.ts";
import { zonesOf } from "./zones.ts";

/** A file as it comes from a disk or an upload. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Reads a file: decodes it, takes the mark-up away, and names the zones of its text.
 * Throws a `DomainError` (`limit`, `unreadable`) whose message says what to do.
 */
export function readDocument(file: SourceFile): ReadDocument {
  const raw = decodeText(file.name, file.bytes);
  const document = readDecoded(file.name, raw, formatOf(file.name, raw));
  if (document.text.trim() === "") {
    const message = `${file.name} shows no text: a reader of the page would see nothing. Add a page with text in its body.`;
    throw new DomainError("unreadable", message, { name: file.name });
  }
  return document;
}

/** Reads a text that is decoded already; offsets are into it exactly as given. */
export function readDecoded(name: string, raw: string, format: DocumentFormat): ReadDocument {
  const read = readers[format](raw);
  const { text } = read;
  const blocks = zonesOf(text, read.passages);
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

/** By the name; a page that was saved under another name shows itself in its first characters. */
function formatOf(name: string, raw: string): DocumentFormat {
  if (/\.(?:html?|xhtml)$/iu.test(name)) return "html";
  if (/\.(?:md|markdown)$/iu.test(name)) return "markdown";
  return /^\ufeff?\s{0,200}<(?:!doctype html|html[\s>])/iu.test(raw.slice(0, 400)) ? "html" : "text";
}

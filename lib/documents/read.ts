import { slice } from "#lib/base/text.ts";
import { decodeText } from "./decode.ts";
import { foldCharacters } from "./normalise.ts";
import { readPlainText } from "./read-text.ts";
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
  return readDecoded(file.name, raw, formatOf(file.name));
}

/** Reads a text that is decoded already; offsets are into it exactly as given. */
export function readDecoded(name: string, raw: string, format: DocumentFormat): ReadDocument {
  const read = readPlainText(raw);
  const text = foldCharacters(read.text);
  const blocks = zonesOf(text, read.passages);
  const first = blocks.find((block) => block.zone !== "noise");
  return {
    name,
    format,
    title: first ? slice(text, first.span).slice(0, 120) : name,
    raw,
    text,
    toRaw: read.toRaw,
    blocks,
  };
}

function formatOf(name: string): DocumentFormat {
  if (/\.(?:html?|xhtml)$/iu.test(name)) return "html";
  if (/\.(?:md|markdown)$/iu.test(name)) return "markdown";
  return "text";
}

import { slice } from "#lib/base/text.ts";
import { decodeText } from "./decode.ts";
import { foldCharacters } from "./normalise.ts";
import { readPlainText } from "./read-text.ts";
import type { Block, DocumentFormat, ReadDocument } from "./types.ts";
import { zonesOf } from "./zones.ts";

/** Characters of a title that had to be made from a sentence. */
const MAX_TITLE = 90;

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
  return { name, format, title: titleOf(name, text, blocks), raw, text, toRaw: read.toRaw, blocks };
}

/** The heading that opens the document, else the beginning of its first sentence, else the file's name. */
function titleOf(name: string, text: string, blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.zone !== "noise");
  if (!first) return name;
  const words = slice(text, first.span).replace(/\s+/gu, " ");
  if (first.zone === "heading" || words.length <= MAX_TITLE) return words.slice(0, 2 * MAX_TITLE);
  return `${words.slice(0, words.lastIndexOf(" ", MAX_TITLE)) || words.slice(0, MAX_TITLE)} …`;
}

function formatOf(name: string): DocumentFormat {
  if (/\.(?:html?|xhtml)$/iu.test(name)) return "html";
  if (/\.(?:md|markdown)$/iu.test(name)) return "markdown";
  return "text";
}

import { decodeText } from "./decode.ts";
import type { Decoded } from "./decoded.ts";
import { formatOfFile } from "./formats.ts";
import type { SourceFile } from "./read.ts";

/** Of the readers of text, Markdown and HTML, which keep the file as it is. */
const TEXT_READER_VERSION = "1";

/**
 * A file of any format as the text that is kept of it. Name, first bytes and content must agree. Throws `unreadable` or
 * `limit`, with what to do. Opens nothing but the bytes. Hostile bytes may cost time and memory: servers call it in a
 * process of its own.
 */
export async function decodeFile(file: SourceFile): Promise<Decoded> {
  const format = formatOfFile(file.name, file.bytes);
  // Loaded when needed: most documents are text, and a short-lived process should not load what it does not use.
  if (format === "pdf") return (await import("./read-pdf.ts")).readPdf(file.name, file.bytes);
  if (format === "docx") return (await import("./read-docx.ts")).readDocx(file.name, file.bytes);
  const raw = decodeText(file.name, file.bytes);
  // A page that was saved as text shows itself in its first characters.
  const shown =
    format === "text" && /^\ufeff?\s{0,200}<(?:!doctype html|html[\s>])/iu.test(raw.slice(0, 400));
  return {
    format: shown ? "html" : format,
    raw,
    title: null,
    pages: null,
    reader: shown ? "html" : format,
    readerVersion: TEXT_READER_VERSION,
    findings: [],
  };
}

import { DomainError } from "#lib/base/errors.ts";
import type { DocumentFormat } from "./types.ts";

/** One MB as people and file managers count it. */
const MB = 1_000_000;

/** What is read at most, in one place: the upload route, the readers and the words of their refusals take it from here. */
export const LIMITS = {
  /** Bytes of a file, by format. */
  bytes: { text: 5 * MB, markdown: 5 * MB, html: 5 * MB, docx: 25 * MB, pdf: 50 * MB },
  pdfPages: 1_000,
  /** UTF-16 units of text that any reader may give: as much as the largest text file. */
  characters: 5 * MB,
  /** A zip archive, counted by what really comes out of it. */
  zip: { entries: 5_000, inflated: 500 * MB, ratio: 100 },
  /** Of a DOCX only the parts with text are opened; together they may hold this many bytes of XML. */
  docxXml: 60 * MB,
  /** Elements inside one another; Word itself stays far below. */
  xmlDepth: 300,
} as const satisfies {
  readonly bytes: Readonly<Record<DocumentFormat, number>>;
  readonly [name: string]: unknown;
};

/** The largest file of any format: what an upload may bring at all, in bytes. */
export const MAX_FILE_BYTES: number = Math.max(...Object.values(LIMITS.bytes));

/** Throws `limit` for a file that is larger than its format may be. */
export function checkSize(name: string, bytes: number, format: DocumentFormat): void {
  const most = LIMITS.bytes[format];
  if (bytes <= most) return;
  const kind = { text: "text", markdown: "Markdown", html: "HTML", docx: "DOCX", pdf: "PDF" }[format];
  throw new DomainError(
    "limit",
    `${name} is larger than ${most / MB} MB, the most for a ${kind} file. Split it into parts and add those.`,
    { name },
  );
}

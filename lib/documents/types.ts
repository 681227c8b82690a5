import type { Span } from "#lib/base/text.ts";

/** pdf, docx: `raw` is what their reader gave (text with page breaks, HTML), not the file. */
export type DocumentFormat = "text" | "markdown" | "html" | "pdf" | "docx";

/** Why a stretch of a document is not matter to learn from. */
export type NoiseReason =
  | "navigation"
  | "advertising"
  | "counter"
  | "event-list"
  | "caption"
  | "pull-quote"
  | "reference-list"
  | "table"
  | "code"
  | "boilerplate"
  | "repeated"
  | "unreadable";

/**
 * A paragraph, heading or other block, in order and without overlap. `span` is in `ReadDocument.text`.
 * `language` is an ISO 639-1 code, or `und`.
 */
export type Block =
  | { readonly zone: "body"; readonly span: Span; readonly language: string }
  | { readonly zone: "heading"; readonly span: Span; readonly language: string; readonly level: number }
  | { readonly zone: "block-quote"; readonly span: Span; readonly language: string }
  | { readonly zone: "noise"; readonly span: Span; readonly language: string; readonly reason: NoiseReason };

/**
 * A document as everything after reading sees it.
 * `raw` is the decoded file, never changed: receipts point into it. `text` is what extraction reads (mark-up and
 * entities gone; odd spaces, primes, apostrophes inside words and odd hyphens folded one to one, marks that open or
 * close a quotation and dashes between words kept). `toRaw` maps a span of `text` to the span of `raw`
 * that shows it.
 */
export type ReadDocument = {
  /** The file's name, unique in a dossier. */
  readonly name: string;
  readonly format: DocumentFormat;
  readonly title: string;
  readonly raw: string;
  readonly text: string;
  readonly toRaw: (span: Span) => Span;
  readonly blocks: readonly Block[];
};

import type { Finding } from "#lib/base/errors.ts";
import type { DocumentFormat } from "./types.ts";

/** What is kept of a file for ever: `readDecoded` makes everything else from it. */
export type Decoded = {
  readonly format: DocumentFormat;
  /** Offsets are into it. For text, Markdown and HTML the file as it is, for the others what their reader gave. */
  readonly raw: string;
  /** What the file calls itself in its description; null when it says nothing of worth. */
  readonly title: string | null;
  /** Where each page starts in `raw`; null for formats without pages. */
  readonly pages: readonly number[] | null;
  readonly reader: string;
  readonly readerVersion: string;
  /** What a person should know: pages without text, passages that could not be read. */
  readonly findings: readonly Finding[];
};

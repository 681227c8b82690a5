import type { Span } from "#lib/base/text.ts";
import type { NoiseReason } from "./types.ts";

/**
 * What a reader knows of a stretch of text before its language and wording are looked at. `noise` when the mark-up
 * itself says that it is not matter (a `nav`, a table, a code block); `null` when only the wording can tell.
 */
export type Passage = {
  readonly kind: "paragraph" | "heading" | "quote" | "item";
  readonly span: Span;
  readonly level: number;
  readonly noise: NoiseReason | null;
  /** Whether the format marks headings, so that a paragraph is not one because it looks like one. */
  readonly marked: boolean;
};

/** A run of letters as the page prints it: left end of its baseline, in points from the page's lower left corner. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

export type PageText = {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Text that runs in another direction than the page: stamps, watermarks, labels of axes. */
  readonly askew: readonly string[];
};

/** A printed line of one column. `left`, `right` and `y` (the baseline) in points, `size` that of most of its letters. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** Lines of one column in reading order, and the column's edges. */
export type Column = { readonly lines: readonly Line[]; readonly left: number; readonly right: number };

/** What a block of a page is. Only paragraphs go on over a page. */
export type BlockKind = "title" | "heading" | "paragraph" | "note" | "furniture";

export type PdfBlock = { readonly kind: BlockKind; readonly text: string };

/** A page cut into blocks: its matter, and what stands around it. */
export type PdfPage = {
  readonly body: readonly PdfBlock[];
  readonly aside: readonly PdfBlock[];
  /** Whether the first block may go on with the last one of the page before, and the last with the next page's. */
  readonly opensMidway: boolean;
  readonly endsMidway: boolean;
};

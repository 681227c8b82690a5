import type { Category } from "#lib/cards/types.ts";
import type { ShownRuling } from "./types.ts";

/** A card that cites a document. */
export type CitingCard = {
  readonly id: string;
  readonly deckId: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
  /** What was decided about the disagreement behind it; null where there is none, or nobody decided. */
  readonly ruling: Pick<ShownRuling, "kind" | "value" | "by" | "at"> | null;
};

/** A stretch of a document that is alike throughout; `cards` are indices into the view's cards. */
export type DocumentPiece = {
  /** Where it begins in the document's readable text, UTF-16 units; it goes on for `text.length`. */
  readonly start: number;
  readonly text: string;
  readonly cards: readonly number[];
  /** Whether it is what the reader was sent to see. */
  readonly current: boolean;
};

export type DocumentBlock = {
  readonly zone: "body" | "heading" | "block-quote" | "noise";
  /** Of a heading: 1 to 6. */
  readonly level: number;
  /** Of noise: why nothing is asked about it. */
  readonly reason: string | null;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly pieces: readonly DocumentPiece[];
  /** The cards whose evidence ends in this block: each stands under one block only. */
  readonly cards: readonly number[];
};

/** Words that prove cards, where the document itself is not here. Offsets are into the document. */
export type Excerpt = {
  readonly start: number;
  readonly end: number;
  /** As on a receipt. */
  readonly where?: string;
  readonly quote: string;
  readonly cards: readonly number[];
  readonly current: boolean;
};

/** One document with what was made of it. */
export type DocumentView = {
  readonly id: string;
  readonly title: string;
  readonly dossierTitle: string;
  readonly author: string | null;
  readonly dated: string | null;
  /** UTF-16 units; null when nobody counted them. */
  readonly length: number | null;
  readonly cards: readonly CitingCard[];
  /** The card that the reader came from, when it cites this document. */
  readonly from: CitingCard | null;
  /** Its text where that is on this server, else the excerpts that its cards show. */
  readonly body:
    | { readonly kind: "text"; readonly blocks: readonly DocumentBlock[] }
    | { readonly kind: "excerpts"; readonly excerpts: readonly Excerpt[] };
  /** Long documents are shown in parts, from 1. */
  readonly part: number;
  readonly parts: number;
  /** Spans from start to end of the document, as shares of its length: one lane a category, and what was left out. */
  readonly lanes: readonly {
    readonly kind: Category | "left-out";
    readonly spans: readonly { readonly from: number; readonly to: number }[];
    /** Cards, or passages left out. */
    readonly count: number;
  }[];
};

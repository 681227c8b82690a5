import type { Category } from "#lib/cards/types.ts";
import type { DocumentBlock, DocumentView } from "./document-view.ts";

// What the review desk is shown and answered: the contract between the verbs and the screen.

/** What a teacher decided about a card; nothing is decided until somebody did. */
export type Decision = "accepted" | "edited" | "rejected" | "merged";

/** Why a card is left out by the line under the most important ones, and not by a reason of its own. */
export const BELOW_LINE = "below the line";

/** A receipt as the desk shows it; offsets are into the raw decoded file. */
export type DeskReceipt = {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly role: "proof" | "context" | "reading";
};

/** A card with everything that a decision about it needs. */
export type DeskCard = {
  readonly id: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
  readonly disputed: boolean;
  readonly readings: readonly { readonly value: string; readonly receipts: readonly number[] }[];
  /** As it was generated, when a person changed it since. */
  readonly before: { readonly question: string; readonly answer: string } | null;
  /** Written or taken in by a person; no generator knows it. */
  readonly byHand: boolean;
  readonly receipts: readonly DeskReceipt[];
  /** 0 to 1; null when nobody ranked it. */
  readonly weight: number | null;
  /** What to look at before trusting it, as a sentence. */
  readonly doubt: string | null;
  readonly decision: Decision | null;
  readonly reason: string | null;
  /** Whether learners are asked it now. */
  readonly studied: boolean;
  readonly position: number;
  /** What the screen saw; a decision names it, so that two windows do not overwrite each other unseen. */
  readonly stamp: string;
};

/** A candidate that was refused by the generator, and can be taken in after all. Offsets are raw. */
export type RefusedCandidate = {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly question: string;
  readonly answer: string;
  readonly reason: string;
  readonly quote: string;
};

/** A passage that no card was looked for in, and why. */
export type LeftOutPassage = {
  /** Where it begins in the document's readable text; null when it is not shown on this part. */
  readonly at: number | null;
  readonly reason: string;
  readonly quote: string;
};

export type DeskDocument = {
  readonly id: string;
  readonly title: string;
  readonly cards: number;
  readonly undecided: number;
};

/** One step that can be taken back: what was done, in words, and to which cards. */
export type DeskStep = { readonly id: string; readonly label: string; readonly cardIds: readonly string[] };

/** The desk: a dossier's cards beside one of its documents. */
export type ReviewView = {
  readonly dossierId: string;
  readonly title: string;
  /** Whether its cards are given out, and how many changes wait for the next time. */
  readonly published: boolean;
  readonly documents: readonly DeskDocument[];
  /** The document on the desk; null when the dossier has none. */
  readonly document: {
    readonly id: string;
    readonly versionId: string;
    readonly title: string;
    readonly byline: string;
    /** UTF-16 units. */
    readonly length: number;
    /** Whether its text is here, so that passages can be selected. */
    readonly whole: boolean;
    readonly blocks: readonly DocumentBlock[];
    /** Long documents lie on the desk a part at a time, from 1. */
    readonly part: number;
    readonly parts: number;
    readonly lanes: DocumentView["lanes"];
    /** What the pieces' `cards` number: ids of cards, then refused candidates, then the context of the cards. */
    readonly marked: readonly string[];
    /** Ids of the cards whose first receipt in this document stands in this part, in its order. */
    readonly cards: readonly string[];
    readonly refused: readonly RefusedCandidate[];
    readonly leftOut: readonly LeftOutPassage[];
  } | null;
  /** Every card of the dossier, by rank of the generator's order. */
  readonly cards: readonly DeskCard[];
  readonly undo: readonly DeskStep[];
  readonly redo: readonly DeskStep[];
};

/** What a verb of the desk answers: the cards that it touched as they are now. */
export type DeskReply = {
  readonly cards: readonly DeskCard[];
  /** Cards that are no longer on the desk: merged into another, or taken back. */
  readonly gone: readonly string[];
};

/** The name of a refused candidate among what is marked in a document. */
export function refusedId(position: number): string {
  return `refused:${position}`;
}

/** The name of a card's context among what is marked: shown with the card, not numbered. */
export function contextId(cardId: string): string {
  return `context:${cardId}`;
}

/** What a screen saw of a card: it changes with the wording and with every decision. */
export function stampOf(card: { readonly version: number; readonly decidedAt: number | null }): string {
  return `${card.version}.${card.decidedAt ?? 0}`;
}

import type { Category, Evidence } from "#lib/cards/types.ts";
import type { Granularity, NameType } from "#lib/extract/types.ts";
import type { ExamMaterial } from "./exam-material.ts";
import type { Deck, DeckSource } from "./format.ts";

// What the making of a dossier takes and gives: the contract between the process that reads and whoever waits for it.
// Everything here can be written as JSON.

/** A document that was decoded already; offsets are into `raw`. */
export type MakeDocument = { readonly source: DeckSource; readonly raw: string };

export type MakeInput = { readonly title: string; readonly documents: readonly MakeDocument[] };

export type MakePhase = "reading" | "comparing" | "writing" | "saving";

/** The first cards of a document that was just read, before documents are compared. */
export type Preview = {
  readonly document: string;
  readonly cards: readonly {
    readonly category: Category;
    readonly question: string;
    readonly answer: string;
  }[];
};

export type MakeProgress = {
  readonly phase: MakePhase;
  readonly done: number;
  readonly total: number;
  /** What is being done: a document's name. */
  readonly at: string | null;
  readonly preview: Preview | null;
};

/** What was found in one document, as its line on the dossier's page says it. */
export type DocumentReport = {
  /** UTF-16 units. */
  readonly characters: number;
  /** Cards that have a receipt in it, and distinct places of their receipts. */
  readonly cards: number;
  readonly facts: number;
  /** Cards that were refused, each listed with its reason. */
  readonly refused: number;
  /** Passages of page furniture, by reason (navigation, advertising …). */
  readonly furniture: Readonly<Record<string, number>>;
  /** Passages in a language that is not read for facts of every kind, by ISO 639-1 code; see `PARTLY_READ`. */
  readonly unsupported: Readonly<Record<string, number>>;
};

/** A line with its receipt, as the timeline and the who-is-who show it. */
export type Line = { readonly text: string; readonly evidence: Evidence; readonly card: string | null };

/** One dated event. `value` is in the form of the extraction contract: 1940, 1940-11-12, 1940-11-12T11:05, A/B. */
export type TimelineEntry = {
  readonly id: string;
  readonly value: string;
  readonly granularity: Granularity;
  /** Implied: a part of the date was carried from elsewhere in the document. */
  readonly certainty: "known" | "implied";
  readonly category: Category;
  /** What happened, in the document's own words, short. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
  /** Ids of cards that rest on the same sentence. */
  readonly cards: readonly string[];
  /** The disagreement that it is a side of. */
  readonly conflict: string | null;
};

export type FoundTimeline = { readonly kind: "timeline"; readonly entries: readonly TimelineEntry[] };

export type Participant = {
  readonly id: string;
  readonly name: string;
  readonly type: NameType;
  readonly aliases: readonly string[];
  /** In how many documents, and how often. */
  readonly documents: number;
  readonly mentions: number;
  readonly roles: readonly Line[];
  readonly said: readonly Line[];
  readonly proposed: readonly Line[];
  readonly did: readonly Line[];
};

export type FoundPeople = { readonly kind: "people"; readonly people: readonly Participant[] };

/** Everything that one run of the maker gives. */
export type Made = {
  /** The deck `all`: cards, disagreements, omissions. No review and no ruling is applied to it. */
  readonly deck: Deck;
  /** By card id: how much it is worth learning, 0 to 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** By card id: what a person should look at before trusting it. Cards without doubt are not in it. */
  readonly doubts: Readonly<Record<string, string>>;
  /** By card id: another wording and wrong answers, for exams. Cards that have neither are not in it. */
  readonly exams: Readonly<Record<string, ExamMaterial>>;
  /** By document name. */
  readonly reports: Readonly<Record<string, DocumentReport>>;
  readonly timeline: FoundTimeline;
  readonly people: FoundPeople;
};

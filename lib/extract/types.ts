import type { Span } from "#lib/base/text.ts";
import type { Block, ReadDocument } from "#lib/documents/types.ts";

// Every span in this file is in `ReadDocument.text`; `ReadDocument.toRaw` turns it into a receipt.

export type Token = Span & {
  readonly text: string;
  /** The text in small letters, which is looked up again and again. */
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech (universaldependencies.org/u/pos), as the tagger and our repairs give it. */
  readonly pos: string;
};

export type Sentence = {
  readonly span: Span;
  readonly block: Block;
  /** Place of the block in the document and of the sentence in the document, counted from 0. */
  readonly blockIndex: number;
  readonly index: number;
  readonly tokens: readonly Token[];
};

export type Granularity =
  | "time"
  | "day"
  | "month"
  | "season"
  | "year"
  | "decade"
  | "century"
  | "range"
  | "duration";

/**
 * A time expression. `value` is in the form of the extraction contract: `1940`, `1940-11`, `1940-11-12`,
 * `1940-11-12T11:05`, `1940-SU`, `194X`, `19XX`, `-0480`, `A/B`, `P3D`.
 * `implied`: the parts that the words do not say were carried from `source` (a heading, the opening sentence …), which
 * then has to stand beside it as a second receipt.
 */
export type DateMention = {
  readonly span: Span;
  readonly value: string;
  readonly granularity: Granularity;
  readonly certainty: "known" | "implied";
  readonly source: Span | null;
  /** `early`, `mid`, `late`, `about`, `before`, `after`, `since` … when the words narrow or blur the value. */
  readonly modifier: string | null;
  /** Inside quotation marks: it belongs to the quotation, and never lends its year to the narrative. */
  readonly quoted: boolean;
  /** The ends of a range or of a pair (`October and November 1940`), each as it stands in the words. */
  readonly parts?: readonly DateMention[];
};

export type NameType = "PER" | "LOC" | "ORG" | "MISC" | "EVENT";

export type NameMention = {
  readonly span: Span;
  readonly type: NameType;
  /** Index of the cluster in `DocumentReading.entities`. */
  readonly entity: number;
  /** A role that stands with the name: `Soviet Foreign Minister Vyacheslav Molotov`, `X, the architect of the meeting`. */
  readonly role: Span | null;
  /** How a state is named: by itself, by its people (`the Soviets`: the state acts), or by an adjective (`Soviet`: it does not). */
  readonly form?: "name" | "people" | "adjective";
};

/** One bearer of names: all mentions that mean the same person, state, body, or event in one document. */
export type Entity = {
  readonly type: NameType;
  /** The fullest form met, for showing. */
  readonly name: string;
  /** Every other form met, for comparing. */
  readonly aliases: readonly string[];
  readonly roles: readonly Span[];
  /** Told by a title or a given name; null when nothing tells it. */
  readonly gender?: "m" | "f" | null;
  /** The usual English name of the state, when the entity is one that we know. */
  readonly state?: string | null;
};

export type QuotationKind = "speech" | "term" | "title" | "pull-quote" | "scare" | "foreign-original";

export type Quotation = {
  /** With its quotation marks, as far as they stand in the text. */
  readonly span: Span;
  /** Without them. */
  readonly inner: Span;
  readonly kind: QuotationKind;
  /** Where the speaker is named or pronominal; null when nobody is. */
  readonly speaker: Span | null;
  /** The resolved full name, when `speaker` is a pronoun, a role or a short form. */
  readonly speakerName: string | null;
  readonly addressee: Span | null;
  readonly addresseeName: string | null;
  /** The words that introduce it (`At the outset, Ribbentrop stated,`), when they are not in the same span. */
  readonly cue: Span | null;
};

/** A noun phrase or clause in a role. `name` is the resolved entity's fullest name when the phrase is one or points at one. */
export type RoleFiller = {
  readonly span: Span;
  readonly head: Span;
  readonly entity: number | null;
  /** True when the phrase is a pronoun or a bare definite (`the talks`) that `name` resolves. */
  readonly anaphoric: boolean;
  readonly name: string | null;
};

/** One verb with what stands around it: who did what to whom, when, where. */
export type Clause = {
  readonly sentence: number;
  readonly span: Span;
  readonly verb: Span;
  readonly lemma: string;
  /** Particle of a phrasal verb: `broke off`. */
  readonly particle: string | null;
  readonly voice: "active" | "passive";
  readonly finite: boolean;
  readonly negated: boolean;
  /** `would`, `could`, `planned to` …: what was not (yet) done. */
  readonly modality: string | null;
  readonly agent: RoleFiller | null;
  readonly object: RoleFiller | null;
  readonly recipient: RoleFiller | null;
  /** Infinitive, that-clause, or predicate complement. */
  readonly complement: {
    readonly kind: "infinitive" | "that" | "as" | "predicate";
    readonly span: Span;
  } | null;
  /** Prepositional phrases that depend on the verb, in order. */
  readonly adjuncts: readonly { readonly preposition: string; readonly span: Span; readonly object: Span }[];
  readonly when: Span | null;
  readonly where: Span | null;
  /** Inside a quotation or reported speech: said by somebody, not stated by the document. */
  readonly attributed: boolean;
};

/** Everything one document says, before any card is written. */
export type DocumentReading = {
  readonly document: ReadDocument;
  readonly sentences: readonly Sentence[];
  readonly dates: readonly DateMention[];
  readonly names: readonly NameMention[];
  readonly entities: readonly Entity[];
  readonly quotations: readonly Quotation[];
  readonly clauses: readonly Clause[];
};

import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Category } from "./types.ts";

/** A stretch of a document's `text` that a card rests on. */
export type Proof = {
  readonly span: Span;
  /** `context` supplies a part that the sentence leaves out: the year, the name behind a pronoun. */
  readonly role: "proof" | "context";
};

/** One way to ask for a fact. */
export type Wording = {
  readonly question: string;
  readonly answer: string;
  /** The answer is a statement about the evidence and not a stretch of it (`It was refused`, a name behind a pronoun). */
  readonly derived?: true;
  /** The question holds little more than a name and a verb, which are true of many things. */
  readonly thin?: true;
};

/**
 * A fact found in one sentence, worded, before anybody judged it.
 * `frame` names the pattern that found it; `key` is the fact without its wording (who, what, which day), the same in
 * every document that states it. `wordings` are tried in order: the first that no check refuses becomes the card.
 */
export type Candidate = {
  readonly reading: DocumentReading;
  readonly category: Category;
  readonly frame: string;
  readonly key: readonly string[];
  readonly wordings: readonly Wording[];
  readonly proofs: readonly Proof[];
  /** Where the answer itself stands, inside one of the proofs: kept when a long proof is cut to an excerpt. */
  readonly focus: Span;
  readonly sentence: number;
  /** 0 to 1: how much one would want to be asked this, as far as the frame can tell. */
  readonly weight: number;
  /** Set where the frame is a wide one: made only when no other card asks about these words (but for their date). */
  readonly onlyIfUnasked?: true;
  /** For a date card: the value, in the form of `DateMention.value`, so that disputes over it can be recognised. */
  readonly date?: string;
  /** Where a date that the sentence only implies was taken from. */
  readonly dateSource?: Span;
};

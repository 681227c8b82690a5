import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { polished } from "./grammar.ts";
import { contentId, keyText } from "./identity.ts";
import { isSupported, lint, type Refusal } from "./lint.ts";
import { perSentence } from "./places.ts";
import { excerpt, receipt } from "./receipts.ts";
import type { Card, Evidence } from "./types.ts";
import { contentWords, type WordedText, worded } from "./words.ts";

/** A candidate's wording as a card, the words that its question speaks of, and why the card itself will not do. */
export type Tried = {
  readonly card: Card;
  readonly words: readonly string[];
  readonly refusals: readonly Refusal[];
};

/** A candidate on trial: what can be said of each of its wordings without looking at any other candidate. */
export type Trial = {
  readonly evidence: readonly Evidence[];
  /** By the wording's place; worked out once. */
  readonly tried: (wording: number) => Tried;
};

export type TrialOf = (candidate: Candidate) => Trial;

/** Trials that are held once for each candidate; receipts are cut to `maxLength`. */
export function trials(maxLength: number): TrialOf {
  const held = new Map<Candidate, Trial>();
  return (candidate) => {
    const known = held.get(candidate);
    if (known !== undefined) return known;
    const trial = trialOf(candidate, maxLength);
    held.set(candidate, trial);
    return trial;
  };
}

function trialOf(candidate: Candidate, maxLength: number): Trial {
  const evidence = withFullName(candidate, receiptsOf(candidate, maxLength));
  const id = factId(candidate);
  const siblings = siblingsOf(candidate);
  const { category } = candidate;
  const done: Tried[] = [];
  let says: WordedText | null = null;
  const attempt = (at: number): Tried => {
    const wording = candidate.wordings[at];
    if (wording === undefined) throw new RangeError(`${candidate.frame} has no wording ${at}.`);
    const { answer } = wording;
    const question = polished(wording.question);
    const card: Card = { id, category, question, answer, evidence, siblings };
    const asked = worded(question);
    // The wordings of a candidate nearly always have one answer.
    if (says?.text !== answer) says = worded(answer);
    return { card, words: asked.content, refusals: lint(card, wording.derived === true, asked, says) };
  };
  return {
    evidence,
    tried: (at) => {
      done[at] ??= attempt(at);
      return done[at];
    },
  };
}

/** The receipts of a candidate, cut to `maxLength`. */
function receiptsOf(candidate: Candidate, maxLength: number): Evidence[] {
  const { document } = candidate.reading;
  return candidate.proofs.map(({ span, role }) =>
    receipt(
      document,
      excerpt(document, span, role === "proof" ? candidate.focus : span, { maxLength }),
      role,
    ),
  );
}

const fullNames = new WeakMap<DocumentReading, ReadonlyMap<string, Span>>();

/** Where each full name stands for the first time in a document. */
function fullNamesOf(reading: DocumentReading): ReadonlyMap<string, Span> {
  const known = fullNames.get(reading);
  if (known !== undefined) return known;
  const made = new Map<string, Span>();
  for (const { span } of reading.names) {
    const text = slice(reading.document.text, span);
    if (!made.has(text)) made.set(text, span);
  }
  fullNames.set(reading, made);
  return made;
}

/** A full name that the sentence only gives in part is proved where the document gives it in full. */
function withFullName({ reading, wordings }: Candidate, evidence: Evidence[]): Evidence[] {
  const answer = wordings[0]?.answer ?? "";
  const span = fullNamesOf(reading).get(answer);
  if (span === undefined || isSupported(contentWords(answer), evidence.map((one) => one.quote).join(" ")))
    return evidence;
  return [...evidence, receipt(reading.document, span, "context")];
}

/** The id of the fact a candidate states: no wording, no offsets, no document. */
function factId(candidate: Candidate): string {
  return contentId(["card", 1, candidate.category, candidate.frame, candidate.key.map(keyText)]);
}

const familyOf = perSentence((reading, { span }) =>
  contentId(["sentence", keyText(slice(reading.document.text, span))]),
);

/** The key that the cards of one sentence share. */
function siblingsOf({ reading, sentence }: Candidate): string {
  const from = reading.sentences[sentence];
  return from === undefined ? contentId(["sentence", ""]) : familyOf(reading, from);
}

import { remembered } from "#lib/base/remembered.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { polished } from "./grammar.ts";
import { contentId, keyText } from "./identity.ts";
import { lint, type Refusal } from "./lint.ts";
import { perSentence } from "./places.ts";
import { excerpt, receipt } from "./receipts.ts";
import { holdsWords, isSupported } from "./supported.ts";
import { type Group, type SameAnswer, twinOf } from "./twins.ts";
import type { Card, Evidence } from "./types.ts";
import { contentWords, type WordedText, worded } from "./words.ts";

/** More receipts than this teach nothing more. */
const MAX_RECEIPTS = 6;

/** What a card says, without the ids that only a card that is made needs. */
export type Saying = Pick<Card, "category" | "question" | "answer" | "evidence">;

/** A fact in the words that were chosen for it, or the reasons why no words would do. */
export type Worded =
  | {
      readonly kind: "card";
      readonly card: Card;
      readonly from: readonly Candidate[];
      readonly weight: number;
      /** The words of the question that carry meaning, each once. */
      readonly asks: readonly string[];
      readonly says: WordedText;
    }
  | { readonly kind: "refused"; readonly card: Saying; readonly refusals: readonly Refusal[] };

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
  if (
    span === undefined ||
    evidence.some(({ quote }) => holdsWords(quote, answer)) ||
    isSupported(contentWords(answer), evidence.map((one) => one.quote).join(" "))
  )
    return evidence;
  return [...evidence, receipt(reading.document, span, "context")];
}

/** The id of the fact a candidate states: no wording, no offsets, no document. */
export function factId(candidate: Candidate): string {
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

/**
 * One card for each fact. Every candidate takes the first of its wordings that no check refuses and no card before it
 * has asked with another answer; the best come first. Candidates of the same fact, and those with the same answer to
 * nearly the same question, are joined, and the later lend their receipts.
 */
export function wordAll(candidates: readonly Candidate[], maxLength: number): Worded[] {
  const sorted = inOrder(candidates);
  const keyOf = remembered(keyText);
  const ambiguous = ambiguousQuestions(candidates, keyOf);
  const out: Worded[] = [];
  const groups: Group[] = [];
  const byFact = new Map<string, Group>();
  const byAnswer = new Map<string, SameAnswer>();
  const byQuestion = new Map<string, Group>();
  const asked = new Map<Sentence, Candidate[]>();
  for (const { candidate } of sorted) {
    const sentence = candidate.reading.sentences[candidate.sentence];
    const beside = sentence === undefined ? undefined : asked.get(sentence);
    if (candidate.onlyIfUnasked && beside !== undefined && areAskedBy(beside, candidate)) continue;
    const evidence = withFullName(candidate, receiptsOf(candidate, maxLength));
    const chosen = choose(candidate, evidence, { byQuestion, ambiguous, keyOf });
    if (chosen.kind === "refused") {
      out.push(chosen);
      continue;
    }
    const { saying, says, asks, words, answers } = chosen;
    const id = factId(candidate);
    if (sentence !== undefined) asked.set(sentence, [...(beside ?? []), candidate]);
    let sameAnswer = byAnswer.get(answers);
    if (sameAnswer === undefined) {
      sameAnswer = {};
      byAnswer.set(answers, sameAnswer);
    }
    const group = byFact.get(id) ?? byQuestion.get(asks) ?? twinOf(sameAnswer, candidate, words);
    if (group !== undefined) {
      group.from.push(candidate);
      group.card = { ...group.card, evidence: joined(group.card.evidence, evidence) };
      continue;
    }
    const { category, question, answer } = saying;
    const siblings = siblingsOf(candidate);
    const card: Card = { id, category, question, answer, evidence: joined([], evidence), siblings };
    const fresh = { card, from: [candidate], answers, words, says };
    groups.push(fresh);
    byFact.set(id, fresh);
    byQuestion.set(asks, fresh);
    const alike = sameAnswer[category];
    if (alike === undefined) sameAnswer[category] = [fresh];
    else alike.push(fresh);
  }
  for (const { card, from, words, says } of groups) {
    const documents = from.length === 1 ? 1 : new Set(from.map((one) => one.reading.document.name)).size;
    const weight = (from[0]?.weight ?? 0) + 0.03 * (documents - 1);
    out.push({ kind: "card", card, from, weight, asks: words, says });
  }
  return out;
}

/**
 * The best first, and those of wide frames last. Candidates are of many inner shapes: what they are sorted by is read once
 * of each.
 */
function inOrder(candidates: readonly Candidate[]): readonly { readonly candidate: Candidate }[] {
  return candidates
    .map((candidate) => ({
      candidate,
      wide: candidate.onlyIfUnasked === true ? 1 : 0,
      weight: candidate.weight,
    }))
    .sort((a, b) => a.wide - b.wide || b.weight - a.weight);
}

/**
 * Whether one of the cards about a sentence asks for what a wide frame would ask once more: it rests on the same words,
 * and speaks of them. Of `doubled the trade and led to a tunnel` a card about the tunnel leaves the trade to be asked.
 */
function areAskedBy(cards: readonly Candidate[], wide: Candidate): boolean {
  const near = cards.filter(
    ({ category, proofs }) =>
      category !== "date" && proofs.some(({ span, role }) => role === "proof" && contains(span, wide.focus)),
  );
  if (near.length === 0) return false;
  const asked = stemsOf(wide);
  if (asked.size === 0) return true;
  return near.some((one) => {
    const known = stemsOf(one);
    return [...asked].filter((word) => known.has(word)).length * 2 > asked.size;
  });
}

/** The beginnings of the words that a candidate speaks of. */
function stemsOf({ wordings }: Pick<Candidate, "wordings">): ReadonlySet<string> {
  const [first] = wordings;
  return new Set(
    contentWords(`${first?.question ?? ""} ${first?.answer ?? ""}`).map((word) => word.slice(0, STEM)),
  );
}

/** Words that begin so are one word: `founded`, `found`. */
const STEM = 5;

/** `asks` and `answers` are the keys of the question and the answer, `words` what the question speaks of. */
type Chosen =
  | {
      readonly kind: "chosen";
      readonly saying: Saying;
      readonly says: WordedText;
      readonly asks: string;
      readonly words: readonly string[];
      readonly answers: string;
    }
  | Extract<Worded, { kind: "refused" }>;

/** Questions of a name and a verb that the dossier answers in more than one way. */
function ambiguousQuestions(candidates: readonly Candidate[], keyOf: KeyOf): ReadonlySet<string> {
  const answers = new Map<string, string>();
  const out = new Set<string>();
  for (const { wordings } of candidates) {
    for (const { question, answer, thin } of wordings) {
      if (thin !== true) continue;
      const asked = keyOf(question);
      const known = answers.get(asked);
      if (known !== undefined && known !== keyOf(answer)) out.add(asked);
      answers.set(asked, keyOf(answer));
    }
  }
  return out;
}

/** The key of a question or an answer; most are asked for several times. */
type KeyOf = (text: string) => string;

/** What cards before have asked, and what several would ask. */
type Asked = {
  readonly byQuestion: ReadonlyMap<string, Group>;
  readonly ambiguous: ReadonlySet<string>;
  readonly keyOf: KeyOf;
};

function choose(candidate: Candidate, evidence: Evidence[], { byQuestion, ambiguous, keyOf }: Asked): Chosen {
  let says: WordedText | null = null;
  let refused: Extract<Worded, { kind: "refused" }> | null = null;
  for (const wording of candidate.wordings) {
    const { answer } = wording;
    const question = polished(wording.question);
    const saying: Saying = { category: candidate.category, question, answer, evidence };
    const asked = worded(question);
    // The wordings of a candidate nearly always have one answer.
    if (says?.text !== answer) says = worded(answer);
    const refusals = lint(saying, wording.derived === true, asked, says);
    const [asks, answers] = [keyOf(question), keyOf(answer)];
    if (wording.thin === true && ambiguous.has(asks))
      refusals.push({ code: "thin-question", message: "the question says too little to have one answer" });
    const twin = byQuestion.get(asks);
    if (twin !== undefined && twin.answers !== answers) {
      refusals.push({
        code: "two-answers",
        message: `another card asks the same and answers “${twin.card.answer}”`,
      });
    }
    if (refusals.length === 0) return { kind: "chosen", saying, says, asks, words: asked.content, answers };
    refused ??= { kind: "refused", card: saying, refusals };
  }
  if (refused === null) throw new RangeError(`A fact without any wording: ${candidate.frame}.`);
  return refused;
}

function joined(known: readonly Evidence[], more: readonly Evidence[]): Evidence[] {
  const out = [...known];
  for (const one of more) {
    const twin = out.some(
      (other) => other.document === one.document && one.start < other.end && other.start < one.end,
    );
    if (!twin && out.length < MAX_RECEIPTS) out.push(one);
  }
  return out;
}

import { inWholeWords } from "#lib/base/text.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import type { Candidate } from "./candidate.ts";
import type { Worded } from "./combine.ts";
import { givenAway, isBeside } from "./given-away.ts";
import { contentId } from "./identity.ts";
import type { Card, Category, Evidence, Reading } from "./types.ts";
import { contentWords, together, type WordedText, worded } from "./words.ts";

/** What kind of fact a disagreement is about. */
export const CATEGORY_OF_SLOT: Readonly<Record<Conflict["slot"], Category>> = {
  date: "date",
  interval: "date",
  actor: "proposal",
  object: "proposal",
  number: "outcome",
  outcome: "outcome",
  claim: "outcome",
};

function evidenceOf(claim: Claim, maxLength: number): Evidence {
  const { document, start } = claim;
  const quote = inWholeWords(claim.quote, maxLength);
  return { document, start, end: start + quote.length, quote, role: "reading" };
}

type Readings = { readonly evidence: readonly Evidence[]; readonly readings: readonly Reading[] };

/** The readings of a disagreement, put together once for each way of showing them. */
function readingsOf(conflict: Conflict, context: DisputeContext): Readings {
  let known = shown.get(context);
  if (known === undefined) {
    known = new Map();
    shown.set(context, known);
  }
  let made = known.get(conflict);
  if (made === undefined) {
    made = readAll(conflict, (value) => context.showValue(conflict.slot, value), context.maxLength);
    known.set(conflict, made);
  }
  return made;
}

const shown = new WeakMap<DisputeContext, Map<Conflict, Readings>>();

function readAll(conflict: Conflict, show: (value: string) => string, maxLength: number): Readings {
  const evidence: Evidence[] = [];
  const byValue = new Map<string, number[]>();
  const places = new Set<string>();
  for (const claim of conflict.claims) {
    const one = evidenceOf(claim, maxLength);
    const place = `${one.start} ${one.end} ${one.document}`;
    if (places.has(place)) continue;
    places.add(place);
    const value = capital(show(claim.value));
    const known = byValue.get(value);
    if (known) known.push(evidence.length);
    else byValue.set(value, [evidence.length]);
    evidence.push(one);
  }
  return { evidence, readings: [...byValue].map(([value, indices]) => ({ value, evidence: indices })) };
}

export type DisputeContext = {
  readonly showValue: (slot: Conflict["slot"], value: string) => string;
  /** What to call a document in a sentence: `“The Long Bridge”`, `document 004`. */
  readonly titleOf: (document: string) => string;
  /** The same by its file alone, for titles that would give an answer away. */
  readonly fileOf: (document: string) => string;
  readonly maxLength: number;
};

/** The source-criticism card of a disagreement: who says what, and no side taken. */
export function disputedCard(conflict: Conflict, context: DisputeContext): Card {
  const { evidence, readings } = readingsOf(conflict, context);
  const documents = new Set(evidence.map((one) => one.document));
  const [only] = documents;
  const inside = documents.size === 1 && only !== undefined;
  const proofs = (reading: Reading): string =>
    inside ? ownWords(reading, evidence) : namesOf(reading, evidence, context);
  const answer = readings.map((reading) => `${reading.value} (${proofs(reading)})`).join("; ");
  const topic = lowerFirst(conflict.topic);
  const question = inside
    ? `${capital(context.titleOf(only))} contradicts itself on ${topic}: in which words?`
    : `The documents differ on ${topic}${topic.includes(":") ? ". What" : ": what"} does each say?`;
  return {
    id: contentId(["card", 1, "disputed", conflict.id]),
    category: CATEGORY_OF_SLOT[conflict.slot],
    question,
    answer,
    evidence,
    siblings: contentId(["conflict", conflict.id]),
    disputed: true,
    readings,
  };
}

/** What one document says on one side, in its own words, as far as they fit. */
function ownWords(reading: Reading, evidence: readonly Evidence[]): string {
  const quote = (evidence[reading.evidence[0] ?? 0]?.quote ?? "").replace(/\s+/gu, " ");
  const short =
    quote.length <= SHORT_QUOTE ? quote : `${quote.slice(0, quote.lastIndexOf(" ", SHORT_QUOTE))} …`;
  return `“${short}”`;
}

const SHORT_QUOTE = 70;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function namesOf(reading: Reading, evidence: readonly Evidence[], { titleOf }: DisputeContext): string {
  const names = [...new Set(reading.evidence.flatMap((index) => evidence[index]?.document ?? []))].map(
    titleOf,
  );
  return names.length <= 2 ? names.join(" and ") : `${names.length} documents`;
}

function lowerFirst(topic: string): string {
  return /^(?:The|A|An|When|What|Who|How|Which|Whether)\b/u.test(topic)
    ? topic.charAt(0).toLowerCase() + topic.slice(1)
    : topic;
}

/** Whether a card asks for what is disputed, and not for something beside it in the same words. */
function asksFor(card: Card, candidate: Candidate, { slot, claims }: Conflict): boolean {
  if (candidate.date !== undefined) return slot === "date" || slot === "interval";
  const answer = new Set(contentWords(card.answer));
  return claims.some(({ document, value }) => {
    if (document !== candidate.reading.document.name) return false;
    const words = contentWords(value);
    const shared = words.filter((word) => answer.has(word)).length;
    return shared > 0 && (shared === words.length || shared === answer.size);
  });
}

/**
 * A card on a fact that other documents contradict: it names its source. When it asks for what is disputed it is marked
 * and carries every reading of the disagreement beside its own.
 */
export function markDisputed(
  told: Told,
  candidate: Candidate,
  conflict: Conflict,
  context: DisputeContext,
): Told {
  const { card, says } = told;
  const own = card.evidence.filter((one) => one.document === candidate.reading.document.name);
  const id = contentId(["card", 1, "disputed", conflict.id, card.id]);
  const { question, asks } = attributed(told, candidate.reading.document.name, context);
  if (!asksFor(card, candidate, conflict))
    return { card: { ...card, id, question, evidence: own }, asks, says };
  const { evidence, readings } = readingsOf(conflict, context);
  const shifted = readings.map((reading) => ({
    value: reading.value,
    evidence: reading.evidence.map((index) => index + own.length),
  }));
  const marked: Card = {
    id,
    category: card.category,
    question,
    answer: card.answer,
    evidence: [...own, ...evidence],
    siblings: card.siblings,
    disputed: true,
    readings: shifted,
  };
  return { card: marked, asks, says };
}

// The Long Bridge: on what date
const SUBJECT_FIRST = /^[^:?“”]{1,80}: (?=\p{Ll})/u;

/** A card that gives nothing away, with its words. */
export type Told = Pick<Extract<Worded, { kind: "card" }>, "card" | "asks" | "says">;

/** A card's question with its source named, and its words: `According to “The Long Bridge”, who …?` */
export function attributed(
  { card, asks, says }: Told,
  name: string,
  context: DisputeContext,
): { readonly question: string; readonly asks: readonly string[] } {
  // The source says what it is about, so that the question need not: "The Long Bridge: on what date …".
  const plain = card.question.includes(": ") ? card.question.replace(SUBJECT_FIRST, "") : card.question;
  const rest = `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
  const source = sourceOf(name, context);
  const titled = source.text + rest;
  // A title may hold the answer.
  if (isBeside(source, card, says)) {
    const own = plain === card.question ? asks : contentWords(plain);
    return { question: titled, asks: together(source.content, own) };
  }
  const isSafe = givenAway(card.category, worded(titled), says) === null;
  const question = isSafe ? titled : `According to ${context.fileOf(name)}, ${rest}`;
  return { question, asks: contentWords(question) };
}

const sources = new WeakMap<DisputeContext, Map<string, WordedText>>();

/** How a question begins that names its source, with its words: put together once for each document. */
function sourceOf(name: string, context: DisputeContext): WordedText {
  let known = sources.get(context);
  if (known === undefined) {
    known = new Map();
    sources.set(context, known);
  }
  let made = known.get(name);
  if (made === undefined) {
    made = worded(`According to ${context.titleOf(name)}, `);
    known.set(name, made);
  }
  return made;
}

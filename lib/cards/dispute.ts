import { sharedLength } from "#lib/base/text.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import type { Candidate } from "./candidate.ts";
import { dateWords } from "./date-words.ts";
import { contentId } from "./identity.ts";
import { givenAway } from "./lint.ts";
import { eventClass } from "./named-events.ts";
import type { Card, Category, Evidence, Reading } from "./types.ts";
import { contentWords, worded } from "./words.ts";

const CATEGORY: Readonly<Record<Conflict["slot"], Category>> = {
  date: "date",
  interval: "date",
  actor: "proposal",
  object: "proposal",
  number: "outcome",
  outcome: "outcome",
  claim: "outcome",
};

/** Which slots of a disagreement touch a card of which category. */
const TOUCHES: Readonly<Record<Category, readonly Conflict["slot"][]>> = {
  date: ["date", "interval", "outcome", "actor"],
  participant: ["actor"],
  quote: [],
  proposal: ["actor", "object", "number", "date"],
  outcome: ["outcome", "object", "number", "claim"],
};

function evidenceOf(claim: Claim, maxLength: number): Evidence {
  const end = Math.min(claim.end, claim.start + maxLength);
  return {
    document: claim.document,
    start: claim.start,
    end,
    quote: claim.quote.slice(0, end - claim.start),
    role: "reading",
  };
}

function readingsOf(
  conflict: Conflict,
  show: (value: string) => string,
  maxLength: number,
): { evidence: Evidence[]; readings: Reading[] } {
  const evidence: Evidence[] = [];
  const byValue = new Map<string, number[]>();
  for (const claim of conflict.claims) {
    const one = evidenceOf(claim, maxLength);
    if (
      evidence.some(
        (other) => other.document === one.document && other.start === one.start && other.end === one.end,
      )
    )
      continue;
    const value = capital(show(claim.value));
    byValue.set(value, [...(byValue.get(value) ?? []), evidence.length]);
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
  const { evidence, readings } = readingsOf(
    conflict,
    (value) => context.showValue(conflict.slot, value),
    context.maxLength,
  );
  const documents = new Set(evidence.map((one) => one.document));
  const [only] = documents;
  const inside = documents.size === 1 && only !== undefined;
  const proofs = (reading: Reading): string =>
    inside ? ownWords(reading, evidence) : sources(reading, evidence, context);
  const answer = readings.map((reading) => `${reading.value} (${proofs(reading)})`).join("; ");
  const topic = lowerFirst(conflict.topic);
  const question = inside
    ? `${capital(context.titleOf(only))} contradicts itself on ${topic}: in which words?`
    : `The documents differ on ${topic}${topic.includes(":") ? ". What" : ": what"} does each say?`;
  return {
    id: contentId(["card", 1, "disputed", conflict.id]),
    category: CATEGORY[conflict.slot],
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

function sources(reading: Reading, evidence: readonly Evidence[], { titleOf }: DisputeContext): string {
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

/** The disagreement that a candidate runs into: its proof stands where a claim of a touching slot stands. */
export function disputeOf(
  candidate: Candidate,
  conflicts: readonly Conflict[],
  often: ReadonlyMap<string, number>,
): Conflict | null {
  const { document } = candidate.reading;
  for (const conflict of conflicts) {
    if (!TOUCHES[candidate.category].includes(conflict.slot)) continue;
    for (const claim of conflict.claims) {
      if (claim.document !== document.name) continue;
      if (restsOn(candidate, claim, conflict)) return conflict;
      if (isInside(candidate, claim, conflict, often)) return conflict;
      const onProof = candidate.proofs.some(({ span, role }) => {
        if (role !== "proof") return false;
        const raw = document.toRaw(span);
        return sharedLength(raw, claim) * 2 >= Math.min(raw.end - raw.start, claim.end - claim.start);
      });
      if (!onProof) continue;
      if (candidate.date !== undefined && conflict.slot === "date" && !claimHolds(claim, candidate)) continue;
      // When an event itself is denied by most documents, its date is not plain either.
      if (candidate.date !== undefined && conflict.slot !== "date" && !isMinority(claim, conflict, often))
        continue;
      return conflict;
    }
  }
  return null;
}

/** How often each document stands alone against more than one other: for telling apart two that contradict each other. */
export function contradictedOften(conflicts: readonly Conflict[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const conflict of conflicts) {
    const sides = sidesOf(conflict);
    const most = Math.max(...[...sides.values()].map((one) => one.size));
    for (const documents of sides.values()) {
      if (documents.size === most) continue;
      for (const name of documents) out.set(name, (out.get(name) ?? 0) + 1);
    }
  }
  return out;
}

function sidesOf({ claims }: Conflict): Map<string, Set<string>> {
  const sides = new Map<string, Set<string>>();
  for (const one of claims) sides.set(one.value, (sides.get(one.value) ?? new Set()).add(one.document));
  return sides;
}

/** Whether fewer documents say what a claim says than say another thing; of two equal sides, the one more often alone. */
function isMinority(claim: Claim, conflict: Conflict, often: ReadonlyMap<string, number>): boolean {
  const sides = sidesOf(conflict);
  const own = sides.get(claim.value)?.size ?? 0;
  const weight = (documents: ReadonlySet<string>): number =>
    Math.max(...[...documents].map((one) => often.get(one) ?? 0));
  return [...sides].some(([value, others]) => {
    if (value === claim.value) return false;
    return others.size > own || (others.size === own && weight(others) < (often.get(claim.document) ?? 0));
  });
}

/** Whether `on the same day` means a day that the documents dispute. */
function restsOn({ dateSource, date, reading }: Candidate, claim: Claim, { slot }: Conflict): boolean {
  if (dateSource === undefined || date === undefined || slot !== "date") return false;
  if (claim.value !== date && claim.value !== dateWords({ value: date, modifier: null })?.answer)
    return false;
  return sharedLength(reading.document.toRaw(dateSource), claim) > 0;
}

/** Whether a date of the same event lies in the time that this document gives it and most others do not. */
function isInside(
  { date, wordings, reading }: Candidate,
  claim: Claim,
  conflict: Conflict,
  often: ReadonlyMap<string, number>,
): boolean {
  if (date === undefined || conflict.slot !== "date" || !isMinority(claim, conflict, often)) return false;
  const claimed = reading.dates.find(
    (one) =>
      dateWords(one)?.answer === claim.value && sharedLength(reading.document.toRaw(one.span), claim) > 0,
  );
  const [from = "", to = from] = (claimed?.value ?? "").split("/");
  if (!/^\d{4}/u.test(from) || date.includes("/")) return false;
  const within = date.slice(0, from.length) >= from && date.slice(0, to.length) <= to;
  if (!within || date.length < from.length) return false;
  const classesOf = (text: string): number[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .map(eventClass)
      .filter((one) => one >= 0);
  const topic = new Set(classesOf(conflict.topic));
  return classesOf(wordings[0]?.question ?? "").some((one) => topic.has(one));
}

/** Whether a date candidate's own date stands inside the claim, and not another date of the same sentence. */
function claimHolds(claim: Claim, candidate: Candidate): boolean {
  const raw = candidate.reading.document.toRaw(candidate.focus);
  return sharedLength(raw, claim) > 0;
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
  card: Card,
  candidate: Candidate,
  conflict: Conflict,
  context: DisputeContext,
): Card {
  const own = card.evidence.filter((one) => one.document === candidate.reading.document.name);
  const id = contentId(["card", 1, "disputed", conflict.id, card.id]);
  const question = attributed(card, candidate, context);
  if (!asksFor(card, candidate, conflict)) return { ...card, id, question, evidence: own };
  const { evidence, readings } = readingsOf(
    conflict,
    (value) => context.showValue(conflict.slot, value),
    context.maxLength,
  );
  const shifted = readings.map((reading) => ({
    value: reading.value,
    evidence: reading.evidence.map((index) => index + own.length),
  }));
  return { ...card, id, question, evidence: [...own, ...evidence], disputed: true, readings: shifted };
}

/** `According to “The Long Bridge”, who …?` */
function attributed(card: Card, candidate: Candidate, context: DisputeContext): string {
  const { name } = candidate.reading.document;
  // The source says what it is about, so that the question need not: "The Long Bridge: on what date …".
  const plain = card.question.replace(/^[^:?“”]{1,80}: (?=\p{Ll})/u, "");
  const ask = (source: string): string =>
    `According to ${source}, ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
  const titled = ask(context.titleOf(name));
  // A title may hold the answer.
  return givenAway(card.category, worded(titled), worded(card.answer)) === null
    ? titled
    : ask(context.fileOf(name));
}

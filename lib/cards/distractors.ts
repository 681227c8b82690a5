import { sharedLength } from "#lib/base/text.ts";
import { keyText } from "./identity.ts";
import type { Card } from "./types.ts";

/** A wrong answer that is right elsewhere: `from` is the card that it answers. */
export type Distractor = { readonly text: string; readonly from: string };

/** What kind of thing an answer is: only answers of one kind are offered beside each other. */
export type Answered = {
  readonly card: Card;
  /** `date day`, `PER`, `proposal clause` …; null for what has no likes. */
  readonly kind: string | null;
  /** For dates: the days it may mean, since 1970-01-01, both ends included. */
  readonly days: { readonly from: number; readonly to: number } | null;
};

/** As many as a question with five choices needs. */
const MOST = 4;
/** A choice twice as long as the others is chosen or left out for its length. */
const LENGTH_RATIO = 2.2;

/**
 * Wrong answers for each card, by id: answers of other cards of the same dossier, of the same kind and grain, likest
 * first. None is true of the question anywhere in the dossier, as far as its cards say: not the answer, not a coarser or
 * finer date of it, nothing that stands in its own receipts, no other answer to the same question, no side of a
 * disagreement. Cards without likes have none. The same cards give the same choices.
 */
export function distractorsOf(answered: readonly Answered[]): ReadonlyMap<string, readonly Distractor[]> {
  const byKind = new Map<string, Answered[]>();
  for (const one of answered) {
    if (one.kind === null || one.card.disputed === true) continue;
    byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
  }
  const truths = answersByQuestion(answered);
  const out = new Map<string, readonly Distractor[]>();
  for (const likes of byKind.values()) {
    const pool = once(likes);
    for (const one of likes) {
      const found = choose(one, pool, truths.get(keyText(one.card.question)) ?? new Set());
      if (found.length > 0) out.set(one.card.id, found);
    }
  }
  return out;
}

/** Every answer that the dossier gives to a question in these words. */
function answersByQuestion(answered: readonly Answered[]): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const { card } of answered) {
    const key = keyText(card.question);
    const known = out.get(key) ?? new Set();
    known.add(keyText(card.answer));
    for (const reading of card.readings ?? []) known.add(keyText(reading.value));
    out.set(key, known);
  }
  return out;
}

/** One answer of each wording. */
function once(likes: readonly Answered[]): readonly Answered[] {
  const seen = new Map<string, Answered>();
  for (const one of likes) {
    const key = keyText(one.card.answer);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function choose(one: Answered, pool: readonly Answered[], truths: ReadonlySet<string>): Distractor[] {
  const { card } = one;
  const proof = keyText(card.evidence.map((at) => at.quote).join(" "));
  const asked = keyText(card.question);
  const fit = pool.filter(({ card: other, days }) => {
    const key = keyText(other.answer);
    if (
      key === "" ||
      truths.has(key) ||
      ` ${proof} `.includes(` ${key} `) ||
      ` ${asked} `.includes(` ${key} `)
    )
      return false;
    if (one.days !== null && (days === null || meets(one.days, days))) return false;
    return likeLength(card.answer, other.answer) && !sameWords(card, other);
  });
  return fit
    .map((other) => ({ other, distance: distanceOf(one, other) }))
    .sort((a, b) => a.distance - b.distance || (a.other.card.id < b.other.card.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ other }) => ({ text: other.card.answer, from: other.card.id }));
}

function meets(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function likeLength(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return long <= 24 || long <= short * LENGTH_RATIO;
}

/** One sentence often answers two questions in nearly the same words. */
function sameWords(a: Card, b: Card): boolean {
  return a.evidence.some((one) =>
    b.evidence.some(
      (other) => one.document === other.document && sharedLength(one, other) * 2 > one.end - one.start,
    ),
  );
}

/** Dates by time between them, everything else by length. */
function distanceOf(one: Answered, other: Answered): number {
  if (one.days !== null && other.days !== null) return Math.abs(one.days.from - other.days.from);
  return Math.abs(one.card.answer.length - other.card.answer.length);
}

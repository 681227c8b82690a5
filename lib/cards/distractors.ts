import { grouped } from "#lib/base/grouped.ts";
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
/** How many are looked at for one card, the likest first: likes further off tempt nobody. */
const MOST_LOOKS = 500;

/**
 * Wrong answers for each card, by id: answers of other cards of the same dossier, of the same kind and grain, likest
 * first. None is true of the question anywhere in the dossier, as far as its cards say: not the answer, not a coarser or
 * finer date of it, nothing that stands in its own receipts, no other answer to the same question, no side of a
 * disagreement. Cards without likes have none. The same cards give the same choices.
 */
export function distractorsOf(answered: readonly Answered[]): ReadonlyMap<string, readonly Distractor[]> {
  const likes = answered.filter(({ kind, card }) => kind !== null && card.disputed !== true);
  const truths = answersByQuestion(answered);
  const out = new Map<string, readonly Distractor[]>();
  for (const own of grouped(likes, ({ kind }) => kind).values()) {
    const pool = once(own);
    const byDay = new Shelf(
      pool.flatMap((one) => (one.days === null ? [] : [{ ...one, at: one.days.from }])),
    );
    const byLength = new Shelf(pool.map((one) => ({ ...one, at: one.card.answer.length })));
    for (const one of own) {
      // Dates by time between them, everything else by length; what is no date is no choice beside one.
      const near = one.days === null ? byLength.from(one.card.answer.length) : byDay.from(one.days.from);
      const found = choose(one, near, truths.get(keyText(one.card.question)) ?? new Set());
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

type Choice = Answered & { readonly key: string };

/** One answer of each wording. */
function once(likes: readonly Answered[]): readonly Choice[] {
  const seen = new Map<string, Choice>();
  for (const one of likes) {
    const key = keyText(one.card.answer);
    if (!seen.has(key)) seen.set(key, { ...one, key });
  }
  return [...seen.values()];
}

function choose(one: Answered, near: Iterable<Choice>, truths: ReadonlySet<string>): Distractor[] {
  const { card, days } = one;
  const proof = ` ${keyText(card.evidence.map((at) => at.quote).join(" "))} `;
  const asked = ` ${keyText(card.question)} `;
  const fits = ({ card: other, days: theirs, key }: Choice): boolean => {
    if (days !== null && (theirs === null || meets(days, theirs))) return false;
    if (key === "" || !likeLength(card.answer, other.answer) || truths.has(key)) return false;
    return !sameWords(card, other) && !proof.includes(` ${key} `) && !asked.includes(` ${key} `);
  };
  const found: Distractor[] = [];
  let looks = 0;
  for (const other of near) {
    if (found.length === MOST || looks === MOST_LOOKS) break;
    looks += 1;
    if (fits(other)) found.push({ text: other.card.answer, from: other.card.id });
  }
  return found;
}

/** Choices in order of a number, so that those nearest to any other number are found without looking at the rest. */
class Shelf {
  readonly #at: readonly number[];
  readonly #rows: readonly (readonly Choice[])[];

  constructor(choices: readonly (Choice & { readonly at: number })[]) {
    const sorted = [...choices].sort((a, b) => a.at - b.at || (a.card.id < b.card.id ? -1 : 1));
    const rows = grouped(sorted, ({ at }) => at);
    this.#at = [...rows.keys()];
    this.#rows = [...rows.values()];
  }

  /** All of them, the nearest first, of two as near the one with the smaller id. */
  *from(place: number): Iterable<Choice> {
    let above = 0;
    for (let end = this.#at.length; above < end; ) {
      const middle = (above + end) >> 1;
      if ((this.#at[middle] ?? 0) < place) above = middle + 1;
      else end = middle;
    }
    let below = above - 1;
    while (below >= 0 || above < this.#at.length) {
      const down = place - (this.#at[below] ?? Number.NEGATIVE_INFINITY);
      const up = (this.#at[above] ?? Number.POSITIVE_INFINITY) - place;
      yield* merged(down <= up ? (this.#rows[below] ?? []) : [], up <= down ? (this.#rows[above] ?? []) : []);
      if (down <= up) below -= 1;
      if (up <= down) above += 1;
    }
  }
}

/** Two rows as one, by id. */
function* merged(a: readonly Choice[], b: readonly Choice[]): Iterable<Choice> {
  let [i, j] = [0, 0];
  for (;;) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && (y === undefined || x.card.id < y.card.id)) {
      i += 1;
      yield x;
    } else if (y !== undefined) {
      j += 1;
      yield y;
    } else return;
  }
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

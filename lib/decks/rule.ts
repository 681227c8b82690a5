import { grouped } from "#lib/base/grouped.ts";
import { sharedLength } from "#lib/base/text.ts";
import type { Card, CardRuling, Evidence, Reading } from "#lib/cards/types.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import { askTopic } from "./ask-topic.ts";
import { conflictFinder, isConflictCard } from "./card-conflict.ts";
import { critical, told } from "./disputed-wording.ts";
import { finerOf } from "./finer.ts";
import { heldBy, isWorded, plainWording, sameWords } from "./readings.ts";

/** What a person decided about a disagreement; the latest one about it counts. `open` takes back what was before. */
export type Ruling = {
  /** The id of the disagreement in the deck. */
  readonly conflict: string;
  readonly kind: "for" | "contested" | "dismissed" | "open";
  /** The value of the claims that were ruled for; null for the other kinds. */
  readonly value: string | null;
  /** The name of who ruled; null for somebody without one. */
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
};

export type ConflictState = "open" | "ruled" | "contested" | "dismissed";

/** Where a disagreement stands: open as well when nobody says any more what was ruled for. */
export function stateOf(
  conflict: Conflict,
  ruling: Pick<Ruling, "kind" | "value"> | undefined,
): ConflictState {
  if (ruling === undefined) return "open";
  if (ruling.kind !== "for") return ruling.kind;
  return conflict.claims.some(({ value }) => value === ruling.value) ? "ruled" : "open";
}

/**
 * What is asked now: generated cards with the rulings on their disagreements laid over them, in the same order and under
 * the same ids. Ruled for one reading: a card that asks for it becomes plain, its receipts first, and asked once; one that
 * holds another reading goes on naming its source. Contested: a question about the documents. Dismissed: ordinary cards again. A card
 * without a ruling is given back as it is, so that taking a ruling back gives exactly what was there. Receipts are put
 * in another order, never added or lost.
 */
export function rule(
  cards: readonly Card[],
  conflicts: readonly Conflict[],
  rulings: readonly Ruling[],
): readonly Card[] {
  const latest = latestRulings(rulings);
  const taken = new Set(
    cards.filter((card) => card.disputed !== true).map(({ question }) => sameWords(question)),
  );
  const settled = new Set<string>();
  const find = conflictFinder(conflicts);
  const beside = standingBeside(conflicts);
  const cases = cards.map((card): Case | null => {
    const conflict = find(card);
    const ruling = conflict === null ? undefined : latest.get(conflict.id);
    if (conflict === null || ruling === undefined) return null;
    const state = stateOf(conflict, ruling);
    return state === "open" ? null : { card, conflict, ruling, state, beside, latest };
  });
  const facts = cases.map((one) => {
    if (one === null || isConflictCard(one.card, one.conflict)) return null;
    const next = onFact(one, taken);
    if (next.disputed !== true) taken.add(sameWords(next.question));
    if (next.disputed !== true && asksRuled(one)) settled.add(one.conflict.id);
    return next;
  });
  return cards.map((card, i) => {
    const one = cases[i];
    return facts[i] ?? (one ? onConflict(one, settled.has(one.conflict.id)) : card);
  });
}

/** The latest ruling on each disagreement. Of two of one moment, the one that comes later in the list. */
export function latestRulings<R extends Pick<Ruling, "conflict" | "at">>(
  rulings: readonly R[],
): ReadonlyMap<string, R> {
  const latest = new Map<string, R>();
  for (const one of rulings) {
    const known = latest.get(one.conflict);
    if (known === undefined || known.at <= one.at) latest.set(one.conflict, one);
  }
  return latest;
}

type Case = {
  readonly card: Card;
  readonly conflict: Conflict;
  readonly ruling: Ruling;
  readonly state: Exclude<ConflictState, "open">;
  readonly beside: (card: Card) => readonly Conflict[];
  readonly latest: ReadonlyMap<string, Ruling>;
};

/** Whether a fact card asks for the very thing that was disputed, with the answer that was ruled for. */
function asksRuled({ card, conflict, ruling }: Case): boolean {
  if (ruling.value === null || heldBy(card, conflict.claims, "close") !== ruling.value) return false;
  return sameWords(card.answer) === sameWords(ruling.value);
}

/**
 * The card that asks about the disagreement itself. It becomes plain, unless a fact card asks for the same already or
 * the topic says too little: then it goes on asking who says what, and tells what was ruled.
 */
function onConflict({ card, conflict, ruling, state }: Case, asked: boolean): Card {
  const readings = card.readings ?? [];
  if (state === "contested") return { ...card, question: critical(card.question), ruling: contested(ruling) };
  if (state === "ruled") {
    const held = readingFor(card, ruling.value);
    if (held === null) return card;
    const ordered = inOrder(card, held);
    const question = askTopic(conflict.topic);
    if (asked || question === null) return { ...ordered, ruling: ruledFor(ordered, ruling, held.value) };
    return {
      ...plain(ordered),
      question,
      answer: held.value,
      evidence: proving(ordered, held.value),
      ruling: ruledFor(ordered, ruling, held.value),
    };
  }
  const finer = finerOf(conflict.slot, readings);
  const question = askTopic(conflict.topic);
  if (finer === null || question === null) return { ...plain(card), question: told(card.question) };
  const ordered = inOrder(card, finer);
  return {
    ...plain(ordered),
    question,
    answer: finer.value,
    evidence: proving(ordered, finer.value),
  };
}

/** A card on a fact that other documents contradict. */
function onFact(one: Case, taken: ReadonlySet<string>): Card {
  const { card, ruling, state } = one;
  // Another disagreement on the same words: the card stays what it is until that is settled too.
  const settled = !one
    .beside(card)
    .some((other) => other !== one.conflict && standsIn(card, other, one.latest));
  if (state === "contested") return { ...card, ruling: contested(ruling) };
  // Two documents, two answers to one question: the source stays named.
  if (state === "dismissed") return settled ? plain(card) : card;
  const held = readingFor(card, ruling.value);
  if (held === null) return card;
  const ordered = inOrder(card, held);
  const shown = { ...ordered, ruling: ruledFor(ordered, ruling, held.value) };
  if (!settled || heldBy(card, one.conflict.claims) !== ruling.value) return shown;
  const question = plainWording(card.question);
  return { ...plain(shown), question: taken.has(sameWords(question)) ? card.question : question };
}

/** Finds the disagreements with a claim in the words of a card's receipts. */
function standingBeside(conflicts: readonly Conflict[]): (card: Card) => readonly Conflict[] {
  const places = grouped(
    conflicts.flatMap((conflict) => conflict.claims.map((claim) => ({ claim, conflict }))),
    ({ claim }) => claim.document,
  );
  return ({ evidence }) => {
    const proofs = evidence.filter(({ role }) => role === "proof");
    const near = proofs.flatMap((proof) =>
      (places.get(proof.document) ?? []).filter(({ claim }) => sharedLength(proof, claim) > 0),
    );
    return [...new Set(near.map(({ conflict }) => conflict))];
  };
}

/** Whether the proof of a card stands where a disagreement is that nobody has ruled in its favour. */
function standsIn(card: Card, conflict: Conflict, latest: ReadonlyMap<string, Ruling>): boolean {
  const value = heldBy(card, conflict.claims, "close");
  if (value === null || !isWorded(card, value)) return false;
  const ruling = latest.get(conflict.id);
  const state = stateOf(conflict, ruling);
  return !(state === "dismissed" || (state === "ruled" && ruling?.value === value));
}

function readingFor({ readings = [] }: Card, value: string | null): Reading | null {
  return readings.find((one) => sameWords(one.value) === sameWords(value ?? "")) ?? null;
}

/** Own proofs first, then the receipts of one reading, then the others; places in readings follow. */
function inOrder(card: Card, first: Reading): Card {
  const readings = card.readings ?? [];
  const inReadings = new Set(readings.flatMap(({ evidence }) => evidence));
  const rank = (index: number): number =>
    inReadings.has(index) ? (first.evidence.includes(index) ? 1 : 2) : 0;
  const order = card.evidence.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
  const places = new Map(order.map((from, to) => [from, to]));
  return {
    ...card,
    evidence: order.flatMap((index) => card.evidence[index] ?? []),
    readings: readings.map(({ value, evidence }) => ({
      value,
      evidence: evidence.flatMap((index) => places.get(index) ?? []),
    })),
  };
}

/** An ordinary card: neither disputed nor with readings. */
function plain({ id, category, question, answer, evidence, siblings, ruling }: Card): Card {
  return { id, category, question, answer, evidence, siblings, ...(ruling ? { ruling } : {}) };
}

/** The receipts of the reading that is asked prove the answer now. */
function proving({ evidence, readings = [] }: Card, value: string): Evidence[] {
  const own = new Set(readings.find((one) => one.value === value)?.evidence);
  return evidence.map((one, index) => (own.has(index) ? { ...one, role: "proof" } : one));
}

function contested({ by, at }: Ruling): CardRuling {
  return { kind: "contested", value: null, by, at, otherwise: [] };
}

function ruledFor({ readings = [] }: Card, { by, at }: Ruling, value: string): CardRuling {
  return { kind: "for", value, by, at, otherwise: readings.filter((one) => one.value !== value) };
}

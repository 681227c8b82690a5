import { sharedLength } from "#lib/base/text.ts";
import type { Card, Evidence } from "#lib/cards/types.ts";

/** What a person made of a card's wording. */
export type Edit = { readonly question: string; readonly answer: string };

/**
 * A card as a deck remembers it: what was last generated, beside what a person made of it.
 * `pending` holds newer generated wording that waits for a person, because both sides changed; study goes on meanwhile.
 */
export type KeptCard = {
  readonly id: string;
  readonly generated: Card;
  readonly edited: Edit | null;
  readonly pending: Card | null;
  readonly status: "live" | "retired";
};

export type Change = {
  readonly id: string;
  readonly kind: "added" | "changed" | "moved" | "retired" | "revived" | "to-settle" | "disputed-now";
};

export type Merged = { readonly cards: readonly KeptCard[]; readonly changes: readonly Change[] };

/**
 * Brings freshly generated cards into a deck, three-way and by id: untouched by hand, take the new; edited by hand,
 * keep the edit; both changed, keep the edit and lay the new beside it. A card that is gone is retired and never
 * deleted, one that is back is revived. An unmatched new card that rests on the evidence of an unmatched old one is
 * that card under its old id. Merging what a deck already holds changes nothing.
 */
export function merge(kept: readonly KeptCard[], fresh: readonly Card[]): Merged {
  const changes: Change[] = [];
  const byId = new Map(fresh.map((card) => [card.id, card]));
  const known = new Set(kept.map((card) => card.id));
  const unmatched = fresh.filter((card) => !known.has(card.id));
  const moved = matchMoved(
    kept.filter((card) => card.status === "live" && !byId.has(card.id)),
    unmatched,
  );
  const taken = new Set([...moved.values()].map((card) => card.id));
  const cards: KeptCard[] = [];
  for (const old of kept) {
    const same = byId.get(old.id);
    const next = same ?? moved.get(old.id);
    if (next === undefined) {
      if (old.status === "live") changes.push({ id: old.id, kind: "retired" });
      cards.push(old.status === "retired" ? old : { ...old, status: "retired" });
      continue;
    }
    const kindOf = same === undefined ? "moved" : "changed";
    const result = mergeOne(old, { ...next, id: old.id }, kindOf);
    cards.push(result.card);
    changes.push(...result.changes);
  }
  for (const card of unmatched) {
    if (taken.has(card.id)) continue;
    cards.push({ id: card.id, generated: card, edited: null, pending: null, status: "live" });
    changes.push({ id: card.id, kind: "added" });
  }
  return { cards, changes };
}

function mergeOne(
  old: KeptCard,
  next: Card,
  kind: "moved" | "changed",
): { card: KeptCard; changes: Change[] } {
  const changes: Change[] = [];
  if (old.status === "retired") changes.push({ id: old.id, kind: "revived" });
  const before = old.pending ?? old.generated;
  if (JSON.stringify(before) === JSON.stringify(next)) return { card: { ...old, status: "live" }, changes };
  if (next.disputed === true && before.disputed !== true) changes.push({ id: old.id, kind: "disputed-now" });
  const reworded = next.question !== before.question || next.answer !== before.answer;
  if (old.edited !== null && reworded) {
    // The wording that the person saw stays the base of the three, so that settling can still compare.
    changes.push({ id: old.id, kind: "to-settle" });
    return { card: { ...old, status: "live", pending: next }, changes };
  }
  changes.push({ id: old.id, kind });
  if (old.pending !== null) return { card: { ...old, status: "live", pending: next }, changes };
  return { card: { ...old, status: "live", generated: next }, changes };
}

/** Old id → the new card that is the same one: same category, and half of a receipt of each in common. */
function matchMoved(gone: readonly KeptCard[], fresh: readonly Card[]): Map<string, Card> {
  const free = new Map<string, Card[]>();
  for (const card of fresh)
    for (const document of documentsOf(card)) free.set(document, [...(free.get(document) ?? []), card]);
  const used = new Set<string>();
  const out = new Map<string, Card>();
  for (const old of gone) {
    const near = documentsOf(old.generated).flatMap((document) => free.get(document) ?? []);
    const candidates = near.filter(
      (card) =>
        !used.has(card.id) && card.category === old.generated.category && sameEvidence(card, old.generated),
    );
    const [only, another] = [...new Set(candidates)];
    if (only === undefined || another !== undefined) continue;
    used.add(only.id);
    out.set(old.id, only);
  }
  return out;
}

function documentsOf(card: Card): string[] {
  return [...new Set(card.evidence.map((one) => one.document))];
}

function sameEvidence(a: Card, b: Card): boolean {
  const proofs = (card: Card): Evidence[] => card.evidence.filter((one) => one.role !== "context");
  return proofs(a).some((one) =>
    proofs(b).some((other) => {
      if (one.document !== other.document) return false;
      const shared = sharedLength(one, other);
      return (
        shared * 2 >= Math.max(one.end - one.start, other.end - other.start) &&
        shared > 0 &&
        a.answer === b.answer
      );
    }),
  );
}

/** What a learner sees of a kept card. */
export function shown(card: KeptCard): Card {
  return card.edited === null ? card.generated : { ...card.generated, ...card.edited };
}

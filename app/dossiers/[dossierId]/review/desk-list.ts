import type { Category } from "#lib/cards/types.ts";
import { type DeskCard, type RefusedCandidate, type ReviewView, refusedId } from "#lib/study/review.ts";

export const SHOWS = [
  { key: "undecided", word: "Undecided" },
  { key: "all", word: "All" },
  { key: "check", word: "To check" },
  { key: "disputed", word: "Disputed" },
  { key: "accepted", word: "Accepted" },
  { key: "rejected", word: "Rejected" },
  { key: "refused", word: "Refused candidates" },
] as const;
export type Show = (typeof SHOWS)[number]["key"];

/** Which items are looked through. */
export type Filter = { readonly show: Show; readonly category: Category | null };

/** What one looks through: a card, or a candidate that the generator refused. */
export type Item =
  | { readonly kind: "card"; readonly id: string; readonly card: DeskCard }
  | { readonly kind: "refused"; readonly id: string; readonly candidate: RefusedCandidate };

type Document = NonNullable<ReviewView["document"]>;

/** Everything on the desk, in the document's order: its cards, those written since, and the refused candidates. */
export function itemsOf(document: Document, cards: ReadonlyMap<string, DeskCard>): readonly Item[] {
  const here = new Set(document.cards);
  const drawn = new Set(document.marked);
  const startOf = ({ receipts }: DeskCard): number => {
    const own = receipts.filter((one) => one.documentId === document.id);
    const proofs = own.filter((one) => one.role !== "context");
    return Math.min(...(proofs.length > 0 ? proofs : own).map((one) => one.start));
  };
  const own = [...cards.values()]
    .filter((card) => here.has(card.id) || (!drawn.has(card.id) && startOf(card) < Number.POSITIVE_INFINITY))
    .map((card) => ({ kind: "card" as const, id: card.id, card, at: startOf(card) }));
  const taken = new Set([...cards.values()].filter((card) => card.byHand).map((card) => card.question));
  const refused = document.refused
    .filter(({ question }) => !taken.has(question))
    .map((candidate) => ({
      kind: "refused" as const,
      id: refusedId(candidate.position),
      candidate,
      at: candidate.start,
    }));
  return [...own, ...refused].toSorted((a, b) => a.at - b.at);
}

/** Whether an item is looked at under a filter. */
export function passes(item: Item, { show, category }: Filter): boolean {
  if (item.kind === "refused") return show === "refused";
  const { card } = item;
  if (category !== null && card.category !== category) return false;
  switch (show) {
    case "all":
      return true;
    case "undecided":
      return card.decision === null;
    case "check":
      return card.doubt !== null;
    case "disputed":
      return card.disputed;
    case "accepted":
      return card.decision === "accepted" || card.decision === "edited";
    case "rejected":
      return card.decision === "rejected";
    case "refused":
      return false;
  }
}

/** The next item that passes, from a place on and round the end; null when there is none. Backwards with -1. */
export function nextFrom(
  items: readonly Item[],
  from: string | null,
  filter: Filter,
  direction: 1 | -1 = 1,
): string | null {
  const at = items.findIndex((item) => item.id === from);
  const start = at < 0 ? (direction === 1 ? -1 : items.length) : at;
  for (let i = 1; i <= items.length; i += 1) {
    const item = items[(((start + direction * i) % items.length) + items.length) % items.length];
    if (item && passes(item, filter)) return item.id;
  }
  return null;
}

/** The card nearest to a place of the document, as a share of its length. */
export function nearestTo(items: readonly Item[], document: Document, share: number): string | null {
  const at = share * document.length;
  let best: { readonly id: string; readonly far: number } | null = null;
  for (const item of items) {
    const spans =
      item.kind === "refused"
        ? [item.candidate]
        : item.card.receipts.filter((one) => one.documentId === document.id);
    for (const { start, end } of spans) {
      const far = at < start ? start - at : Math.max(0, at - end);
      if (best === null || far < best.far) best = { id: item.id, far };
    }
  }
  return best?.id ?? null;
}

/** The cards that one could be merged into, the likest first: same evidence, then shared words. */
export function likest(card: DeskCard, cards: Iterable<DeskCard>, search: string): readonly DeskCard[] {
  const wanted = wordsOf(search);
  const own = wordsOf(`${card.question} ${card.answer}`);
  const scored = [...cards].flatMap((other) => {
    if (other.id === card.id || other.decision === "rejected" || other.decision === "merged") return [];
    const words = wordsOf(`${other.question} ${other.answer}`);
    if (![...wanted].every((word) => [...words].some((one) => one.startsWith(word)))) return [];
    const shared = [...own].filter((word) => words.has(word)).length;
    const same = other.receipts.some((one) => card.receipts.some((mine) => overlap(one, mine)));
    return [{ other, score: shared / Math.sqrt(own.size * words.size || 1) + (same ? 0.5 : 0) }];
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ other }) => other);
}

function overlap(a: DeskCard["receipts"][number], b: DeskCard["receipts"][number]): boolean {
  return a.documentId === b.documentId && a.start < b.end && b.start < a.end;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}

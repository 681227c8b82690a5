import type { Span } from "#lib/base/text.ts";
import type { Deck, DeckCard } from "./format.ts";

/** Finds what rests on a stretch of a document. Spans are raw offsets. */
export type Resting = {
  readonly cardsAt: (document: string, span: Span) => readonly DeckCard[];
  readonly conflictAt: (document: string, span: Span) => Deck["conflicts"][number] | null;
};

/** Receipts and claims by place, so that looking one up costs its neighbours and not the deck. */
export function resting(deck: Deck): Resting {
  const proofs = deck.cards.flatMap((card) =>
    card.evidence.filter((one) => one.role !== "context").map((one) => ({ ...one, of: card })),
  );
  const claims = deck.conflicts.flatMap((conflict) =>
    conflict.claims.map((one) => ({ ...one, of: conflict })),
  );
  const cards = byPlace(proofs);
  const conflicts = byPlace(claims);
  return {
    cardsAt: (document, span) => [...new Set(overlapping(cards.get(document), span))],
    conflictAt: (document, span) => overlapping(conflicts.get(document), span)[0] ?? null,
  };
}

type Placed<T> = Span & { readonly document: string; readonly of: T };

/** Sorted by start; `longest` bounds how far before a span one may begin that still reaches it. */
type Places<T> = { readonly items: readonly Placed<T>[]; readonly longest: number };

function byPlace<T>(items: readonly Placed<T>[]): ReadonlyMap<string, Places<T>> {
  const byDocument = new Map<string, Placed<T>[]>();
  for (const item of items) {
    const list = byDocument.get(item.document);
    if (list === undefined) byDocument.set(item.document, [item]);
    else list.push(item);
  }
  return new Map(
    [...byDocument].map(([name, list]) => [
      name,
      {
        items: list.sort((a, b) => a.start - b.start),
        longest: list.reduce((longest, one) => Math.max(longest, one.end - one.start), 0),
      },
    ]),
  );
}

function overlapping<T>(places: Places<T> | undefined, span: Span): T[] {
  if (places === undefined) return [];
  const { items, longest } = places;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < span.start - longest) low = middle + 1;
    else high = middle;
  }
  const out: T[] = [];
  for (let i = low; i < items.length; i += 1) {
    const one = items[i];
    if (one === undefined || one.start >= span.end) break;
    if (one.end > span.start) out.push(one.of);
  }
  return out;
}

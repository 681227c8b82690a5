import type { Span } from "#lib/base/text.ts";
import type { Card } from "#lib/cards/types.ts";

/** How much of a text may be quoted when a deck travels without its documents: together a third of any document. */
export const QUOTED_SHARE = 1 / 3;
/** And no receipt longer than this. */
export const EXCERPT_LENGTH = 160;

/** The stretches of a document that are quoted already. */
class Quoted {
  #spans: Span[] = [];

  /** How many characters a span would add. */
  cost(span: Span): number {
    let covered = 0;
    for (const one of this.#spans)
      covered += Math.max(0, Math.min(one.end, span.end) - Math.max(one.start, span.start));
    return span.end - span.start - covered;
  }

  add(span: Span): number {
    const cost = this.cost(span);
    let { start, end } = span;
    const apart: Span[] = [];
    for (const one of this.#spans) {
      if (one.end < start || one.start > end) apart.push(one);
      else {
        start = Math.min(start, one.start);
        end = Math.max(end, one.end);
      }
    }
    this.#spans = [...apart, { start, end }];
    return cost;
  }
}

export type Budget = {
  /** Takes the spans of one card when they fit in every document's share; otherwise takes nothing and says so. */
  readonly take: (spans: readonly (Span & { readonly document: string })[]) => boolean;
};

/** A running account of what is quoted of each document (raw lengths by name). */
export function quotingBudget(lengths: ReadonlyMap<string, number>): Budget {
  const quoted = new Map<string, Quoted>();
  const left = new Map([...lengths].map(([name, length]) => [name, Math.floor(length * QUOTED_SHARE)]));
  const of = (name: string): Quoted => {
    const known = quoted.get(name) ?? new Quoted();
    quoted.set(name, known);
    return known;
  };
  return {
    take(spans) {
      const need = new Map<string, number>();
      for (const span of spans)
        need.set(span.document, (need.get(span.document) ?? 0) + of(span.document).cost(span));
      for (const [name, cost] of need) if (cost > (left.get(name) ?? 0)) return false;
      for (const span of spans) {
        const cost = of(span.document).add(span);
        left.set(span.document, (left.get(span.document) ?? 0) - cost);
      }
      return true;
    },
  };
}

export type Weighed = { readonly card: Card; readonly weight: number };

/** Cards worth most first; the same order on every machine. */
export function byWorth(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || (a.card.id < b.card.id ? -1 : 1);
}

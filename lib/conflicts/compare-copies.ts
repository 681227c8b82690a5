import { foldText, slice } from "#lib/base/text.ts";
import type { DateMention } from "#lib/extract/types.ts";
import { intervalOf, overlaps, sameEnds } from "./intervals.ts";
import type { Item, Passage } from "./passages.ts";
import { type Quantity, sameEnds as sameQuantityEnds } from "./quantities.ts";

/** A place where two copies of a sentence tell a different date or number. */
export type Difference = {
  readonly slot: "date" | "number";
  readonly a: Item;
  readonly b: Item;
};

/** Longer rows are lists, not sentences; comparing them word by word would cost too much. */
const MOST_CELLS = 160_000;

/** The dates and numbers that stand at the same place of two near-copies and cannot both be right. */
export function differencesIn(a: Passage, b: Passage): Difference[] {
  if (!hasFigures(a) || !hasFigures(b) || a.items.length * b.items.length > MOST_CELLS) return [];
  if (slice(a.reading.document.text, a.span) === slice(b.reading.document.text, b.span)) return [];
  return alignedItems(a, b).flatMap(([x, y]): Difference[] => {
    const slot = disagreement(a, x, b, y);
    return slot === null ? [] : [{ slot, a: x, b: y }];
  });
}

const hasFigures = ({ dates, quantities }: Passage) => dates.length + quantities.length > 0;

function disagreement(a: Passage, x: Item, b: Passage, y: Item): Difference["slot"] | null {
  if (surface(a, x) === surface(b, y)) return null;
  if (x.kind === "date" && y.kind === "date") return datesDiffer(x.date, y.date) ? "date" : null;
  if (x.kind === "number" && y.kind === "number")
    return sameQuantityEnds(x.quantity, y.quantity) ? null : "number";
  // A year that only one of the two readings took for a date: `in 1940` against `in 1066`.
  const [date, number] =
    x.kind === "date" && y.kind === "number"
      ? [x.date, y.quantity]
      : y.kind === "date" && x.kind === "number"
        ? [y.date, x.quantity]
        : [];
  return date && number && yearsDiffer(date, number) ? "date" : null;
}

const surface = (passage: Passage, item: Item) => foldText(slice(passage.reading.document.text, item.span));

function yearsDiffer(date: DateMention, number: Quantity): boolean {
  return (
    /^\d{4}$/u.test(date.value) &&
    Number.isInteger(number.low) &&
    number.low > 999 &&
    number.low < 2100 &&
    Number(date.value) !== number.low
  );
}

/**
 * Whether two dates at the same place of two copies exclude each other. A part that was carried from elsewhere is left
 * out: it differs because that other place does, which is reported there.
 */
function datesDiffer(a: DateMention, b: DateMention): boolean {
  const implied = a.certainty === "implied" || b.certainty === "implied";
  const [left, right] = implied ? [yearless(a.value), yearless(b.value)] : [a.value, b.value];
  if (left.includes("/") && right.includes("/")) return !sameEnds(left, right);
  const [x, y] = [
    intervalOf({ value: left, modifier: a.modifier }),
    intervalOf({ value: right, modifier: b.modifier }),
  ];
  return x !== null && y !== null && !overlaps(x, y);
}

/** The same date in one year for all: 2000, which has every day. */
function yearless(value: string): string {
  return value.replace(/(?<=^|\/)-?[\dX]{4}/gu, "2000");
}

function matchScore(a: Passage, x: Item, b: Passage, y: Item): number {
  if (x.kind === "word" && y.kind === "word") return x.id === y.id ? (x.content ? 1 : 0.4) : 0;
  if (x.kind === "word" || y.kind === "word") return 0;
  if (x.kind !== y.kind) return 0.6;
  if (surface(a, x) === surface(b, y)) return 2;
  if (x.kind === "number" && y.kind === "number") return x.quantity.unit === y.quantity.unit ? 1.2 : 0.8;
  return 1.4;
}

/** The items of two passages that stand at the same place: the best alignment in order (Needleman and Wunsch, no gap cost). */
export function alignedItems(a: Passage, b: Passage): [Item, Item][] {
  const width = b.items.length + 1;
  const best = new Float64Array((a.items.length + 1) * width);
  const scores = new Float64Array((a.items.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = 1; i <= a.items.length; i += 1) {
    const x = a.items[i - 1];
    for (let j = 1; j <= b.items.length; j += 1) {
      const y = b.items[j - 1];
      const score = x && y ? matchScore(a, x, b, y) : 0;
      scores[i * width + j] = score;
      const paired = score > 0 ? at(i - 1, j - 1) + score : 0;
      best[i * width + j] = Math.max(at(i - 1, j), at(i, j - 1), paired);
    }
  }
  const pairs: [Item, Item][] = [];
  let i = a.items.length;
  let j = b.items.length;
  while (i > 0 && j > 0) {
    const score = scores[i * width + j] ?? 0;
    const [x, y] = [a.items[i - 1], b.items[j - 1]];
    if (x && y && score > 0 && at(i, j) === at(i - 1, j - 1) + score) {
      pairs.push([x, y]);
      i -= 1;
      j -= 1;
    } else if (at(i, j) === at(i - 1, j)) i -= 1;
    else j -= 1;
  }
  return pairs.reverse();
}

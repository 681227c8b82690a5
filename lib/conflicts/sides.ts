import { overlaps } from "./intervals.ts";
import { quantitiesAgree } from "./quantities.ts";
import type { Statement, Value } from "./statements.ts";

/** Whether two answers to one question can both be right. */
export function agree(a: Value, b: Value): boolean {
  if (a.kind === "days" && b.kind === "days") return overlaps(a.interval, b.interval);
  if (a.kind === "quantity" && b.kind === "quantity") return quantitiesAgree(a.quantity, b.quantity);
  if (a.kind === "label" && b.kind === "label") return a.label === b.label;
  return true;
}

/** Finer answers first: they decide, coarser ones join them. */
function breadth(value: Value): number {
  if (value.kind === "days") return value.interval.to - value.interval.from;
  if (value.kind === "quantity") return value.quantity.high - value.quantity.low;
  return 0;
}

/**
 * Parts the answers to one question into sides that exclude each other. A statement that is vague enough to agree with
 * two sides belongs to none and is left out. The statement that came first stays the first of its side.
 */
export function sidesOf(statements: readonly Statement[]): Statement[][] {
  const order = new Map(statements.map((statement, i) => [statement, i]));
  const sides: Statement[][] = [];
  for (const statement of [...statements].sort((a, b) => breadth(a.value) - breadth(b.value))) {
    const fits = (side: readonly Statement[]) => side.some((other) => agree(statement.value, other.value));
    const first = sides.findIndex(fits);
    if (first < 0) sides.push([statement]);
    else if (sides.findLastIndex(fits) === first) sides[first]?.push(statement);
  }
  const place = (statement: Statement | undefined) => (statement ? (order.get(statement) ?? 0) : 0);
  for (const side of sides) side.sort((a, b) => place(a) - place(b));
  return sides.sort((a, b) => place(a[0]) - place(b[0]));
}

/** A label that wants to stand near `x`; `width` as it will be drawn. All in the units of the drawing. */
export type Wanted = { readonly id: string; readonly x: number; readonly width: number };

/** `row` 0 stands nearest the axis. */
export type Placed = {
  readonly id: string;
  readonly left: number;
  readonly side: "above" | "below";
  readonly row: number;
};

const GAP = 14;

/**
 * Gives each label a side and a row in which it touches no other label and its stem crosses none. Wanted from left to
 * right; where they crowd, the first stand furthest from the axis, like stairs. One that finds no room is left out and
 * shown by its mark alone.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  { width, rows }: { readonly width: number; readonly rows: number },
): readonly Placed[] {
  const taken: Taken[] = [];
  for (const [i, { id, x, width: own }] of wanted.entries()) {
    const left = Math.max(0, Math.min(x, width - own));
    const crowd = wanted.slice(i + 1, i + 1 + 2 * rows).filter((next) => next.x < left + own + GAP).length;
    const row = Math.min(rows - 1, Math.ceil(crowd / 2));
    const found = nearest(row, rows)
      .flatMap((at) => SIDES.map((side) => ({ id, x, left, right: left + own, side, row: at })))
      .find((one) => taken.every((other) => areApart(one, other)));
    if (found !== undefined) taken.push(found);
  }
  return taken.map(({ id, left, side, row }) => ({ id, left, side, row }));
}

type Taken = Placed & { readonly x: number; readonly right: number };

const SIDES = ["above", "below"] as const;

/** Labels of one moment share its stem and stand one over the other. */
function areApart(a: Taken, b: Taken): boolean {
  if (a.side !== b.side) return true;
  if (a.row === b.row) return a.left >= b.right + GAP || b.left >= a.right + GAP;
  if (a.x === b.x) return true;
  const [near, far] = a.row < b.row ? [a, b] : [b, a];
  return far.x <= near.left - 2 || far.x >= near.right + 2;
}

/** The rows, the wanted one first, then those nearer the axis, then those further out. */
function nearest(row: number, rows: number): number[] {
  const nearer = Array.from({ length: row + 1 }, (_, i) => row - i);
  return [...nearer, ...Array.from({ length: rows - row - 1 }, (_, i) => row + 1 + i)];
}

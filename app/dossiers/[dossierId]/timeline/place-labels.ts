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
  const sides = { above: filled(rows), below: filled(rows) };
  const out: Placed[] = [];
  for (const [i, { id, x, width: own }] of wanted.entries()) {
    const left = Math.max(0, Math.min(x, width - own));
    const crowd = wanted.slice(i + 1, i + 1 + 2 * rows).filter((next) => next.x < left + own + GAP).length;
    const row = Math.min(rows - 1, Math.ceil(crowd / 2));
    const order = nearest(row, rows).flatMap((one) => [
      { side: "above" as const, row: one },
      { side: "below" as const, row: one },
    ]);
    // A label that the end of the drawing pushed left must clear everything from there on.
    const found = order.find((one) => {
      const ends = sides[one.side];
      const clear = (ends[one.row] ?? 0) + GAP <= left;
      return clear && ends.slice(0, one.row).every((end) => end + 2 <= x);
    });
    if (found === undefined) continue;
    sides[found.side][found.row] = left + own;
    out.push({ id, left, ...found });
  }
  return out;
}

function filled(rows: number): number[] {
  return Array.from({ length: rows }, () => -GAP);
}

/** The rows, the wanted one first, then those nearer the axis, then those further out. */
function nearest(row: number, rows: number): number[] {
  const nearer = Array.from({ length: row + 1 }, (_, i) => row - i);
  return [...nearer, ...Array.from({ length: rows - row - 1 }, (_, i) => row + 1 + i)];
}

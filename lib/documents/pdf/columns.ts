import { joinStretches } from "./lines.ts";
import type { Column, Line } from "./types.ts";

/** Columns narrower than this, in letter sizes, are cells of a table or labels. */
const NARROWEST = 9;
/** White space between columns, in letter sizes, at least. */
const GUTTER = 0.8;
/** Lines on each side of a gutter, at least. */
const FEWEST_LINES = 3;

/**
 * The lines of a page in reading order: columns from left to right, between the lines that run across them. A gutter
 * is a strip that nearly no line crosses, with running text on both of its sides.
 */
export function columnsOf(stretches: readonly Line[]): Column[] {
  if (stretches.length === 0) return [];
  const gutters = guttersOf(stretches);
  if (gutters.length === 0) return [columnOf(stretches)];
  const columns: Column[] = [];
  let band: Line[] = [];
  let across: Line[] = [];
  const closeBand = (): void => {
    if (band.length === 0) return;
    for (let side = 0; side <= gutters.length; side += 1) {
      const own = band.filter((line) => sideOf(line, gutters) === side);
      if (own.length > 0) columns.push(columnOf(own));
    }
    band = [];
  };
  const closeAcross = (): void => {
    if (across.length > 0) columns.push(columnOf(across));
    across = [];
  };
  for (const line of [...stretches].sort((a, b) => b.y - a.y || a.left - b.left)) {
    if (gutters.some((at) => crosses(line, at))) {
      closeBand();
      across.push(line);
    } else {
      closeAcross();
      band.push(line);
    }
  }
  closeBand();
  closeAcross();
  return columns;
}

function columnOf(stretches: readonly Line[]): Column {
  const lines = joinStretches(stretches);
  return {
    lines,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  };
}

const crosses = (line: Line, at: number): boolean => line.left < at && line.right > at;

function sideOf(line: Line, gutters: readonly number[]): number {
  const middle = (line.left + line.right) / 2;
  return gutters.filter((at) => at < middle).length;
}

/** Where the gutters are, from left to right: the middle of each. */
function guttersOf(stretches: readonly Line[]): number[] {
  const left = Math.min(...stretches.map((line) => line.left));
  const right = Math.max(...stretches.map((line) => line.right));
  const size = middleOf(stretches.map((line) => line.size));
  if (!(right - left > size * NARROWEST * 2) || stretches.length < FEWEST_LINES * 2) return [];
  // How many stretches cover each strip of about half a letter.
  const strips = Math.min(2_000, Math.ceil((right - left) / (size / 2)));
  const strip = (right - left) / strips;
  const covered = new Array<number>(strips + 1).fill(0);
  for (const line of stretches) {
    const from = Math.max(0, Math.floor((line.left - left) / strip));
    const to = Math.min(strips, Math.ceil((line.right - left) / strip));
    covered[from] = (covered[from] ?? 0) + 1;
    covered[to] = (covered[to] ?? 0) - 1;
  }
  let sum = 0;
  const counts = covered.slice(0, strips).map((change) => {
    sum += change;
    return sum;
  });
  const few = stretches.length * 0.12;
  const found: number[] = [];
  let from = -1;
  for (let i = 0; i <= strips; i += 1) {
    const empty = i < strips && (counts[i] ?? 0) <= few;
    if (empty && from < 0) from = i;
    if (empty || from < 0) continue;
    const at = left + ((from + i) / 2) * strip;
    if (from > 0 && i < strips && (i - from) * strip >= size * GUTTER) found.push(at);
    from = -1;
  }
  return withRunningText(found, stretches, left, right, size);
}

/** Only gutters with a column of running text on both sides: most of its lines fill it, and it is wide enough. */
function withRunningText(
  gutters: readonly number[],
  stretches: readonly Line[],
  left: number,
  right: number,
  size: number,
): number[] {
  const within = stretches.filter((line) => !gutters.some((at) => crosses(line, at)));
  const edges = [left, ...gutters, right];
  const runs = edges.slice(1).map((edge, i) => {
    const start = edges[i] ?? left;
    const own = joinStretches(within.filter((line) => line.left >= start - 1 && line.right <= edge + 1));
    const from = Math.min(...own.map((line) => line.left));
    const wide = Math.max(...own.map((line) => line.right)) - from;
    const letters = (lines: readonly Line[]): number =>
      lines.reduce((sum, line) => sum + line.text.length, 0);
    const full = own.filter((line) => line.right - line.left > wide * 0.7);
    return full.length >= FEWEST_LINES && wide >= size * NARROWEST && letters(full) >= letters(own) * 0.6;
  });
  // A gutter beside a narrow column of labels or cells is none; without it the parts are looked at as one.
  const kept = gutters.filter((_, i) => runs[i] === true && runs[i + 1] === true);
  return kept.length === gutters.length || kept.length === 0
    ? kept
    : withRunningText(kept, stretches, left, right, size);
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

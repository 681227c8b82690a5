import { joinStretches } from "./lines.ts";
import type { Column, Line } from "./types.ts";

/** Columns narrower than this, in letter sizes, are cells of a table or labels. */
const NARROWEST = 9;
/** White space between columns, in letter sizes, at least. */
const GUTTER = 0.8;
/** Lines on each side of a gutter, at least. */
const FEWEST_LINES = 3;

type Proof = {
  /** At so many of the heights of a page a line may cross the gutter. */
  readonly crossed: number;
  /** So many lines must fill the column on each side, with so much of its letters. */
  readonly lines: number;
  readonly letters: number;
};
/** The more lines cross a gutter (a title, an abstract, a wide table), the surer must be the columns beside it. */
const PROOFS: readonly Proof[] = [
  { crossed: 0.12, lines: FEWEST_LINES, letters: 0.6 },
  { crossed: 0.4, lines: 6, letters: 0.7 },
];

/**
 * The lines of a page in reading order: columns from left to right, between the lines that run across them, whole
 * headings of several columns among those. `gutters` are the page's own, or those of a page before it.
 */
export function columnsOf(stretches: readonly Line[], gutters: readonly number[]): Column[] {
  if (stretches.length === 0) return [];
  if (gutters.length === 0) return [columnOf(stretches)];
  const size = middleOf(stretches.map((line) => line.size));
  const columns: Column[] = [];
  let band: Line[] = [];
  let across: Line[] = [];
  const closeBand = (): void => {
    for (const part of partedByWhite(band, size)) {
      for (let side = 0; side <= gutters.length; side += 1) {
        const own = part.filter((line) => sideOf(line, gutters) === side);
        if (own.length > 0) columns.push(columnOf(own));
      }
    }
    band = [];
  };
  const closeAcross = (): void => {
    if (across.length > 0) columns.push(columnOf(across));
    across = [];
  };
  for (const line of [...stretches].sort((a, b) => b.y - a.y || a.left - b.left)) {
    if (
      gutters.some((at) => crosses(line, at)) ||
      headsAll(line, stretches, gutters, size) ||
      goesOnAcross(line, across.at(-1), stretches, gutters)
    ) {
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

/** Sections stand under one another, each in columns of its own, with white space across the page between them. */
function partedByWhite(band: readonly Line[], size: number): Line[][] {
  const parts: Line[][] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const line of band) {
    const part = parts.at(-1);
    // From baseline to baseline, less the height of the letters below.
    if (part && lowest - line.y < size * 1.4 + line.size) part.push(line);
    else parts.push([line]);
    lowest = line.y;
  }
  return parts;
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

/** The short last line of a paragraph that runs across: under it, at its edge, with nothing beside it. */
function goesOnAcross(
  line: Line,
  before: Line | undefined,
  stretches: readonly Line[],
  gutters: readonly number[],
): boolean {
  if (before === undefined || Math.abs(before.size - line.size) > 0.3) return false;
  if (Math.abs(before.left - line.left) > 1.5 || before.y - line.y > line.size * 1.8) return false;
  const side = sideOf(line, gutters);
  return !stretches.some(
    (one) => Math.abs(one.y - line.y) < line.size && sideOf(one, gutters) !== side && one.y <= line.y + 0.1,
  );
}

/** A large line with nothing beside it, and text of other columns both above and below, heads them all. */
function headsAll(line: Line, stretches: readonly Line[], gutters: readonly number[], size: number): boolean {
  if (line.size < size * 1.12) return false;
  const side = sideOf(line, gutters);
  const others = stretches.filter((one) => sideOf(one, gutters) !== side);
  return (
    others.some((one) => one.y > line.y) &&
    others.some((one) => one.y < line.y) &&
    others.every((one) => Math.abs(one.y - line.y) > line.size * 1.1)
  );
}

/**
 * Whether the gutters of a page before fit this one, which has too few lines to show its own: hardly a line crosses
 * them, and there is text on their far sides.
 */
export function guttersFit(stretches: readonly Line[], gutters: readonly number[]): boolean {
  const rows = rowsIn(stretches);
  return gutters.every((at) => {
    const crossing = stretches.filter((line) => crosses(line, at)).length;
    return crossing <= rows * 0.25 && stretches.some((line) => line.left > at);
  });
}

/** How many different heights there are. */
function rowsIn(stretches: readonly Line[]): number {
  return new Set(stretches.map((line) => Math.round(line.y / 2))).size;
}

/**
 * Where the gutters of a page are, from left to right: the middle of each. A gutter is a strip that few lines cross,
 * with running text on both of its sides.
 */
export function guttersOf(stretches: readonly Line[]): number[] {
  if (stretches.length < FEWEST_LINES * 2) return [];
  const left = Math.min(...stretches.map((line) => line.left));
  const right = Math.max(...stretches.map((line) => line.right));
  const size = middleOf(stretches.map((line) => line.size));
  if (!(right - left > size * NARROWEST * 2)) return [];
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
  for (const proof of PROOFS) {
    const few = Math.max(1, rowsIn(stretches) * proof.crossed);
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
    const kept = withRunningText(found, stretches, { left, right, size, proof });
    if (kept.length > 0) return kept;
  }
  return [];
}

type Extent = {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly proof: Proof;
};

/** Only gutters with a column of running text on both sides: most of its lines fill it, and it is wide enough. */
function withRunningText(gutters: readonly number[], stretches: readonly Line[], extent: Extent): number[] {
  const { left, right, size, proof } = extent;
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
    return (
      full.length >= proof.lines && wide >= size * NARROWEST && letters(full) >= letters(own) * proof.letters
    );
  });
  // A gutter beside a narrow column of labels or cells is none; without it the parts are looked at as one.
  const kept = gutters.filter((_, i) => runs[i] === true && runs[i + 1] === true);
  return kept.length === gutters.length || kept.length === 0
    ? kept
    : withRunningText(kept, stretches, extent);
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

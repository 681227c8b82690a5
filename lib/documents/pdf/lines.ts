import type { Line, Piece } from "./types.ts";

/** Pieces this close to each other's baseline, in their own size, stand on one line. */
const SAME_LINE = 0.35;
/** From this gap on, in letter sizes, two stretches of a line may belong to two columns. */
const COLUMN_GAP = 0.9;
/** From this gap on a space is missing where the file prints none. */
const WORD_GAP = 0.15;

/**
 * The stretches of printed lines: pieces on one baseline without a gap that a column could stand behind, in the order
 * of the page from top to bottom. Raised note numbers are left out; a stretch knows its most common letter size.
 */
export function stretchesOf(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === "") continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && isSameLine(last, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap(stretchesOfRow).sort((a, b) => b.y - a.y || a.left - b.left);
}

/** The next piece in the file goes on with the line: about the same baseline, and to the right. */
function isSameLine(last: Piece, next: Piece): boolean {
  const size = Math.max(last.size, next.size);
  // A raised or lowered small letter stays on its line.
  const drift = Math.min(last.size, next.size) < size * 0.8 ? 0.6 : SAME_LINE;
  return Math.abs(last.y - next.y) < size * drift && next.x >= last.x + last.width - size * 0.6;
}

function stretchesOfRow(row: readonly Piece[]): Line[] {
  const size = commonSize(row);
  const base = row.find((piece) => piece.size >= size * 0.95) ?? row[0];
  const stretches: Line[] = [];
  let open: { text: string; left: number; right: number } | null = null;
  const close = (): void => {
    // A soft hyphen shows at the end of a line only.
    const text =
      open?.text
        .replace(/ {2,}/gu, " ")
        .trim()
        .replace(/\u00ad(?!$)/gu, "") ?? "";
    if (open !== null && text !== "")
      stretches.push({ text, left: open.left, right: open.right, y: base?.y ?? 0, size });
    open = null;
  };
  let previous: Piece | null = null;
  for (const piece of row) {
    if (base && previous && isNoteNumber(piece, previous, base, size)) continue;
    const gap: number = previous === null ? 0 : piece.x - (previous.x + previous.width);
    if (gap > size * COLUMN_GAP) close();
    if (open === null) open = { text: piece.text, left: piece.x, right: piece.x + piece.width };
    else {
      const spaced: boolean = gap > size * WORD_GAP && !/\s$/u.test(open.text) && !/^\s/u.test(piece.text);
      open.text += (spaced ? " " : "") + piece.text;
      open.right = Math.max(open.right, piece.x + piece.width);
    }
    previous = piece;
  }
  close();
  return stretches;
}

function commonSize(row: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of row) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.trim().length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** `treaty¹²`, `peace.³`, but not `km²` or `10⁶`: a small raised number after a word. */
function isNoteNumber(piece: Piece, previous: Piece, base: Piece, size: number): boolean {
  if (piece.size > size * 0.85 || piece.y < base.y + size * 0.15) return false;
  if (!/^\s*(?:\d{1,3}(?:,\s?\d{1,3}){0,3}|[*†‡§])\s*$/u.test(piece.text)) return false;
  return !/(?:\d|(?<!\p{L})(?:[mck]?m|ft|in|mi|yd|sq|s))\s*$/u.test(previous.text);
}

/**
 * Stretches of one column on one baseline as whole lines, from top to bottom. Cells of a table keep three spaces
 * between them; the wide spaces of a justified line do not.
 */
export function joinStretches(stretches: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const stretch of [...stretches].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - stretch.y) < Math.max(first.size, stretch.size) * SAME_LINE)
      row.push(stretch);
    else rows.push([stretch]);
  }
  return rows.map((row) => {
    const sorted = row.sort((a, b) => a.left - b.left);
    const widest = sorted.reduce((most, one) => (one.text.length > most.text.length ? one : most));
    const gaps = sorted.slice(1).map((one, i) => one.left - (sorted[i]?.right ?? one.left));
    const cells = areCells(sorted, gaps, widest.size);
    return {
      text: asRow(sorted.map((one) => one.text).join(cells ? "   " : " ")),
      left: sorted[0]?.left ?? 0,
      right: Math.max(...sorted.map((one) => one.right)),
      y: widest.y,
      size: widest.size,
    };
  });
}

/** `1832 14 2,226`: a line of figures is a row of a table, however close its cells stand. */
function asRow(text: string): string {
  if (text.length > 120) return text;
  const words = text.split(" ").filter((word) => word !== "");
  const figures = words.filter((word) => /^[([]?[+–-]?\d[\d.,:/]{0,11}%?[)\]]?$/u.test(word)).length;
  return words.length >= 3 && figures >= words.length - 1 ? words.join("   ") : text;
}

function areCells(row: readonly Line[], gaps: readonly number[], size: number): boolean {
  if (gaps.length === 0) return false;
  if (Math.min(...gaps) > size * 3.5) return true;
  // Justified lines are wide between single words and end with their column; cells are short and numeric.
  const numeric = row.filter((one) => /^[\d.,%+–-]{1,12}$/u.test(one.text)).length;
  return gaps.length >= 2 && numeric * 2 >= row.length && Math.min(...gaps) > size;
}

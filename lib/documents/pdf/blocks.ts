import type { Column, Line } from "./types.ts";

/** Lines that belong together. */
export type LineGroup = {
  readonly lines: readonly Line[];
  readonly column: Column;
  /** Whether it starts as a paragraph in the middle would: no indent, no gap above in its column. */
  readonly midway: boolean;
};

/** A list's entry starts a block of its own: •, –, 1., (a). */
const ITEM = /^(?:[•▪◦‣●○■□►➢✓]|[–—*-]\s|(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\((?:\d{1,3}|[a-z])\)\s)/u;

/**
 * The paragraphs, headings and entries of a column: a new one begins where the letters change their size, after more
 * white space than lines have between them, at an indent, and after a line that ends although the next word had room.
 */
export function groupsOf(column: Column): LineGroup[] {
  const leading = leadingOf(column.lines);
  const margin = marginOf(column.lines);
  const groups: LineGroup[] = [];
  let open: Line[] = [];
  let midway = true;
  column.lines.forEach((line, i) => {
    const before = column.lines[i - 1];
    if (before && begins(before, line, { leading, margin, column, hanging: hangs(open, margin) })) {
      groups.push({ lines: open, column, midway });
      open = [];
      midway = false;
    }
    if (open.length === 0 && groups.length === 0)
      midway = line.left < margin + line.size * 0.8 && !ITEM.test(line.text);
    open.push(line);
  });
  if (open.length > 0) groups.push({ lines: open, column, midway });
  return groups;
}

type Frame = {
  readonly leading: number;
  readonly margin: number;
  readonly column: Column;
  readonly hanging: boolean;
};

function begins(before: Line, line: Line, { leading, margin, column, hanging }: Frame): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.min(before.size, line.size) < size * 0.92) return true;
  const drop = before.y - line.y;
  // A size that differs from most of the column's has its own distance between lines.
  if (drop > Math.max(leading, size * 0.9) * 1.32 && drop > size * 1.3) return true;
  if (ITEM.test(line.text)) return true;
  const indent = line.left - before.left;
  if (hanging) {
    if (indent < -size * 0.8) return true;
  } else if (indent > size * 0.8 && before.left < margin + size * 0.5 && indent < size * 8) return true;
  return hadRoom(before, line, column);
}

/** Whether the next line's first word would have stood on the line before, had its paragraph gone on. */
function hadRoom(before: Line, line: Line, column: Column): boolean {
  // A sentence that runs on with a small letter does not end here, however ragged the lines are.
  if (/^\p{Ll}/u.test(line.text) && !/[.!?:]["'”’»)]?$/u.test(before.text)) return false;
  if (/[\p{L}\p{N}][-‐\u00ad]$/u.test(before.text)) return false;
  const word = /^\S+/u.exec(line.text)?.[0] ?? "";
  const letter = (line.right - line.left) / Math.max(1, line.text.length);
  const room = column.right - before.right;
  return room > (word.length + 1) * letter + before.size * 1.2;
}

/** In a list of references every line but the first is indented. */
function hangs(open: readonly Line[], margin: number): boolean {
  const [first, second] = open;
  return (
    first !== undefined &&
    second !== undefined &&
    second.left > first.left + first.size * 0.8 &&
    first.left < margin + first.size * 0.5
  );
}

/** The usual distance between two lines of running text. */
function leadingOf(lines: readonly Line[]): number {
  const drops = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((drop) => drop > 0)
    .sort((a, b) => a - b);
  return drops[Math.floor((drops.length - 1) * 0.4)] ?? (lines[0]?.size ?? 10) * 1.2;
}

/** Where most lines start. */
function marginOf(lines: readonly Line[]): number {
  const starts = new Map<number, number>();
  for (const line of lines) {
    const rounded = Math.round(line.left / 2) * 2;
    starts.set(rounded, (starts.get(rounded) ?? 0) + 1);
  }
  return [...starts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

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

/** How a line ends whose sentence surely goes on: a comma, a dash, `of the`. */
export const BROKEN_OFF =
  /(?:[-‐\u00ad,;–—]|(?<!\p{L})(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|was|were|is|had|has|his|her|its|their|mr|mrs|dr|st|der|die|das|und|le|la|les|de|et|el|los|y|и|в|на|с))$/iu;

/** A line of a table of contents: `2.1 Syntax . . . . . . 14`. */
export const LEADERS = /(?:\.\s?){5}\s{0,3}(?:\d{1,4}|[ivxlc]{1,7})$/u;

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
    const frame = {
      leading,
      margin,
      right: edgeAt(column, i),
      hanging: hangs(open, margin),
      item: open.length === 1 && ITEM.test(open[0]?.text ?? ""),
    };
    if (before && begins(before, line, frame)) {
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
  /** How far lines reach here. */
  readonly right: number;
  readonly hanging: boolean;
  /** Whether the line before opened an entry of a list: what follows may stand further in. */
  readonly item: boolean;
};

function begins(before: Line, line: Line, { leading, margin, right, hanging, item }: Frame): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.min(before.size, line.size) < size * 0.92) return true;
  const drop = before.y - line.y;
  // A size that differs from most of the column's has its own distance between lines.
  if (drop > Math.max(leading, size * 0.9) * 1.32 && drop > size * 1.3) return true;
  if (ITEM.test(line.text) || LEADERS.test(line.text) || LEADERS.test(before.text)) return true;
  const indent = line.left - before.left;
  if (hanging) {
    if (indent < -size * 0.8) return true;
  } else if (
    !(item && indent < size * 4) &&
    indent > size * 0.8 &&
    before.left < margin + size * 0.5 &&
    indent < size * 8
  )
    return true;
  return hadRoom(before, line, right);
}

/** Whether the next line's first word would have stood on the line before, had its paragraph gone on. */
function hadRoom(before: Line, line: Line, right: number): boolean {
  // A sentence that runs on with a small letter does not end here, however ragged the lines are.
  const runsOn = /^\p{Ll}/u.test(line.text) && !/[.!?:]["'”’»)]?$/u.test(before.text);
  if (runsOn && before.right - before.left > (right - before.left) * 0.45) return false;
  if (/[\p{L}\p{N}][-‐\u00ad]$/u.test(before.text)) return false;
  if (before.text.includes(" ") && BROKEN_OFF.test(before.text)) return false;
  const word = /^\S+/u.exec(line.text)?.[0] ?? "";
  const letter = (line.right - line.left) / Math.max(1, line.text.length);
  const room = right - before.right;
  return room > (word.length + 1) * letter + before.size * 1.2;
}

/** How far the lines around one reach: to the column's edge, or to a picture that stands in it. */
function edgeAt(column: Column, at: number): number {
  const around = column.lines.slice(Math.max(0, at - 4), at + 5);
  const reach = Math.max(...around.map((line) => line.right));
  const words = around.reduce((sum, line) => sum + line.text.split(" ").length, 0);
  const besidePicture = around.length === 9 && words >= around.length * 4;
  return besidePicture && reach < column.right - (column.right - column.left) * 0.15 ? reach : column.right;
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

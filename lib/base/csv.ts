import { DomainError } from "./errors.ts";

/** A cell to write: a number is written as one, `null` leaves the cell empty. */
export type CsvCell = string | number | null;

/** A record as it was read, with the line, from 1, on which it begins. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** Put it before the text of a download: without it Excel takes UTF-8 for something else. `parseCsv` skips it. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * CSV by RFC 4180: commas, CRLF after every record, quotes where they are needed. A cell that a spreadsheet would take
 * for a formula gets an apostrophe before it, unless it is nothing but a number; `parseCsv` takes it off again, so that
 * reading what was written gives the same cells. A number that is none (NaN, infinity) leaves its cell empty.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${recordOf(cells)}\r\n`).join("");
}

function recordOf(cells: readonly CsvCell[]): string {
  const written = cells.map(cellOf).join(",");
  // A record of one empty cell would be an empty line, which a reader skips.
  return written === "" && cells.length > 0 ? '""' : written;
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  // Semicolons and tabs too: a spreadsheet of another country splits there. White space at an end would get lost.
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// =1+1 · +A1 · -A1 · @SUM(A1) · the same full-width · tab, CR, LF; and each with apostrophes before it: '=1+1
const FORMULA = /^'{0,1000}[=+\-@＝＋－＠\t\r\n]/u;

// -3 · +4.5 · -12,5 · -8%
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?%?$/u;

const SEPARATORS = [",", ";", "\t"] as const;

/**
 * The records of a CSV text, as spreadsheets write it: after a byte order mark or none, separated by commas, semicolons
 * or tabs (whichever the first record has most of, or as `sep=;` in the first line says), with any line ends. Empty
 * lines are left out. Throws `unreadable` with the line of a quotation mark that is never closed.
 */
export function parseCsv(text: string): readonly CsvRecord[] {
  const begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  // sep=;
  const said = /^sep=([,;\t])(?:\r\n|\r|\n|$)/u.exec(text.slice(begin, begin + 8));
  const start = begin + (said?.[0].length ?? 0);
  return recordsOf(text, start, said?.[1] ?? separatorOf(text, start), said ? 2 : 1);
}

/** The separator that stands most often in the first record, outside quotation marks. */
function separatorOf(text: string, start: number): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\r" || char === "\n")) {
      if (counts.size > 0) break;
    } else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const [first] = SEPARATORS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return first ?? ",";
}

function recordsOf(text: string, start: number, separator: string, firstLine: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = firstLine;
  let begun = line;
  let at = start;
  let quotes = false;
  while (at < text.length) {
    const cell = cellAt(text, at, separator, line);
    cells.push(cell.value);
    quotes ||= cell.quoted;
    line += cell.lines;
    at = cell.end;
    const more = text.charAt(at) === separator;
    if (more) at += 1;
    // A separator at the very end has an empty cell behind it.
    if (more && at === text.length) cells.push("");
    if (more && at < text.length) continue;
    if (quotes || cells.length > 1 || cells[0] !== "") records.push({ line: begun, cells });
    cells = [];
    quotes = false;
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    begun = line;
  }
  return records;
}

type ReadCell = {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
  readonly quoted: boolean;
};

function cellAt(text: string, at: number, separator: string, line: number): ReadCell {
  if (text.charAt(at) !== '"') {
    const end = endOfPlain(text, at, separator);
    return { value: plain(text.slice(at, end)), end, lines: 0, quoted: false };
  }
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  if (close < 0)
    throw new DomainError(
      "unreadable",
      `Line ${line}: a quotation mark is opened and never closed. Close it, or take it out.`,
    );
  const inside = text.slice(at + 1, close).replaceAll('""', '"');
  // Whatever stands between the closing mark and the separator belongs to the cell: "Ann"a
  const end = endOfPlain(text, close + 1, separator);
  return {
    value: plain(inside + text.slice(close + 1, end)),
    end,
    lines: inside.match(/\r\n|\r|\n/gu)?.length ?? 0,
    quoted: true,
  };
}

function endOfPlain(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && !isEnd(text.charAt(at), separator)) at += 1;
  return at;
}

function isEnd(char: string, separator: string): boolean {
  return char === separator || char === "\n" || char === "\r";
}

/** Without the apostrophe that keeps a spreadsheet from calculating. */
function plain(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

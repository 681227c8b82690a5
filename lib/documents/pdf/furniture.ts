import type { Line } from "./types.ts";

/** How much of a page's height its head and its foot may take. */
const EDGE = 0.14;
/** How many lines of head or foot are looked at on a page. */
const DEEP = 3;

// 12 · – 12 – · 3/17 · Page 3 of 17 · xiv
const NUMBER =
  /^(?:[–—-]?\s?\d{1,4}\s?[–—-]?|\d{1,4}\s?\/\s?\d{1,4}|(?:(?:page|seite|p\.|s\.)\s?)?\d{1,4}\s(?:of|von|sur|de|из)\s\d{1,4}|(?:page|seite|p\.|s\.)\s?\d{1,4}|[ivxlc]{1,7})$/iu;
// What browsers print around a page: 11/21/26, 3:12 PM Title · Title https://… · https://… 1/3 · 1 of 3 11/21/26, 3:12 PM
const PRINTED =
  /^(?:\d{1,2}[./]\d{1,2}[./]\d{2,4},\s\d{1,2}:\d\d(?:\s[AP]M)?(?:\s.{1,200})?|(?:.{0,200}\s)?(?:file|https?):\/\/\S{1,300}(?:\s\d{1,4}\/\d{1,4})?|\d{1,4}\s(?:of|von)\s\d{1,4}\s\d{1,2}[./]\d{1,2}[./]\d{2,4},\s\d{1,2}:\d\d(?:\s[AP]M)?)$/u;

/** Page numbers and what browsers print need no company to be known. */
const isAlone = (text: string): boolean => NUMBER.test(text) || PRINTED.test(text);

export type EdgedPage = { readonly height: number; readonly lines: readonly Line[] };

/**
 * The lines of each page that are its running head or foot: they stand first or last on the page and again, but for
 * their figures, at the same height of other pages. Page numbers and addresses need no company.
 */
export function furnitureOf(pages: readonly EdgedPage[]): ReadonlySet<Line>[] {
  const found = pages.map(() => new Set<Line>());
  for (const end of ["head", "foot"] as const) {
    // Inwards, as long as lines are found: a head may have two.
    for (let depth = 0; depth < DEEP; depth += 1) {
      const outer = pages.map((page, i) => outermost(page, end, found[i] ?? new Set()));
      const seen = new Map<string, number>();
      for (const row of outer) if (row.length > 0) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? 0) + 1);
      // `Chapter 2: Harbours   14`: the words change, the number goes on with the pages.
      const counted = new Map<string, number>();
      outer.forEach((row, i) => {
        for (const key of countsOf(row, i)) counted.set(key, (counted.get(key) ?? 0) + 1);
      });
      let news = false;
      outer.forEach((row, i) => {
        if (row.length === 0) return;
        const most = Math.max(
          seen.get(keyOf(row)) ?? 0,
          ...countsOf(row, i).map((key) => counted.get(key) ?? 0),
        );
        if (!isAlone(textOf(row)) && most < enough(pages.length)) return;
        for (const line of row) found[i]?.add(line);
        news = true;
      });
      if (!news) break;
    }
  }
  return found;
}

/** Heads change with the chapter and between left and right pages: three pages are enough, two in a short document. */
const enough = (pages: number): number => (pages < 5 ? 2 : 3);

/** The line or lines at one height that stand first or last on the page, when they stand in its edge. */
function outermost(page: EdgedPage, end: "head" | "foot", known: ReadonlySet<Line>): Line[] {
  const left = page.lines.filter((line) => !known.has(line));
  const [first] = [...left].sort((a, b) => (end === "head" ? b.y - a.y : a.y - b.y));
  if (!first) return [];
  const inEdge = end === "head" ? first.y > page.height * (1 - EDGE) : first.y < page.height * EDGE;
  if (!inEdge) return [];
  return left.filter((line) => Math.abs(line.y - first.y) < first.size * 0.5);
}

/** All that stands at the height of a head: the words of one line, or a number on one side and a title on the other. */
const textOf = (row: readonly Line[]): string =>
  [...row]
    .sort((a, b) => a.left - b.left)
    .map((line) => line.text)
    .join(" ");

/** For a number at either end of a row: how far it is ahead of the page, and at which height. */
function countsOf(row: readonly Line[], page: number): string[] {
  const text = textOf(row);
  const ends = [
    /^(\d{1,4})(?!\p{L}|\d|[.,]\d)/u.exec(text)?.[1],
    /(?<![\p{L}\d.,])(\d{1,4})$/u.exec(text)?.[1],
  ];
  const height = Math.round((row[0]?.y ?? 0) / 8);
  return ends.flatMap((end) => (end === undefined ? [] : [`${Number(end) - page} ${height}`]));
}

/** What stays of a head from page to page: its words, not its figures, and its height to a few points. */
function keyOf(row: readonly Line[]): string {
  const words = textOf(row)
    .toLowerCase()
    .replace(/\d{1,4}/gu, "#")
    .replace(/(?<![\p{L}\p{N}])[ivxlc]{1,7}(?![\p{L}\p{N}])/gu, "#")
    // Left and right pages have their number on different sides.
    .replace(/^#[.)\]|·–—-]{0,2}\s|\s[[|·–—-]{0,2}\s?#[.)\]]?$/gu, "")
    .replace(/\s+/gu, " ");
  return `${words}\0${Math.round((row[0]?.y ?? 0) / 8)}`;
}

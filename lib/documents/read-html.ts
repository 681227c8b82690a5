import { type Page, type PageElement, parsePage } from "./html/page.ts";
import type { Passage } from "./passages.ts";
import { createTextMap, type MappedText, type TextMapBuilder } from "./text-map.ts";
import type { NoiseReason } from "./types.ts";

/** The text of a page, its passages, and the title it gives itself. */
export type HtmlText = MappedText & { readonly passages: readonly Passage[]; readonly title: string };

/**
 * Reads a page: text as a browser shows it, one passage for each block. What the mark-up says is not matter (menus,
 * tables, captions, notices, lists of links, everything outside the main part) is named as noise, not dropped.
 */
export function readHtml(raw: string): HtmlText {
  const page = parsePage(raw);
  const map = createTextMap(raw);
  const passages: Passage[] = [];
  const open: PageElement[] = [];
  const main = mainOf(page);
  let insideMain = 0;
  let start = 0;

  const flush = (): void => {
    const end = map.length();
    const trimmed = map.tail(end - start);
    const lead = trimmed.length - trimmed.trimStart().length;
    const span = { start: start + lead, end: start + trimmed.trimEnd().length };
    if (span.end > span.start) {
      passages.push({ span, ...kindOf(open, page, main.size > 0 && insideMain === 0) });
      map.gap("\n\n");
    }
    start = map.length();
  };

  for (const event of page.events) {
    if (event.kind === "text") {
      appendText(
        map,
        raw,
        event,
        open.some((element) => element.tag === "pre"),
        start,
      );
      continue;
    }
    const { element } = event;
    if (element.tag === "br") {
      if (event.kind === "close") continue;
      // Two line breaks in a row are how old pages end a paragraph.
      if (/\n\s*$/u.test(map.tail(8)) && map.length() > start) flush();
      else map.atom("\n", element.start, element.end);
      continue;
    }
    if (element.tag === "q") map.gap(event.kind === "open" ? "“" : "”");
    const breaks = element.role.kind !== "inline";
    if (breaks) flush();
    if (event.kind === "open") {
      open.push(element);
      if (main.has(element)) insideMain += 1;
    } else {
      while (open.length > 0 && open.pop() !== element);
      if (main.has(element)) insideMain -= 1;
    }
  }
  flush();
  return { ...map.finish(), passages, title: page.title };
}

/** Appends text, any run of white space as one space; in `pre` as it stands. */
function appendText(
  map: TextMapBuilder,
  raw: string,
  text: { readonly shown: string; readonly start: number; readonly end: number },
  verbatim: boolean,
  passageStart: number,
): void {
  if (text.shown !== raw.slice(text.start, text.end)) {
    map.atom(text.shown.replaceAll("\u00ad", ""), text.start, text.end);
    return;
  }
  if (verbatim) {
    map.copy(text.start, text.end);
    return;
  }
  for (const run of text.shown.matchAll(/[ \t\r\n\f]+|\u00ad+|[^ \t\r\n\f\u00ad]+/gu)) {
    // Where a word may be cut at a line's end: a reader of the page does not see it.
    if (run[0].startsWith("\u00ad")) continue;
    const start = text.start + run.index;
    const end = start + run[0].length;
    if (!/^[ \t\r\n\f]/u.test(run[0])) map.copy(start, end);
    // White space at the start of a block and after other white space is not shown.
    else if (map.length() > passageStart && !/\s$/u.test(map.tail(1))) map.atom(" ", start, end);
  }
}

/** The elements that hold the page's matter: `main` or `article`, when most of the text is in them. */
function mainOf(page: Page): ReadonlySet<PageElement> {
  const candidates = new Set<PageElement>();
  let depth = 0;
  let covered = 0;
  for (const event of page.events) {
    if (event.kind === "text" || !event.element.main) continue;
    if (event.kind === "open") {
      if (depth === 0) {
        candidates.add(event.element);
        covered += event.element.text;
      }
      depth += 1;
    } else depth -= 1;
  }
  return covered >= page.text * 0.3 ? candidates : new Set();
}

type Kind = Pick<Passage, "kind" | "level" | "noise" | "marked">;

/** What the elements around a passage make of it; the innermost that says something wins, but noise spreads inwards. */
function kindOf(open: readonly PageElement[], page: Page, outsideMain: boolean): Kind {
  const heading = open.findLast((element) => element.role.kind === "heading");
  const level = heading?.role.kind === "heading" ? heading.role.level : 0;
  let noise = noiseOf(open, page);
  if (noise === null && outsideMain && level !== 1) noise = "navigation";
  if (heading)
    return {
      kind: "heading",
      level,
      noise: noise === "navigation" && level === 1 ? null : noise,
      marked: true,
    };
  const shape = open.findLast((element) => element.role.kind === "quote" || element.role.kind === "item");
  const kind = shape?.role.kind === "quote" ? "quote" : shape?.role.kind === "item" ? "item" : "paragraph";
  return { kind, level: 0, noise, marked: true };
}

function noiseOf(open: readonly PageElement[], page: Page): NoiseReason | null {
  for (const element of open) {
    if (element.role.kind === "noise" && !holdsThePage(element, page)) return element.role.reason;
    if (element.hint !== null && !element.main && element.tag !== "body" && !holdsThePage(element, page))
      return element.hint;
    if (isLinkList(element)) return "navigation";
  }
  return null;
}

/** A form, a table or a `sidebar-layout` around most of the text is how the page is built, not what it is. */
function holdsThePage(element: PageElement, page: Page): boolean {
  return element.text > page.text * 0.4 && element.text > 400 && element.linked < element.text * 0.5;
}

/** Menus and lists of links that no tag or name gives away: nearly all of their text is links. */
function isLinkList(element: PageElement): boolean {
  const list =
    element.tag === "ul" ||
    element.tag === "ol" ||
    element.tag === "div" ||
    element.tag === "section" ||
    element.tag === "p";
  return (
    list && element.links >= 3 && element.linked >= element.text * 0.75 && element.text < 60 * element.links
  );
}

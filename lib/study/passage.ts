/** A span in the paragraph it stands in. */
export type Passage = { readonly before: string; readonly marked: string; readonly after: string };

/** So much of a long paragraph is shown on each side. */
const MOST_AROUND = 400;

/**
 * The paragraph around a span, cut at a word when it is long. In HTML the mark-up is taken out: what is shown is text,
 * and never becomes mark-up again.
 */
export function passageAround(text: string, start: number, end: number, format: string): Passage {
  const html = format === "html";
  const from = Math.max(start - MOST_AROUND, paragraphStart(text, start, html), 0);
  const to = Math.min(end + MOST_AROUND, paragraphEnd(text, end, html), text.length);
  const show = html ? textOfHtml : (part: string) => part.replace(/\s+/gu, " ");
  const before = show(text.slice(from, start));
  const after = show(text.slice(end, to));
  return {
    before: from > 0 && start - from === MOST_AROUND ? `…${fromWord(before)}` : before.trimStart(),
    marked: show(text.slice(start, end)),
    after: to < text.length && to - end === MOST_AROUND ? `${toWord(after)}…` : after.trimEnd(),
  };
}

function paragraphStart(text: string, at: number, html: boolean): number {
  const head = text.slice(Math.max(0, at - MOST_AROUND), at);
  const last = lastEnd(head, html);
  return last < 0 ? 0 : Math.max(0, at - MOST_AROUND) + last;
}

function paragraphEnd(text: string, at: number, html: boolean): number {
  const found = text.slice(at, at + MOST_AROUND).search(html ? BLOCK : BLANK_LINE);
  return found < 0 ? text.length : at + found;
}

function lastEnd(head: string, html: boolean): number {
  let end = -1;
  for (const match of head.matchAll(new RegExp(html ? BLOCK : BLANK_LINE, "giu")))
    end = match.index + match[0].length;
  return end;
}

// "…\n\n…" · "…\r\n \r\n…"
const BLANK_LINE = /\r?\n[ \t]{0,80}\r?\n/iu;
// <p> · </li> · <br/> · <div class="x">
const BLOCK = /<\/?(?:p|div|li|ul|ol|br|h[1-6]|td|tr|table|blockquote|section|article)\b[^<>]{0,500}>/iu;
const TAG = /<[^<>]{0,500}>/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The words of a piece of HTML, which may begin or end inside a tag. */
export function textOfHtml(part: string): string {
  return part
    .replace(/^[^<>]{0,500}>/u, "")
    .replace(/<[^<>]{0,500}$/u, "")
    .replace(TAG, "")
    .replace(
      /&(?:#(?<code>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>[a-z]{2,6}));/giu,
      (whole, code, hex, name) => {
        if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
        const point = code === undefined ? Number.parseInt(String(hex), 16) : Number(code);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    )
    .replace(/\s+/gu, " ");
}

function fromWord(text: string): string {
  return text.replace(/^\S{0,40}\s/u, "");
}

function toWord(text: string): string {
  return text.replace(/\s\S{0,40}$/u, "");
}

import type { Passage } from "./passages.ts";

/** Lines no longer than this hold a word or two, a number, a letter. */
export const LONGEST_LINE = 16;
/** Nobody reads so many of them in a row; a glossary or an index of names has longer lines in between. */
const FEWEST = 1_000;

/** Makes one passage, a table, of more than a thousand lines of a word or so with nothing else between them. */
export function withLongLists(passages: readonly Passage[]): readonly Passage[] {
  if (passages.length < FEWEST) return passages;
  const out: Passage[] = [];
  let from = 0;
  for (let i = 0; i <= passages.length; i += 1) {
    const passage = passages[i];
    if (passage !== undefined && isTiny(passage)) continue;
    const [first, last] = [passages[from], passages[i - 1]];
    if (i - from >= FEWEST && first !== undefined && last !== undefined) {
      const span = { start: first.span.start, end: last.span.end };
      out.push({ kind: "paragraph", span, level: 0, noise: "table", marked: first.marked });
    } else for (const one of passages.slice(from, i)) out.push(one);
    if (passage !== undefined) out.push(passage);
    from = i + 1;
  }
  return out;
}

function isTiny({ kind, span, noise }: Passage): boolean {
  return kind !== "heading" && noise === null && span.end - span.start <= LONGEST_LINE;
}

import type { Span } from "#lib/base/text.ts";
import { foldText } from "#lib/base/text.ts";
import { plainTextOf } from "./pattern.ts";
import type { SearchNode } from "./types.ts";

/** The words and phrases that a text has to have for this search; wildcards and everything about cards left out. */
export function wordsOf(node: SearchNode): readonly string[] {
  if ("parts" in node) return [...new Set(node.parts.flatMap(wordsOf))];
  if (node.kind !== "text" || node.field !== null) return [];
  const word = foldText(plainTextOf(node.pattern) ?? "");
  return word.length >= MOST_SHORT ? [word] : [];
}

/** Shorter words stand everywhere. */
const MOST_SHORT = 3;

/** A stretch of a text with the places of what was looked for in it. */
export type Passage = Span & { readonly hits: readonly Span[] };

/**
 * The passages of a text in which words stand, those with most of the words first, then in order; null when one of the
 * words is nowhere. `around` characters are shown on both sides, cut between words.
 */
export function passagesWith(
  text: string,
  words: readonly string[],
  { around, most }: { readonly around: number; readonly most: number },
): readonly Passage[] | null {
  const folded = foldedWithPlaces(text);
  const hits: { readonly span: Span; readonly word: string }[] = [];
  for (const word of words) {
    const own = placesOf(folded, word);
    if (own.length === 0) return null;
    hits.push(...own.map((span) => ({ span, word })));
  }
  hits.sort((a, b) => a.span.start - b.span.start);
  const passages: { start: number; end: number; hits: Span[]; words: Set<string> }[] = [];
  for (const { span, word } of hits) {
    const last = passages.at(-1);
    if (last && span.start <= last.end) {
      last.end = Math.max(last.end, span.end + around);
      if (last.end - last.start < 6 * around) {
        last.hits.push(span);
        last.words.add(word);
        continue;
      }
      last.end = span.start;
    }
    passages.push({
      start: span.start - around,
      end: span.end + around,
      hits: [span],
      words: new Set([word]),
    });
  }
  return passages
    .sort((a, b) => b.words.size - a.words.size || a.start - b.start)
    .slice(0, most)
    .map((one) => ({ ...cutAtWords(text, one), hits: one.hits }));
}

type Folded = { readonly text: string; readonly places: Uint32Array };

/** A text folded unit by unit, and where each folded unit stood. White space is one space, whatever it was. */
function foldedWithPlaces(text: string): Folded {
  const places = new Uint32Array(2 * text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let last = "";
  const add = (folded: string, at: number): void => {
    if (folded === " " && last === " ") return;
    last = folded;
    parts.push(folded);
    for (let i = 0; i < folded.length; i += 1) if (length < places.length) places[length++] = at;
  };
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const unit = text.charAt(i);
    if (code < 0x21) add(" ", i);
    else if (code < 0x80) add(unit.toLowerCase(), i);
    else add(/\s/u.test(unit) ? " " : foldText(unit) || (/\p{M}/u.test(unit) ? "" : unit), i);
  }
  return { text: parts.join(""), places };
}

/** So many places of one word are enough. */
const MOST_HITS = 200;

function placesOf({ text, places }: Folded, word: string): readonly Span[] {
  const spans: Span[] = [];
  for (
    let at = text.indexOf(word);
    at >= 0 && spans.length < MOST_HITS;
    at = text.indexOf(word, at + word.length)
  ) {
    spans.push({ start: places[at] ?? 0, end: (places[at + word.length - 1] ?? 0) + 1 });
  }
  return spans;
}

function cutAtWords(text: string, { start, end }: Span): Span {
  const from = start <= 0 ? 0 : text.indexOf(" ", start) + 1 || start;
  const to = end >= text.length ? text.length : text.lastIndexOf(" ", end);
  return { start: Math.max(0, from), end: Math.max(to, from) };
}

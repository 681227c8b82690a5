import { type Span, slice } from "#lib/base/text.ts";
import type { NameMention } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";
import { clauseAt } from "./topics.ts";

const BESIDE = 40;
const APART = /[.;:()]|,.*,|['’]|\b(?:and|of|in|by|with|when|who)\b/u;
// died at the age of 85 · died at 85
const OF_SUBJECT = /\b(?:at\s(?:the\sage\sof\s)?|aged\s)$/iu;

/** Whose age a number is, and the name as it is written there. */
export type Aged = { readonly bearer: string; readonly name: string };

/** The person whose age a number is: the name beside it, or the subject of a clause that ends `at the age of 85`. */
export function agedAt(passage: Passage, focus: Span, terms: Terms): Aged | null {
  const name = besideOf(passage, focus, terms) ?? subjectOf(passage, focus, terms);
  if (name?.type !== "PER") return null;
  const { document, reading } = passage;
  return { bearer: terms.bearerOf(document, name), name: slice(reading.document.text, name.span) };
}

/** `the 32-year-old Peterson` · `Lahoud, a 62-year-old officer` · `Lahoud, 62,` */
function besideOf({ document, reading, span }: Passage, focus: Span, terms: Terms): NameMention | null {
  const { text } = reading.document;
  const isApart = (start: number, end: number) => APART.test(text.slice(start, end));
  const before = terms
    .namesIn(document, { start: Math.max(span.start, focus.start - BESIDE), end: focus.start })
    .at(-1);
  // `Smith, 61, Jones` names another behind it.
  if (before && /^(?:,\s|\s\()$/u.test(text.slice(before.span.end, focus.start))) return before;
  const end = Math.min(span.end, focus.end + BESIDE);
  const after = terms.namesIn(document, { start: focus.end, end })[0];
  if (after && !isApart(focus.end, after.span.start)) return after;
  return before && !isApart(before.span.end, focus.start) ? before : null;
}

function subjectOf(passage: Passage, focus: Span, terms: Terms): NameMention | null {
  const { text } = passage.reading.document;
  if (!OF_SUBJECT.test(text.slice(Math.max(passage.span.start, focus.start - 16), focus.start))) return null;
  const agent = clauseAt(passage, focus)?.agent;
  return (agent && terms.namesIn(passage.document, agent.span).at(-1)) ?? null;
}

/** Whether two names, as they are written, are one person's (2), may be (1), or are not (0). */
export function likenessOfNames(a: string, b: string): 0 | 1 | 2 {
  const [x, y] = [a, b].map((name) => name.toLowerCase().split(/[^\p{L}]+/u));
  const [first, other] = [x?.[0], y?.[0]];
  if (!x || !y || x.at(-1) !== y.at(-1)) return 0;
  if (x.length === 1 || y.length === 1) return 1;
  return first === other ? 2 : 0;
}

import type { Span } from "#lib/base/text.ts";
import type { Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { lexemeFrom } from "./lexemes.ts";
import type { Anchor } from "./resolve.ts";

/**
 * Whether a date moves the story on, so that later dates without a year lean on it. Headings and dates that open a
 * sentence do; brackets, futures, dates that only qualify a noun (`the August 1792 uprising`), and a look back or far
 * ahead in the middle of a sentence do not.
 */
export function lends(
  text: string,
  found: SentenceDates,
  expression: Expression,
  place: Place,
  anchor: Anchor | null,
): boolean {
  const { sentence, lexemes } = found;
  if (isLife(text, expression.span)) return false;
  if (sentence.block.zone === "heading" || anchor === null) return true;
  if (inBrackets(text, sentence.span, expression.span)) return false;
  const ahead = place.year - anchor.place.year;
  if (opensSentence(text, found, expression)) return true;
  if (ahead < 0 && qualifiesNoun(lexemes, expression)) return false;
  if (ahead > 0 && isPlanned(text, sentence.span, expression.span)) return false;
  // In the middle of a sentence a year alone looks back more often than it moves the story back.
  const reach = place.month === null ? REACH.year : REACH.month;
  return ahead <= reach.ahead && -ahead <= reach.back;
}

/** `Heinrich Lenz (1846–1888)`: the years of a life are not when the story takes place. */
function isLife(text: string, { start, end }: Span): boolean {
  return BIRTH.test(text.slice(end, end + 6))
    ? text.charAt(start - 1) === "("
    : DEATH.test(text.slice(start - 6, end + 1));
}

const BIRTH = /^[–—-]\d{4}\)/u;
const DEATH = /\(\d{4}[–—-]\d{4}\)$/u;

/** Years that a date in the middle of a sentence may move the story, by how fine it is. */
const REACH = { year: { ahead: 2, back: 0 }, month: { ahead: 12, back: 10 } } as const;

const SAYS_WHEN =
  /^(?:\p{Lu}{1,3}:\s)?(?:That|This|It|All (?:that|this)) (?:was|happened|began|started|took place)(?: back)? (?:in|on|about|around) $/u;

/** Words before a date that still opens its sentence: `Then, on 4 May`. */
const OPENING_WORDS = 3;
const LONGEST_BRACKET = 300;

function opensSentence(text: string, { lexemes, sentence }: SentenceDates, expression: Expression): boolean {
  // `That was in 1941.`: the sentence says nothing else.
  if (SAYS_WHEN.test(text.slice(sentence.span.start, expression.span.start))) return true;
  return (lexemes[OPENING_WORDS]?.start ?? expression.span.start) >= expression.span.start;
}

/** Looks back no further than a bracket reaches. */
function inBrackets(text: string, sentence: Span, span: Span): boolean {
  for (let i = span.start - 1; i >= Math.max(sentence.start, span.start - LONGEST_BRACKET); i -= 1) {
    const character = text.charAt(i);
    if (character === ")" || character === "]") return false;
    if (character === "(" || character === "[") return true;
  }
  return false;
}

/** `would end by 1950`, `the campaign planned for 1976`, `until 1970`: not where the story stands. */
export function isPlanned(text: string, sentence: Span, span: Span): boolean {
  const before = text.slice(Math.max(sentence.start, span.start - 80), span.start);
  return /\b(?:will|would|shall|should|until|till|plan(?:s|ned|ning)?|schedul\p{L}*|expect\p{L}*|propos\p{L}*|promis\p{L}*|intend\p{L}*|hop(?:ed|es|ing)|target|deadline|forecast|predict\p{L}*|bis|jusqu|hasta|до)\b/iu.test(
    before,
  );
}

// "must raise the sum by 2008" · "was to be completed in five stages by 10 October"
const DEADLINE =
  /\b(?:must|would|will|shall|should|(?:was|were|is|are|has|have|had) (?:to|until)|agreed to|promised to|ordered to|insisted|demanded)\b[^.;:]{0,90}\b(?:by|before|until|till|no later than)\s+(?:the\s+)?$/iu;

/** A day by which something was to be done: nothing has happened on it, and nothing is told from there. */
export function isDeadline(text: string, sentence: Span, span: Span): boolean {
  return DEADLINE.test(text.slice(Math.max(sentence.start, span.start - 140), span.start));
}

/** `the 1939 pact`, `the August 1792 uprising against …`: an article before and a noun after. */
function qualifiesNoun(lexemes: SentenceDates["lexemes"], expression: Expression): boolean {
  const from = lexemeFrom(lexemes, expression.span.start);
  const to = lexemeFrom(lexemes, expression.span.end);
  const before = lexemes[from - 1];
  const after = lexemes[to];
  return before?.kind === "t" && after?.kind === "x" && /^\p{L}{3,}$/u.test(after.text);
}

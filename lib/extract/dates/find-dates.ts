import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Sentence } from "../types.ts";
import { acceptMatch } from "./accept.ts";
import type { Place } from "./calendar.ts";
import { collect, type NumberHabits } from "./collect.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { isCore, matchRules } from "./grammar.ts";
import { type Lexeme, lexemesOf } from "./lexemes.ts";
import { resolveDates } from "./narrative.ts";
import { numericOrderOf } from "./numeric.ts";
import { joinRanges } from "./ranges.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { writingOf } from "./writing.ts";

/** `written`: the day the document was written, when known; `yesterday` and bare weekdays count from it. */
export type DateContext = { readonly written: string | null };

/**
 * Every time expression of a document, in order and without overlap; what only another place of the document can
 * date says so. A range or a pair is one mention with its ends in `parts`.
 */
export function findDates(
  document: ReadDocument,
  sentences: readonly Sentence[],
  context: DateContext = { written: null },
): DateMention[] {
  const habits = habitsOf(document.text);
  const found = sentences.map((sentence) => expressionsIn(document.text, sentence, habits));
  const writing = writingOf(document, found, placeOf(context.written), (span, block, blockIndex) =>
    expressionsIn(document.text, { span, block, blockIndex, index: 0, tokens: NONE }, habits),
  );
  const mentions = resolveDates(document, found, writing);
  const joined: DateMention[] = [];
  mentions.forEach((each, i) => {
    if (each.length === 0) return;
    for (const mention of joinRanges(each, found[i]?.lexemes ?? NONE)) joined.push(mention);
  });
  return joined;
}

const NONE: readonly never[] = [];

/** How a document writes numbers, looked for when the first date asks: most documents have no `12/11/40`. */
function habitsOf(text: string): NumberHabits {
  let order: NumberHabits["order"] | null = null;
  let century: number | null = null;
  return {
    get order() {
      order ??= numericOrderOf(text);
      return order;
    },
    get century() {
      century ??= centuryOf(text);
      return century;
    },
  };
}

function expressionsIn(text: string, sentence: Sentence, habits: NumberHabits): SentenceDates {
  const vocabulary = vocabularyOf(sentence.block.language);
  const lexemes = lexemesOf(text, sentence.span, vocabulary, sentence.tokens);
  if (!holdsCore(lexemes)) return { sentence, lexemes: NONE, expressions: NONE };
  let kinds = "";
  for (const lexeme of lexemes) kinds += lexeme.kind;
  const matches = matchRules(kinds, (match) => acceptMatch(lexemes, match, vocabulary));
  const expressions = matches.flatMap((match) => collect(lexemes, match, habits));
  return { sentence, lexemes, expressions: expressions.map((each) => withStyle(each, text)) };
}

/** Whether anything stands in a sentence that a time expression is built around. */
function holdsCore(lexemes: readonly Lexeme[]): boolean {
  let before = "";
  for (const { kind } of lexemes) {
    if (isCore(before, kind)) return true;
    before = kind;
  }
  return false;
}

/** `25 October (O.S.)`: a date of the Julian calendar keeps its words and says so. */
function withStyle(expression: Expression, text: string): Expression {
  const after = text.slice(expression.span.end, expression.span.end + 32);
  const before = text.slice(Math.max(0, expression.span.start - 8), expression.span.start);
  if (OLD_STYLE.test(after) || /\(?O\. ?S\.\s?$/u.test(before))
    return { ...expression, modifier: "old-style" };
  return NEW_STYLE.test(after) || /\(?N\. ?S\.\s?$/u.test(before)
    ? { ...expression, modifier: "new-style" }
    : expression;
}

// 25 October (O.S.) | 25 October old style | not the first date of `7 November [O.S. 25 October]`
const OLD_STYLE =
  /^\s?[([]?(?:O\. ?S\.|old style|ст\. ?ст\.|a\. ?St\.|alten Stils|v\. ?s\.)(?!\s?(?:\d|\p{Lu}\p{L}{2,11}\s\d))/iu;
const NEW_STYLE =
  /^\s?[([]?(?:N\. ?S\.|new style|н\. ?ст\.|n\. ?St\.|neuen Stils|n\. ?s\.)(?!\s?(?:\d|\p{Lu}\p{L}{2,11}\s\d))/iu;

/** The century that a document speaks of, for `'39` and `12.11.40`: that of most of its years. */
function centuryOf(text: string): number {
  const counts = new Map<number, number>();
  for (const match of text.slice(0, 200_000).matchAll(/(?<!\d)(1[0-9]|20)\d\d(?!\d)/gu)) {
    const century = Number(match[1]);
    counts.set(century, (counts.get(century) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 19;
}

function placeOf(day: string | null): Place | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(day ?? "");
  if (!match) return null;
  return {
    year: Number(match[1]),
    month: match[2] ? Number(match[2]) : null,
    day: match[3] ? Number(match[3]) : null,
  };
}

import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, Token } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Quantity } from "./quantities.ts";
import { clauseAt, excerpt, nameOf, roleClauseAt, tidy } from "./topics.ts";

/**
 * What a disputed number is, in words: `How many people were killed in the fire`, `The purchase price`, `The result
 * between A and B`. The sentence itself where none of these can be made.
 */
export function numberTopic(passage: Passage, quantity: Quantity, other: Passage, dossier: Dossier): string {
  if (quantity.score !== null) return resultTopic(passage, other, dossier);
  const noun = measuredNoun(passage, quantity.span);
  if (noun !== null) return `The ${noun.phrase}`;
  return howMany(passage, quantity) ?? `The figure in: “${excerpt(passage, quantity.span)}”`;
}

function resultTopic(a: Passage, b: Passage, { terms }: Dossier): string {
  const others = terms.bearersIn(b);
  const names = [...terms.bearersIn(a)].filter((term) => others.has(term));
  const [x = "", y = ""] = names.map((term) => terms.nameOf(term));
  return y === "" ? `The result in: “${excerpt(a, a.span)}”` : `The result between ${x} and ${y}`;
}

/** `How many people were killed in the fire`, `How many houses the storm destroyed`; null when the clause is not plain. */
function howMany(passage: Passage, { span, unit }: Quantity): string | null {
  const { reading } = passage;
  const { text } = reading.document;
  const clause = roleClauseAt(passage, span) ?? clauseAt(passage, span);
  const counted = nounAfter(passage, span);
  const subject = clause?.voice === "passive" ? clause.object : clause?.agent;
  if (!clause || !subject || counted === "" || !/^\p{L}{3}/u.test(unit)) return null;
  if (contains(subject.span, span)) {
    const rest = slice(text, { start: subject.span.end, end: clause.span.end });
    return rest.length <= 80 ? `How many ${counted} ${tidy(rest)}` : null;
  }
  if (subject.span.end > clause.verb.start) return null;
  const whole = tidy(slice(text, { start: subject.span.end, end: clause.verb.end }));
  // Another verb of the same subject may stand between: `killed 14 people and injured …`.
  const verb = whole.length <= 24 && !/\d/u.test(whole) ? whole : slice(text, clause.verb);
  const name = nameOf(reading, subject).replace(/^(?:The|A|An)\b/u, (word) => word.toLowerCase());
  return `How many ${counted} ${name} ${verb}`;
}

/** The words that a number counts, as written: up to the noun that heads them; empty when no noun follows. */
function nounAfter(passage: Passage, place: Span): string {
  const tokens = passage.sentence?.tokens.filter((token) => token.start >= place.end).slice(0, 4) ?? [];
  const last = tokens.findLastIndex(
    (token, i) =>
      token.pos === "NOUN" && tokens.slice(0, i).every((one) => one.pos === "ADJ" || one.pos === "NOUN"),
  );
  if (last < 0) return "";
  const { text } = passage.reading.document;
  return tidy(slice(text, { start: tokens[0]?.start ?? place.end, end: tokens[last]?.end ?? place.end }));
}

// a rent of £900 · a yield of about 4 g
const BEFORE_OF = /\p{L}\sof\s(?:about\s|around\s|some\s|nearly\s|over\s)?$/iu;
// the height of the tower is 40 m · costs came to £3,000
const BEFORE_BE =
  /\b(?:is|was|are|were|be|being|amount\w{0,2} to|total\w{0,3}|came to|comes to)\s(?:about\s|around\s|some\s|nearly\s|over\s)?$/iu;

// 412 metres long · 11 metres in width · 412-metre-long
const DIMENSION =
  /^[\s-]?\p{L}{1,14}[\s-](?:in\s)?(?<side>long|wide|broad|high|tall|deep|thick|length|width|height|depth|thickness)\b/iu;
const NOUN_OF: Readonly<Record<string, string>> = {
  long: "length",
  wide: "width",
  broad: "width",
  high: "height",
  tall: "height",
  deep: "depth",
  thick: "thickness",
};
/** Verbs that only say how much: what is measured is their subject. */
const COPULAS: ReadonlySet<string> = new Set(
  "be reach measure total amount average exceed stand come attain hit".split(" "),
);

/** The noun that a number measures, where one is given: `a rent of £900`, `the height of the tower is 40 m`. */
export function measuredNoun(
  passage: Passage,
  place: Span,
): { readonly lemma: string; readonly phrase: string } | null {
  const { text } = passage.reading.document;
  const side = DIMENSION.exec(text.slice(place.end, place.end + 40))?.groups?.side?.toLowerCase();
  if (side !== undefined) {
    const noun = NOUN_OF[side] ?? side;
    return { lemma: noun, phrase: noun };
  }
  const clause = clauseAt(passage, place);
  const scope = clause?.span ?? passage.span;
  const before = text.slice(Math.min(scope.start, place.start), place.start);
  const tokens = (passage.sentence?.tokens ?? []).filter(
    (token) => token.start >= scope.start && token.end <= place.start,
  );
  const last = BEFORE_OF.test(before)
    ? tokens.findLastIndex((token) => token.pos === "NOUN")
    : BEFORE_BE.test(before)
      ? lastOfFirst(tokens.map((token) => token.pos))
      : -1;
  const head = tokens[last] ?? subjectOf(passage, clause, place);
  if (!head) return null;
  let first = tokens.indexOf(head);
  while (["NOUN", "ADJ"].includes(tokens[first - 1]?.pos ?? "")) first -= 1;
  const phrase = slice(text, { start: tokens[first]?.start ?? head.start, end: head.end });
  return { lemma: head.lemma, phrase: tidy(phrase).toLowerCase() };
}

/** The noun that a verb such as `reach` measures: `the strongest gust reached 142 km/h`. */
function subjectOf(passage: Passage, clause: Clause | null, place: Span): Token | null {
  if (!clause?.agent || clause.agent.anaphoric || !COPULAS.has(clause.lemma)) return null;
  if (clause.verb.end > place.start || place.start - clause.verb.end > 24) return null;
  const { head } = clause.agent;
  const token = passage.sentence?.tokens.find((one) => one.start <= head.start && head.start < one.end);
  return token?.pos === "NOUN" && token.start >= clause.span.start ? token : null;
}

/** Where the first noun phrase of a clause has its head. */
function lastOfFirst(tags: readonly string[]): number {
  const stop = tags.findIndex((tag) => tag === "ADP" || tag === "AUX" || tag === "VERB");
  return tags.slice(0, stop < 0 ? tags.length : stop).lastIndexOf("NOUN");
}

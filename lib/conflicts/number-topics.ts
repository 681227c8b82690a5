import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller, Token } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Quantity } from "./quantities.ts";
import { clauseAt, excerpt, nameOf, roleClauseAt, tidy } from "./topics.ts";

/**
 * What a disputed number is, in words: `How many people were killed in the fire`, `The purchase price`, `The result
 * between A and B`. The sentence itself where none of these can be made.
 */
export function numberTopic(passage: Passage, quantity: Quantity, other: Passage, dossier: Dossier): string {
  if (quantity.score !== null) return resultTopic(passage, quantity, other, dossier);
  const behind = passage.reading.document.text.slice(quantity.span.end, quantity.span.end + 18);
  if (/^\svotes?\s(?:to|against)\s/u.test(behind)) return "By how many votes it was decided";
  const noun = measuredNoun(passage, quantity.span);
  if (noun !== null) return `The ${ofWhat(passage, quantity.span, noun.phrase)}`;
  return (
    howMany(passage, quantity) ??
    howMuch(passage, quantity) ??
    `The figure in: “${excerpt(passage, quantity.span)}”`
  );
}

/** The noun with whose it is, where the clause names that: `length of Tarn Bridge`, `strongest gust at Skarv lighthouse`. */
function ofWhat(passage: Passage, place: Span, noun: string): string {
  const clause = clauseAt(passage, place);
  const subject = clause?.voice === "passive" ? clause.object : clause?.agent;
  if (!subject || subject.span.end > place.start || contains(subject.span, place)) return noun;
  const name = nameOf(passage.reading, subject).replace(/^The\b/u, "the");
  if (!/\p{Lu}/u.test(name) || name.length > LONGEST_NAME) return noun;
  const at = name.toLowerCase().indexOf(noun);
  if (at >= 0) return name.slice(at);
  return /^(?:the\s)?\p{Lu}/u.test(name) ? `${noun} of ${name}` : noun;
}

const LONGEST_NAME = 50;
const TRADES: ReadonlySet<string> = new Set(["buy", "sell", "purchase", "acquire"]);

const GIFTS: ReadonlySet<string> = new Set(
  "pay award give grant fine lend owe raise earn leave spend cost lose win donate".split(" "),
);

/** `The price of Hallow Mill`, `How much the jury awarded Ellen Marsh`; null for what is no money and no plain clause. */
function howMuch(passage: Passage, { span, unit }: Quantity): string | null {
  const clause = roleClauseAt(passage, span) ?? clauseAt(passage, span);
  if (!clause?.object || !/^[$€£]$/u.test(unit)) return null;
  const lower = (name: string) => name.replace(/^(?:The|A|An)\b/u, (word) => word.toLowerCase());
  const plain = (filler: RoleFiller | null) =>
    filler && !contains(filler.span, span) && nameOf(passage.reading, filler).length <= LONGEST_NAME
      ? lower(nameOf(passage.reading, filler))
      : null;
  const object = plain(clause.object);
  if (TRADES.has(clause.lemma)) return object === null ? null : `The price of ${object}`;
  const agent = plain(clause.agent);
  if (!GIFTS.has(clause.lemma)) return null;
  if (clause.voice === "passive" || agent === null || (clause.agent?.span.end ?? 0) > clause.verb.start)
    return null;
  const { text } = passage.reading.document;
  const between = tidy(slice(text, { start: clause.verb.end, end: Math.max(clause.verb.end, span.start) }));
  const to = plain(clause.recipient) ?? (/^\p{Lu}[^\d,;]{1,40}$/u.test(between) ? between : (object ?? ""));
  return tidy(`How much ${agent} ${slice(text, clause.verb)} ${to}`);
}

function resultTopic(a: Passage, { span }: Quantity, b: Passage, { terms }: Dossier): string {
  const others = terms.bearersIn(b);
  const names = [...terms.bearersIn(a)].filter((term) => others.has(term));
  const [x = "", y = ""] = names.map((term) => terms.nameOf(term));
  return y === "" ? `The result in: “${excerpt(a, span)}”` : `The result between ${x} and ${y}`;
}

/** `How many people were killed in the fire`, `How many houses the storm destroyed`; null when the clause is not plain. */
function howMany(passage: Passage, { span, unit }: Quantity): string | null {
  const { reading } = passage;
  const { text } = reading.document;
  const clause = roleClauseAt(passage, span) ?? clauseAt(passage, span);
  const counted = nounAfter(passage, span);
  const opening = text.slice(span.end, passage.span.end).replace(/[.!]\s*$/u, "");
  // `Forty-three people drowned.`
  if (!clause && counted !== "" && span.start === passage.span.start && opening.length <= LONGEST_NAME)
    return `How many ${tidy(opening)}`;
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

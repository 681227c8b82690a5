import { cover, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import { calledName, mentionsIn, possessive } from "./names.ts";
import { clausesOf } from "./places.ts";

/** What one does with a proposal, so that `it` behind the verb is the last one made. */
const REPLIES = new Set(
  "accept reject refuse decline approve oppose support welcome adopt ignore dismiss endorse veto second ratify sign denounce deliver".split(
    " ",
  ),
);
const NOUN_OF: Readonly<Record<string, string>> = {
  propose: "proposal",
  suggest: "suggestion",
  offer: "offer",
  demand: "demand",
  request: "request",
  invite: "invitation",
  move: "motion",
};
// "issued an ultimatum", "put forward his own plan"
const HELD =
  /^(?:an?|the|his|her|its|their|one) (?:\p{L}+ ){0,3}(?<noun>ultimatum|proposal|offer|demand|plan|draft|compromise|motion|amendment|bill|request|petition|invitation|note)\b/iu;
const MADE = new Set(
  "issue make present submit send put table move draft draw publish deliver hand give introduce address".split(
    " ",
  ),
);
/** How many sentences back it may have been made. */
const REACH = 2;

/** `Nasser rejected it`: whose ultimatum that was, in words, and where it is told; null when nothing tells it. */
export function itOfReply(
  reading: DocumentReading,
  clause: Clause,
): { readonly span: Span; readonly text: string; readonly source: Span } | null {
  const { object, voice } = clause;
  if (!REPLIES.has(clause.lemma) || voice !== "active" || object === null) return null;
  const { text } = reading.document;
  if (!/^it$/iu.test(slice(text, object.span))) return null;
  const here = reading.sentences[clause.sentence];
  const near = nearerPlan(reading, clause);
  if (near !== null) return { span: object.span, text: near.text, source: near.span };
  for (let back = 0; back <= REACH; back += 1) {
    const sentence = reading.sentences[clause.sentence - back];
    if (sentence === undefined || sentence.blockIndex !== here?.blockIndex) return null;
    const made = clausesOf(reading, sentence.index).findLast(
      (one) => one.verb.start < clause.verb.start && one.agent !== null && nounMade(reading, one) !== null,
    );
    const noun = made === undefined ? null : nounMade(reading, made);
    const owner = made?.agent ?? null;
    if (made === undefined || noun === null || owner === null) continue;
    const words = slice(text, owner.span).replace(/\s+/gu, " ");
    const source = cover(owner.span, made.object?.span ?? made.verb);
    if (owner.name !== null)
      return { span: object.span, text: `${possessive(calledName(reading, owner.name))} ${noun}`, source };
    const named = mentionsIn(reading, owner.span).length > 0 && words.split(" ").length <= 6;
    return named && !/^(?:he|she|they|it)\b/iu.test(words)
      ? { span: object.span, text: `the ${noun} of ${words}`, source }
      : null;
  }
  return null;
}

const PLAN =
  /^(?:idea|plan|scheme|project|draft|treaty|convention|pact|protocol|agreement|bill|budget|design|report|note|dispatch|letter|demand|ultimatum)$/iu;
const PAPER = /^(?:treaty|convention|pact|protocol|agreement|bill|note|dispatch|letter|demand|ultimatum)$/iu;

/** `never liked the Panther idea: he approved it …`: what the same sentence speaks of before stands nearer than any offer. */
function nearerPlan(
  { document, sentences }: DocumentReading,
  { sentence: index, verb, verb: { start } }: Clause,
): { readonly text: string; readonly span: Span } | null {
  const tokens = sentences[index]?.tokens ?? [];
  const at = tokens.findLastIndex((token) => token.end <= start && PLAN.test(token.text));
  if (at < 0) return null;
  let first = at;
  while (first > 0 && /^(?:ADJ|NOUN|PROPN)$/u.test(tokens[first - 1]?.pos ?? "")) first -= 1;
  const head = tokens[first - 1];
  const last = tokens[at];
  // "approved the treaty, and the Tsar ratified it": of papers the bare noun will do
  if (last === undefined || head === undefined || !/^the$/iu.test(head.text)) return null;
  if (first === at && !PAPER.test(last.text)) return null;
  const span = { start: head.start, end: last.end };
  return verb.start - span.end > 80 ? null : { text: slice(document.text, span), span };
}

function nounMade(
  { document }: DocumentReading,
  { lemma, voice, finite, negated, object }: Clause,
): string | null {
  if (!finite || voice !== "active" || negated) return null;
  const plain = NOUN_OF[lemma];
  if (plain !== undefined) return plain;
  if (!MADE.has(lemma) || object === null) return null;
  return HELD.exec(slice(document.text, object.span))?.groups?.noun?.toLowerCase() ?? null;
}

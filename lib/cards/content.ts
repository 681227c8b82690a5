import type { Span } from "#lib/base/text.ts";
import type { Proof, Wording } from "./candidate.ts";
import { type Phrase, phrase, tidy } from "./phrases.ts";
import { asked, predicate, proofOf, type Telling, withPreposition } from "./telling.ts";

/** A content answer longer than this is cut where a thought ends. */
const MAX_WORDS = 14;

// The answer may end before any of these: ", including Finland" · " in order to …" · " with …"
const BREAKS =
  /,\s|\s(?=(?:including|such as|in order to|with|within|during|at|when|while|if|regarding|between|among|against|under|after|before|for|from|in|on|by|of|and)\s)/gu;

/** The beginning of a long phrase, up to the last place before the limit where it can end. */
export function shortened(text: string, max: number = MAX_WORDS): string {
  const words = text.split(" ");
  if (words.length <= max) return text;
  const limit = words.slice(0, max).join(" ").length;
  let cut = 0;
  for (const match of text.matchAll(BREAKS)) {
    if (match.index > limit) break;
    cut = match.index;
  }
  return cut < 12 ? text : tidy(text.slice(0, cut)).replace(/ (?:and|or|of|to|the|a)$/u, "");
}

/** The opening words of a sentence before its subject, when they say where or when: `In the air raid shelter`. */
export function leadIn(telling: Telling): Phrase | null {
  const { reading, sentence, subjectFiller, clause } = telling;
  if (subjectFiller === null) return null;
  const { text } = reading.document;
  const start = Math.max(
    sentence.span.start,
    Math.min(clause.span.start, subjectFiller.span.start) === sentence.span.start
      ? sentence.span.start
      : clause.span.start,
  );
  const lead = text.slice(start, subjectFiller.span.start);
  if (lead.length < 5 || lead.length > 90) return null;
  // "During the talks, …" · "In a telegram to Molotov that night, …" · "After the war …"
  const opening =
    /^(?<words>(?:In|At|On|During|After|Before|Under|By|Following|Throughout|Despite|Because of|Within)\s[^,;:]{3,70}),\s*$/u.exec(
      lead,
    )?.groups?.words;
  if (opening === undefined) return null;
  const made = phrase(reading, { start, end: start + opening.length });
  return { text: made.text.charAt(0).toLowerCase() + made.text.slice(1), context: made.context };
}

const WHEN_WHERE = /^(?:during|after|before|following|until|throughout|upon|despite|at)$/iu;

/** Stretches behind the object that say when or to whom: they belong into the question, not into the answer. */
function asides(telling: Telling, from: number): Span[] {
  const { clause, restSpan, reading } = telling;
  const { text } = reading.document;
  const out: Span[] = [];
  const later = (span: Span): boolean => span.start > from && span.end <= restSpan.end;
  if (clause.recipient !== null && later(clause.recipient.span)) {
    const to = /\b(?:to|for|from)\s+$/iu.exec(
      text.slice(clause.recipient.span.start - 6, clause.recipient.span.start),
    );
    if (to !== null)
      out.push({ start: clause.recipient.span.start - to[0].length, end: clause.recipient.span.end });
  }
  for (const { preposition, span } of clause.adjuncts) {
    if (
      WHEN_WHERE.test(preposition) &&
      later(span) &&
      !out.some((one) => one.start < span.end && span.start < one.end)
    )
      out.push(span);
  }
  return out.sort((x, y) => x.start - y.start);
}

/** `[from, to)` without the spans in `without`. */
function pieces(from: number, to: number, without: readonly Span[]): Span[] {
  const out: Span[] = [];
  let at = from;
  for (const one of without) {
    if (one.start > at) out.push({ start: at, end: one.start });
    at = Math.max(at, one.end);
  }
  if (at < to) out.push({ start: at, end: to });
  return out;
}

/** `What did S propose …?`: the verb's object is the answer; what stands between verb and object stays in the question. */
export function askContent(
  telling: Telling,
  from: number,
  options: { readonly ask?: string; readonly tail?: string } = {},
): { wording: Wording; context: readonly Span[] } | null {
  const { ask = "What", tail = "" } = options;
  const { clause, restSpan, reading } = telling;
  const to = Math.max(from, restSpan.end);
  const when = clause.when === null ? [] : [withPreposition(reading.document.text, clause.when)];
  const aside = asides(telling, from);
  const question = asked(telling, [...pieces(from, to, aside), ...when]);
  const content = phrase(reading, { start: from, end: to }, [...aside, ...when]);
  if (question === null || content.text === "") return null;
  const lead = leadIn(telling);
  const where = lead === null ? "" : ` ${lead.text}`;
  const answer = shortened(content.text).replace(/^(?:that|to) /u, "");
  return {
    wording: { question: `${ask} ${question.text}${tail}${where}?`, answer },
    context: [...question.context, ...content.context, ...(lead?.context ?? [])],
  };
}

/** `Who proposed a plan to …?`: the subject is the answer. */
export function askSubject(
  telling: Telling,
  person: boolean,
  name: string,
): { wording: Wording; context: readonly Span[] } {
  const said = predicate(telling);
  return {
    wording: {
      question: `${person ? "Who" : "What"} ${shortened(said.text, 26)}?`,
      answer: name,
      derived: true,
    },
    context: said.context,
  };
}

/** The clause's own words as proof, with the receipts of what was filled in. */
export function proofsOf(telling: Telling, context: readonly Span[], also: readonly Span[] = []): Proof[] {
  const span = proofOf(telling, also);
  const proofs: Proof[] = [{ span, role: "proof" }];
  for (const one of context) {
    if (one.start >= span.start && one.end <= span.end) continue;
    if (proofs.length < 3 && !proofs.some((other) => other.span.start === one.start))
      proofs.push({ span: one, role: "context" });
  }
  return proofs;
}

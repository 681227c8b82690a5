import type { Span } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Proof, Wording } from "./candidate.ts";
import { whenWords } from "./date-words.ts";
import { nameAt, withArticle } from "./names.ts";
import { type Phrase, phrase, tidy } from "./phrases.ts";
import { touching } from "./places.ts";
import { asked, predicate, proofOf, type Telling, withPreposition } from "./telling.ts";
import { contentWords } from "./words.ts";

/** A content answer longer than this is cut where a thought ends. */
const MAX_WORDS = 16;

// The answer may end before any of these: ", including Finland" · " in order to …" · " during …"
const BREAKS =
  /,\s|\s(?=(?:including|such as|in order to|with|within|during|at|when|while|if|regarding|between|among|against|under|after|before|for|from|in|on|by|of)\s)/gu;

/** The beginning of a long phrase, up to the last place before the limit where it can end. */
export function shortened(text: string, max: number = MAX_WORDS): string {
  const words = text.split(" ");
  if (words.length <= max) return text;
  const limit = words.slice(0, max).join(" ").length;
  let cut = 0;
  for (const match of text.matchAll(BREAKS)) {
    if (match.index > limit) break;
    const head = text.slice(0, match.index);
    // "between A" without its "and B" says something else.
    if (!/\b(?:between|both)\b(?:(?!\band\b).)*$/u.test(head)) cut = match.index;
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
    /^(?<words>(?:In|At|On|During|After|Before|Under|By|Following|Throughout|Despite|Because of|Within|Instead of|Rather than|As part of|As a result of)\s[^,;:]{3,70}),\s*$/u.exec(
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
  const where = lead === null ? coarseWhen(telling) : ` ${lead.text}`;
  const know = /^to know (?=why|how|whether|what|who|when|where)/u.exec(content.text)?.[0] ?? "";
  const answer = shortened(content.text.slice(know.length)).replace(/^(?:that|to) /u, "");
  const asks = tail === "" ? (headNoun(telling, from, answer) ?? ask) : ask;
  return {
    wording: { question: `${asks} ${question.text}${know === "" ? tail : " to know"}${where}?`, answer },
    context: [...question.context, ...content.context, ...(lead?.context ?? [])],
  };
}

/** `What plan` for `a plan to divide the world`: the head of a long object makes the question definite. */
function headNoun({ sentence }: Telling, from: number, answer: string): string | null {
  const { tokens } = sentence;
  const first = tokens.findIndex((token) => token.start >= from);
  const stop = tokens.findIndex(
    (token, index) => index > first && !/^(?:NOUN|ADJ|DET|NUM|PUNCT)$/u.test(token.pos),
  );
  const head = tokens[stop - 1];
  const next = tokens[stop];
  if (first < 0 || stop <= first || head?.pos !== "NOUN" || next === undefined) return null;
  if (!/^(?:to|of|on|for|with|over|between|in|about|against|from|into|that|which)$/u.test(next.text))
    return null;
  // Something must be left to answer.
  if (contentWords(answer).length < 3) return null;
  return `What ${head.text}`;
}

/** When it was, one step coarser than the document says, so that no date is given away: `in June 1941`. */
export function coarseWhen({ reading, clause }: Telling): string {
  const { when } = clause;
  const mention = when === null ? undefined : touching(reading.dates, when)[0];
  if (mention === undefined || mention.certainty === "implied") return "";
  const coarser =
    mention.granularity === "day"
      ? mention.value.slice(0, 7)
      : mention.granularity === "month"
        ? mention.value.slice(0, 4)
        : null;
  const words = coarser === null ? null : whenWords({ value: coarser, modifier: null });
  return words === null ? "" : ` ${words}`;
}

/** `Who proposed a plan to …?`: the subject is the answer. */
export function askSubject(
  telling: Telling,
  person: boolean,
): { wording: Wording; context: readonly Span[] } {
  const said = predicate(telling);
  const { subjectFiller, reading, subject } = telling;
  const named = subjectFiller === null ? null : nameAt(reading, subjectFiller.span);
  const answer = named === null ? (subject?.text ?? "") : withArticle(named);
  return {
    wording: { question: `${person ? "Who" : "What"} ${shortened(said.text, 26)}?`, answer, derived: true },
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

/** Where `to …` begins behind the verb or its object: `enabled Hitler | to invade Poland`; null when there is none. */
export function infinitiveStart(telling: Telling): number | null {
  const { clause, restSpan, reading } = telling;
  const { text } = reading.document;
  const { object, complement } = clause;
  if (
    complement?.kind === "infinitive" &&
    complement.span.start >= restSpan.start &&
    complement.span.start < restSpan.end
  )
    return complement.span.start;
  for (const at of [object?.span.end ?? restSpan.start, restSpan.start]) {
    if (at < restSpan.start || at >= restSpan.end) continue;
    const match = /^\s+(?=(?:not )?to\s+\p{Ll})/u.exec(text.slice(at, restSpan.end));
    if (match === null) continue;
    const begin = at + match[0].length;
    // "to a formal agreement" and "to Moscow" are no deeds.
    const verb = telling.sentence.tokens.find(
      (token) => token.start > begin + 1 && !/^(?:not|to)$/iu.test(token.text),
    );
    if (verb?.pos === "VERB" || verb?.pos === "AUX") return begin;
  }
  return null;
}

/** Where a noun phrase begins right behind the verb, or behind a time that stands between: `postponed until May | its plans`. */
export function plainStart({ clause, restSpan, sentence }: Telling): number | null {
  const between = clause.adjuncts.find(
    (one) => one.span.start - restSpan.start <= 1 && one.span.end < restSpan.end - 2,
  );
  const from = between?.span.end ?? restSpan.start;
  const first = sentence.tokens.find((token) => token.start >= from && token.start < restSpan.end);
  return first !== undefined && /^(?:NOUN|PROPN|ADJ|DET|NUM|PRON)$/u.test(first.pos) ? first.start : null;
}

/**
 * Whether a clause states something that is so: a finite verb, or a participle that tells what followed
 * (`, revealing the rift`). Infinitives, reduced relatives (`offers made by …`) and relatives state nothing by themselves.
 */
export function isStated(
  { document }: DocumentReading,
  { finite, verb, voice, span, agent, object }: Clause,
): boolean {
  const { text } = document;
  if (!finite)
    return /ing$/u.test(text.slice(verb.start, verb.end)) && agent !== null && agent.span.end <= verb.start;
  const before = text.slice(Math.max(0, verb.start - 24), verb.start);
  if (voice === "passive" && !/\b(?:am|is|are|was|were|be|been|being|get|gets|got)\b[^.,;]*$/iu.test(before))
    return false;
  const subject = voice === "passive" ? object : agent;
  if (subject === null || subject.span.end > verb.start) return subject !== null;
  return !/\b(?:which|that|who|whom|whose|where|to)\s/iu.test(
    ` ${text.slice(Math.max(subject.span.end, span.start), verb.start)}`,
  );
}

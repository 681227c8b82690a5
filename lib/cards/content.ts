import type { Span } from "#lib/base/text.ts";
import type { Proof, Wording } from "./candidate.ts";
import { whenWords } from "./date-words.ts";
import { kindAsked, makeDefinite } from "./definite.ts";
import { nameAt, withArticle } from "./names.ts";
import { type Phrase, phrase } from "./phrases.ts";
import { touching } from "./places.ts";
import { pointsOutside } from "./pointing.ts";
import { closedList, shortened } from "./shorten.ts";
import { asked, predicate, proofOf, type Telling, withPreposition } from "./telling.ts";
import { saysTooLittle } from "./too-little.ts";
import {
  headNoun,
  heldThing,
  howMuch,
  lastsHowLong,
  threeThings,
  whichPlaces,
  whomAsked,
  whose,
  withoutCondition,
} from "./which-noun.ts";
import { endingsOf, mayFollow } from "./word-before.ts";
import { contentWords } from "./words.ts";

/** The opening words of a sentence before its subject, when they say where or when: `In the air raid shelter`. */
export function leadIn(telling: Telling): Phrase | null {
  const { reading, sentence, subjectFiller } = telling;
  if (subjectFiller === null) return null;
  const { text } = reading.document;
  const { start } = sentence.span;
  const lead = text.slice(start, subjectFiller.span.start);
  if (lead.length < 5 || lead.length > 90) return null;
  // "During the talks, …" · "In a telegram to Molotov that night, …" · "After the war …"
  const opening =
    /^(?<words>(?:In|At|On|During|After|Before|Under|By|Following|Throughout|Despite|Because of|Within|Instead of|Rather than|As part of|As a result of)\s[^,;:]{3,70}),\s*$/u.exec(
      lead,
    )?.groups?.words;
  if (opening === undefined) return null;
  const made = phrase(reading, { start, end: start + opening.length });
  if (
    pointsOutside(`What did Name do ${made.text}?`) ||
    touching(reading.dates, { start, end: start + opening.length }).length > 0
  )
    return null;
  return { text: made.text.charAt(0).toLowerCase() + made.text.slice(1), context: made.context };
}

const WHEN_WHERE = /^(?:during|after|before|following|until|throughout|upon|despite)$/iu;

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
    const relative = /^(?:\s+(?:who|whom|which|that|of)|,)\s/u.test(
      text.slice(clause.recipient.span.end, restSpan.end),
    );
    if (to !== null)
      out.push({
        start: clause.recipient.span.start - to[0].length,
        end: relative ? restSpan.end : clause.recipient.span.end,
      });
  }
  for (const { preposition, span } of clause.adjuncts) {
    if (!later(span) || !WHEN_WHERE.test(preposition)) continue;
    if (out.some((one) => one.start < span.end && span.start < one.end)) continue;
    // "three years after her death"
    const since = /,?\s(?:\p{L}+|\d+)\s(?:years?|months?|weeks?|days?|hours?)\s$/u.exec(
      text.slice(from, span.start),
    );
    out.push({ start: span.start - (since?.[0].length ?? 0), end: span.end });
  }
  if (out.length > 0) return out.sort((x, y) => x.start - y.start);
  // "annexed parts of Finland during the Winter War": the reading may hang the time on the noun.
  const trailing =
    /\s(?=(?:during|throughout|following|until|after|before) (?:the|a|an|his|her|their|its|\p{Lu})[^,;]{3,60}$)/u.exec(
      text.slice(from, restSpan.end),
    );
  if (trailing !== null && trailing.index > 3)
    out.push({ start: from + trailing.index + 1, end: restSpan.end });
  return out;
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
  const { restSpan, reading } = telling;
  const to = Math.max(from, restSpan.end);
  const when = datesIn(telling);
  const aside = asides(telling, from);
  const question = asked(telling, [...pieces(from, to, aside), ...when]);
  const content = phrase(reading, { start: from, end: to }, [...aside, ...when]);
  if (question === null || content.text === "") return null;
  const lead = leadIn(telling);
  const where = lead === null ? coarseWhen(telling) : ` ${lead.text}`;
  const know = /^to know (?=why|how|whether|what|who|when|where)/u.exec(content.text)?.[0] ?? "";
  const plain = content.text.slice(know.length);
  const full = withExamples(telling, to, plain);
  const examples = full === plain ? [] : [{ start: to, end: to + (examplesAt(telling, to)?.length ?? 0) }];
  const whole = closedList(reading.document.text.slice(to, to + 6), full);
  const answer = shortened(withoutCondition(telling, whole.replace(/, and (?:when|then|that) .*$/u, "")))
    .replace(/^(?:that|to) /u, "")
    .replace(LEFT_OVER, "");
  const asks =
    tail === "" && options.ask === undefined
      ? (whichPlaces(telling, from, to) ?? kindOf(telling, from, answer) ?? ask)
      : ask;
  const asking = `${asks} ${question.text}${know === "" ? tail : " to know"}${where}?`.replace(SAME_TIME, "");
  // "claimed to have mended the pump"
  const done = tail === " to do" ? /^have (?=\p{Ll}+)/u.exec(answer) : null;
  if (done !== null)
    return {
      wording: {
        question: asking.replace(/ to do(?=\?| )/u, " to have done"),
        answer: answer.slice(done[0].length),
      },
      context: [...question.context, ...content.context, ...(lead?.context ?? [])],
    };
  const lasts = lastsHowLong(telling, full);
  if (lasts !== null) return { wording: lasts, context: [...question.context, ...content.context] };
  const other =
    asks === "What" && tail === ""
      ? (askedThree(telling, plain, question.text, where) ??
        heldThing(question.text, plain, where) ??
        whomAsked(telling, from, question.text, { content: plain, where }))
      : null;
  if (other !== null)
    return { wording: other, context: [...question.context, ...content.context, ...(lead?.context ?? [])] };
  const named = asks === "What" && tail === "" ? kindAsked(full) : null;
  if (know === "" && (named !== null || saysTooLittle(asking))) {
    const vague = {
      telling,
      from,
      to,
      content: full.replace(SAME_TIME, ""),
      base: question.text,
      tail,
      where,
    };
    const better = makeDefinite(vague);
    if (better !== null)
      return {
        wording: { question: better.question, answer: better.answer },
        context: [...question.context, ...content.context, ...better.context, ...(lead?.context ?? [])],
      };
  }
  const sum = asks === "What" && tail === "" ? howMuch(question.text, plain, where) : null;
  if (sum !== null)
    return { wording: sum, context: [...question.context, ...content.context, ...(lead?.context ?? [])] };
  const noun = /^Which (?<noun>\p{Ll}+)$/u.exec(asks)?.groups?.noun;
  const owned = noun === undefined ? null : whose(asking, answer);
  if (owned !== null)
    return {
      wording: owned,
      context: [...examples, ...question.context, ...content.context, ...(lead?.context ?? [])],
    };
  // "Which plan …?" — "divide the world", not "a plan to divide the world"
  const deed = noun === undefined || BODIES.test(noun) ? null : TO_DO.exec(answer);
  if (
    deed !== null &&
    deed.groups?.noun === noun &&
    answer.split(" ").length - deed[0].split(" ").length >= 2
  )
    return {
      // "Which contract …? — to build the pier": what it was for
      wording: {
        question: asking,
        answer: `${noun === "contract" ? "to " : ""}${answer.slice(deed[0].length)}`,
      },
      context: [...examples, ...question.context, ...content.context, ...(lead?.context ?? [])],
    };
  return {
    wording: { question: asking, answer, ...(isThin(telling, asking) ? { thin: true as const } : {}) },
    context: [...examples, ...question.context, ...content.context, ...(lead?.context ?? [])],
  };
}

/** `Which reform`, unless the answer would begin with that very word: `reform of the mint`. */
function kindOf(telling: Telling, from: number, answer: string): string | null {
  const asks = headNoun(telling, from, answer);
  const again = asks !== null && answer.startsWith(`${asks.replace("Which ", "")} `);
  return again && /^\p{Ll}+ (?:of|as|in|for|on) /u.test(answer) ? null : asks;
}

const TO_DO =
  /^(?:(?:an?|the) )?(?<noun>\p{Ll}+) to (?!(?:the|an?|its|his|her|their|all|every|each|any)\b)(?=\p{Ll})/u;

// "a company to build a line": what it was for is not the company
const BODIES =
  /^(?:company|society|committee|commission|club|league|school|party|expedition|army|fleet|court|fund|board|union|trust|association|body|group|team)$/u;

/** Demands and offers of three things are remembered as three; of deeds no list is made. */
function askedThree({ clause }: Telling, content: string, question: string, where: string): Wording | null {
  return /^(?:demand|offer|propose|promise|request|include|grant|guarantee|recommend|claim|seek|want)$/u.test(
    clause.lemma,
  )
    ? threeThings(question, content, where)
    : null;
}

// "all prisoners and, furthermore" · "a war in Sicily between Hiero": what led into words that were cut off
const LEFT_OVER = /,? and,? (?:furthermore|finally|moreover|also|then)$| between (?:(?! and ).)*$/u;

// "essential raw materials | , including oil and grain"
const EXAMPLES =
  /^,\s+(?:including|such as|namely)\s+[^.;:()]{3,70}?(?=[.;:]|,\s+(?:which|who|while|but)\b|$)/u;
const MAX_WITH_EXAMPLES = 14;

// "in the same period" · "at the same time": a time that only the sentence before tells
const SAME_TIME =
  / (?:in|at|during|over|within) th(?:e|at) same (?:period|time|years?|months?|weeks?|days?)(?=\?| |$)/u;

function examplesAt({ reading, sentence }: Telling, place: number): string | null {
  const { text } = reading.document;
  return text.startsWith(",", place)
    ? (EXAMPLES.exec(text.slice(place, sentence.span.end))?.[0] ?? null)
    : null;
}

/** The content together with the examples behind it, when both are short: they are what one remembers it by. */
function withExamples(telling: Telling, end: number, content: string): string {
  const behind = examplesAt(telling, end);
  if (behind === null || content.includes(",")) return content;
  const whole = `${content}${phrase(telling.reading, { start: end + 1, end: end + behind.length }).text.replace(/^/u, ", ")}`;
  return whole.split(" ").length <= MAX_WITH_EXAMPLES ? whole : content;
}

/** The times of a clause with the words that lead into them; a year that belongs to a noun (`the protocol of 1939`) stays. */
export function datesIn({ reading, restSpan }: Telling): Span[] {
  const { text } = reading.document;
  const dates = touching(reading.dates, restSpan);
  if (dates.length === 0) return [];
  return dates
    .filter(
      (one) =>
        !one.quoted &&
        one.granularity !== "duration" &&
        !(
          mayFollow(text, one.span.start, OWNING) &&
          /\b(?:of|the)\s+$/iu.test(text.slice(restSpan.start, one.span.start))
        ) &&
        !leadsNoun(text, one.span.end),
    )
    .map((one) => withPreposition(text, one.span));
}

const OWNING = endingsOf("of the");

/** `the autumn | session`: the time is a part of a name for something. */
export function leadsNoun(text: string, end: number): boolean {
  if (text.charCodeAt(end) !== 0x20) return false;
  return /^ (?!(?:and|or|to|in|into|on|onto|at|by|for|with|from|of|off|over|under|through|near|against|during|without|within|as|but|when|where|while|which|who|after|before|until|because|that|the|a|an)\b)\p{Ll}{3,}/u.test(
    text.slice(end, end + 24),
  );
}

/** Whether a question says too little beside its subject. */
function isThin({ subject }: Telling, question: string): boolean {
  // "What did discussions include?": a bare noun of several possible ones
  if (/^\p{Ll}+$/u.test(subject?.text ?? "")) return true;
  const own = contentWords(subject?.text ?? "");
  let more = 0;
  for (const word of contentWords(question)) if (!own.includes(word)) more += 1;
  return more < 2;
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
  const said = predicate(telling, datesIn(telling));
  const { subjectFiller, reading, subject } = telling;
  const named = subjectFiller === null ? null : nameAt(reading, subjectFiller.span);
  const answer = named === null ? (subject?.text ?? "") : withArticle(named);
  const does = shortened(said.text.replace(/, and (?:when|then) .*$/u, ""), 26);
  const entity = subjectFiller?.entity ?? null;
  // "Who sought to consolidate its power?": a state is asked for as one.
  const state = named !== null && entity !== null && (reading.entities[entity]?.state ?? null) !== null;
  // "What allowed the appeal? — the Court of Appeal"
  const body =
    /\b(?:[Cc]ourt|jury|committee|council|government|parliament|board|commission|cabinet|senate)\b/u.test(
      answer.replace(/ of .*$/u, ""),
    );
  const asks = state
    ? `Which country ${/s$/u.test(subject?.text ?? "") ? does.replace(/\btheir\b/u, "its") : does}`
    : `${person || body || named !== null ? "Who" : "What"} ${does}`;
  return {
    wording: {
      question: `${asks}?`,
      answer,
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

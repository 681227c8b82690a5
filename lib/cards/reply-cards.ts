import { madeOf } from "#lib/base/made-of.ts";
import type { Span } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { calledName, nameAt } from "./names.ts";
import { phrase } from "./phrases.ts";
import { clausesOf, holdingSentences, inSentencesWith, isReadable, statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell } from "./telling.ts";

/** What came back on an offer, a request, a letter: here the answer is that nothing came. */
export function replyCandidates(reading: DocumentReading): Candidate[] {
  return [
    ...madeOf(statements(reading), (clause) => {
      if (!REPLIES.has(clause.lemma) || clause.attributed || !isStated(reading, clause)) return null;
      const telling = tell(reading, clause);
      return telling === null ? null : neverReplied(telling);
    }),
    ...madeOf(reading.clauses, (clause) => (isWished(reading, clause) ? atRequest(reading, clause) : null)),
    ...madeOf(reading.sentences, (sentence) => noReply(reading, sentence)),
  ];
}

// "at the request to revoke the guarantees": a wish that is only named
const REQUEST =
  /^(?:the|an?|his|her|their|its)\s(?:\p{L}+\s)?(?<noun>request|proposal|demand|offer|suggestion|invitation|appeal|call|ultimatum)\s(?:to\s\p{Ll}+\s|that\s|for\s)[^,;:.]{4,90}$/u;

// Any wish of those: most sentences name none
const isWished = inSentencesWith(
  ["request", "proposal", "demand", "offer", "suggestion", "invitation", "appeal", "call", "ultimatum"],
  /(?:request|proposal|demand|offer|suggestion|invitation|appeal|call|ultimatum)\s(?:to|that|for)\s/u,
);

/** `At which request did the minister leave the room?` */
function atRequest(reading: DocumentReading, clause: Clause): Candidate | null {
  if (!clause.finite || clause.negated || clause.modality !== null) return null;
  const sentence = reading.sentences[clause.sentence];
  const telling = sentence === undefined || sentence.block.zone === "heading" ? null : tell(reading, clause);
  if (telling === null || sentence === undefined || telling.subject === null) return null;
  const { text } = reading.document;
  const at = /\s(?<how>at|to|with|over|against|about)\s(?=(?:the|an?|his|her|their|its)\s)/u.exec(
    text.slice(telling.restSpan.start, telling.restSpan.end),
  );
  const how = at?.groups?.how;
  if (at === null || how === undefined) return null;
  const span = { start: telling.restSpan.start + at.index + at[0].length, end: telling.restSpan.end };
  const noun = REQUEST.exec(text.slice(span.start, span.end))?.groups?.noun;
  if (noun === undefined) return null;
  const question = asked(telling, [{ start: span.start - at[0].length, end: span.end }]);
  if (question === null) return null;
  const by = clause.attributed ? saidBy(reading, clause) : "";
  if (by === null) return null;
  const said = phrase(reading, span);
  return {
    reading,
    category: "proposal",
    frame: "request",
    key: [noun, said.text],
    wordings: [
      {
        question: `${how.charAt(0).toUpperCase()}${how.slice(1)} which ${noun} ${question.text}${by}?`,
        answer: shortened(said.text),
      },
    ],
    proofs: proofsOf(telling, [...question.context, ...said.context]),
    focus: span,
    sentence: sentence.index,
    weight: 0.75,
  };
}

/** `, according to Solberg`, for what somebody only reported; null when nobody named did. */
function saidBy(reading: DocumentReading, clause: Clause): string | null {
  const saying = clausesOf(reading, clause.sentence).findLast(
    (one) => one.verb.end < clause.verb.start && one.complement?.kind === "that" && one.agent?.name != null,
  );
  const name = saying?.agent?.name ?? null;
  return name === null ? null : `, according to ${calledName(reading, name)}`;
}

const REPLIES = new Set(["reply", "respond", "answer", "react"]);

/** `How did the Royal Society respond to the request?` — `The Royal Society never replied`. */
function neverReplied(telling: Telling): Candidate | null {
  const { clause, reading, subject, sentence, restSpan } = telling;
  const { text } = reading.document;
  if (!REPLIES.has(clause.lemma) || clause.voice === "passive" || !clause.finite || subject === null)
    return null;
  const before = text.slice(Math.max(clause.span.start, clause.verb.start - 20), clause.verb.start);
  if (!clause.negated && !/\b(?:never|not|n[’']t)\s+(?:\p{Ll}+\s+)?$/u.test(before)) return null;
  const said = phrase(reading, restSpan);
  const to = clause.lemma === "answer" ? said.text : /^to (?<what>.+)$/u.exec(said.text)?.groups?.what;
  if (to === undefined || to.split(" ").length < 2) return null;
  const never = /\bnever\s+$/u.test(before)
    ? `never ${text.slice(clause.verb.start, clause.verb.end)}`
    : null;
  return made(reading, sentence, {
    question: `How did ${subject.text} ${clause.lemma} to ${to}?`.replace("answer to ", "answer "),
    answer: `${capital(subject.text)} ${never ?? `did not ${clause.lemma}`}`,
    key: [subject.text, "no-reply", to],
    proofs: proofsOf(telling, [...subject.context, ...said.context]),
    focus: clause.verb,
  });
}

// "there was no German reply" · "no answer ever came from the ministry"
const NONE =
  /\b(?:(?<there>there (?:was|came|has been|had been) )|[Nn]o )(?:(?<!\b[Nn]o )no )?(?<whose>\p{Lu}\p{L}+ )?(?<what>reply|answer|response)(?<came> (?:ever )?(?:came|was (?:ever )?(?:given|received|sent)|arrived))?\b/u;
/** One of these is in it: most sentences hold none. */
const namesReply = holdingSentences(["reply", "answer", "response"]);
const PAPER =
  /\b(?:offer|proposal|request|demand|conditions?|letter|note|petition|appeal|invitation|ultimatum)\b/iu;

/** `What German reply was there after the offer was sent to Moscow?` — `No German reply`. */
function noReply(reading: DocumentReading, sentence: Sentence): Candidate | null {
  if (!namesReply(reading, sentence)) return null;
  if (!isReadable(sentence) || sentence.block.zone === "heading") return null;
  const { text } = reading.document;
  const said = text.slice(sentence.span.start, sentence.span.end);
  const match = NONE.exec(said);
  const what = match?.groups?.what;
  if (match === null || what === undefined || !/\bno /iu.test(match[0])) return null;
  if (match.groups?.there === undefined && match.groups?.came === undefined) return null;
  const at = sentence.span.start + match.index;
  const paper = paperBefore(reading, sentence, at);
  if (paper === null) return null;
  const kind = `${match.groups?.whose ?? ""}${what}`;
  return made(reading, sentence, {
    question: `What ${kind} came after ${paper.text}?`,
    answer: `No ${kind}`,
    key: [paper.text, "no-reply"],
    proofs: [
      { span: { start: at, end: at + match[0].length }, role: "proof" },
      { span: paper.span, role: "proof" },
      ...paper.context.map((span) => ({ span, role: "context" as const })),
    ],
    focus: { start: at, end: at + match[0].length },
  });
}

/** The paper that was sent or made before, in the same sentence or the one before: `an offer to join was sent to Moscow`. */
function paperBefore(
  reading: DocumentReading,
  sentence: Sentence,
  end: number,
): { text: string; span: Span; context: readonly Span[] } | null {
  for (const index of [sentence.index, sentence.index - 1]) {
    const clause = clausesOf(reading, index).findLast((one) => {
      const object = one.object?.span ?? null;
      return (
        one.finite &&
        one.verb.end < end &&
        object !== null &&
        /^(?:send|make|present|submit|deliver|hand|write|address|propose|offer|demand)$/u.test(one.lemma) &&
        PAPER.test(reading.document.text.slice(object.start, object.end + 40))
      );
    });
    const telling = clause === undefined ? null : tell(reading, clause);
    if (telling === null || clause === undefined) continue;
    const start =
      clause.voice === "passive"
        ? (clause.object?.span.start ?? null)
        : (telling.subjectFiller?.span.start ?? null);
    if (start === null) continue;
    // "After Solberg left, an offer": where the reading took the opening for a part of it.
    const verbs = reading.document.text.slice(start, clause.verb.start);
    const comma = verbs.lastIndexOf(", ");
    const span = { start: start + (comma < 0 ? 0 : comma + 2), end: telling.restSpan.end };
    if (clause.voice === "active" && nameAt(reading, telling.subjectFiller?.span ?? span) === null) continue;
    const said = phrase(reading, span);
    return {
      text: said.text.replace(/ (?:still|then|later|also|finally) /u, " "),
      span,
      context: said.context,
    };
  }
  return null;
}

function made(
  reading: DocumentReading,
  sentence: Sentence,
  one: {
    readonly question: string;
    readonly answer: string;
    readonly key: readonly string[];
    readonly proofs: Candidate["proofs"];
    readonly focus: Span;
  },
): Candidate {
  return {
    reading,
    category: "outcome",
    frame: "no-reply",
    key: one.key,
    wordings: [{ question: one.question, answer: one.answer, derived: true }],
    proofs: one.proofs,
    focus: one.focus,
    sentence: sentence.index,
    weight: 0.9,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

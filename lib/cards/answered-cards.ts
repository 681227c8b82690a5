import { madeOf } from "#lib/base/made-of.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { isDoubtfulPronoun } from "./doubts.ts";
import { clausesOf, statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { predicate, type Telling } from "./telling.ts";
import { tellPlain } from "./wide.ts";

/** What one does with a proposal and needs say no more: `The Tsar refused`. */
const ANSWERS = new Set(
  "refuse decline agree accept consent object comply reject approve assent protest".split(" "),
);
/** What puts something forward. */
const PUTS = new Set(
  "propose suggest offer ask demand request invite urge appeal answer reply move recommend".split(" "),
);
/** What says it only where it comes with a condition: `said that they would drop it if …`. */
const SAYS = new Set("say tell state declare write promise".split(" "));
const CONDITION = /\bwould\b[^.;]*\b(?:if|provided|in return|in exchange|on condition)\b/u;

// "refused" · "refused at once" · "declined the offer": and nothing else that says what
const BARE =
  /^\s*(?:(?:at once|again|too|also|outright|flatly|politely|firmly|immediately|in the end|at last|reluctantly|readily|both|(?:to )?(?:it|this|both)|the (?:offer|proposal|demand|demands|request|invitation|terms|condition|conditions|suggestion|compromise|idea|plan)|this (?:offer|proposal|demand|request|suggestion))\s*)*\.?\s*$/u;
/** How many sentences back it may have been put. */
const REACH = 1;
const WEIGHT = 0.8;
const MOST_WORDS = 24;

/** `How did the Tsar reply when Witte proposed to divide the island? — The Tsar refused`: what became of a proposal, in a word. */
export function answeredCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!ANSWERS.has(clause.lemma) || clause.voice !== "active" || clause.complement !== null) return null;
    const telling = tellPlain(reading, clause);
    return telling === null ? null : answered(telling);
  });
}

function answered(telling: Telling): Candidate | null {
  const { clause, reading, restSpan, subject, subjectFiller, verbs } = telling;
  if (subject === null || subjectFiller === null) return null;
  if (isDoubtfulPronoun(reading, subjectFiller.span, subjectFiller.entity)) return null;
  if (!BARE.test(reading.document.text.slice(restSpan.start, restSpan.end))) return null;
  const put = putBefore(telling);
  if (put === null || put.subject === null) return null;
  const said = predicate(put);
  const words = shortened(said.text, MOST_WORDS);
  const rest = reading.document.text
    .slice(restSpan.start, restSpan.end)
    .replace(/\.?\s*$/u, "")
    .trim();
  const object = /\bthe \p{Ll}+$/u.test(rest) ? ` ${rest}` : "";
  return {
    reading,
    category: "outcome",
    frame: "answered",
    key: [subject.text, clause.lemma, words],
    wordings: [
      {
        question: `How did ${subject.text} reply when ${put.subject.text} ${words}?`,
        answer: `${subject.text.charAt(0).toUpperCase()}${subject.text.slice(1)} ${verbs}${object}`,
        derived: true,
      },
    ],
    proofs: [
      ...proofsOf(telling, [...subject.context]),
      {
        span: { start: put.subjectFiller?.span.start ?? put.clause.verb.start, end: put.restSpan.end },
        role: "context",
      },
    ],
    focus: clause.verb,
    sentence: clause.sentence,
    weight: WEIGHT,
  };
}

/** The last thing that somebody else put forward, in the same paragraph. */
function putBefore({ clause, reading, subject, subjectFiller }: Telling): Telling | null {
  const own = subjectFiller?.entity ?? null;
  const here = reading.sentences[clause.sentence];
  for (let back = 0; back <= REACH; back += 1) {
    const sentence = reading.sentences[clause.sentence - back];
    if (sentence === undefined || sentence.blockIndex !== here?.blockIndex) return null;
    const put = clausesOf(reading, sentence.index).findLast(
      (one) => one.verb.end < clause.verb.start && puts(reading, one),
    );
    if (put === undefined) continue;
    const telling = tellPlain(reading, put);
    const who = telling?.subjectFiller ?? null;
    const same = who?.entity === null ? telling?.subject?.text === subject?.text : who?.entity === own;
    return telling === null || who === null || same ? null : telling;
  }
  return null;
}

function puts(
  { document }: DocumentReading,
  { lemma, voice, finite, span, complement, object }: Clause,
): boolean {
  if (!finite || voice !== "active") return false;
  if (PUTS.has(lemma)) return complement !== null || object !== null;
  return SAYS.has(lemma) && CONDITION.test(document.text.slice(span.start, span.end + 160));
}

import { madeOf } from "#lib/base/made-of.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { coarseWhen, datesIn, proofsOf } from "./content.ts";
import { isPerson, type Phrase, phrase } from "./phrases.ts";
import { clausesOf, statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { isStated } from "./stated.ts";
import { asked, predicate, type Telling, tell } from "./telling.ts";

/** What is done to many, or by many, so that one wants to know how many: losses first, then people and votes. */
const LOSSES = new Set(
  "kill die perish drown lose wound injure rescue save execute hang survive massacre deport starve succumb".split(
    " ",
  ),
);
const OTHERS = new Set(
  "employ arrest flee evacuate capture surrender imprison dismiss strike desert send command receive win poll pay destroy burn sink expel sentence admit enrol recruit lead collect raise house attend march vote walk strike work join sign elect recruit lend offer cost carry hold use contain dig present submit build order fire print cut cross weigh save submit interview subscribe".split(
    " ",
  ),
);

const NUMBER =
  "(?:\\d{1,3}(?:[,.]\\d{3}){1,3}|\\d{1,6}|(?:(?:an? )?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|two|three|four|five|six|seven|eight|nine)s?\\b(?:-(?:one|two|three|four|five|six|seven|eight|nine)\\b)?(?: and\\b)? ?){1,6})";
// "some 4,000 | people" · "more than seventy | people" · "1,284 | of the town's 19,000 inhabitants"
const COUNTED = new RegExp(
  `^(?<number>(?:(?:some|about|around|nearly|almost|more than|over|fewer than|at least|no fewer than|not less than|as many as|upwards of|a total of) )?${NUMBER}) ?(?<noun>(?:of the .{3,60}|(?:\\p{Ll}+ ){0,2}\\p{Ll}{3,}))$`,
  "iu",
);
// Nouns that measure and do not count, and those that only order a text
const MEASURES =
  /(?:^|\s)(?:years?|months?|weeks?|days?|hours?|minutes?|miles?|kilomet\p{L}+|met(?:re|er)s|feet|acres|hectares|tons?|tonnes|degrees|percent|cent|times|parts?|points?|things|kinds|ways|decades|centuries|others|more|and|or)$/u;

/** `How many people died?`: figures of losses, of people and of votes. */
export function countCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    const isLoss = LOSSES.has(clause.lemma);
    if (!isLoss && !OTHERS.has(clause.lemma)) return null;
    if (clause.attributed || clause.negated || clause.modality !== null || !clause.finite) return null;
    if (!isStated(reading, clause)) return null;
    const telling = tell(reading, clause);
    const made = telling === null ? null : (bySubject(telling) ?? byObject(telling));
    if (telling === null || made === null) return null;
    const candidate: Candidate = {
      reading,
      category: "outcome",
      frame: "count",
      key: [made.noun, clause.lemma, made.answer],
      wordings: [{ question: made.question, answer: made.answer }],
      proofs: proofsOf(telling, made.context, [made.span]),
      focus: made.span,
      sentence: clause.sentence,
      weight: isLoss ? 0.8 : 0.6,
    };
    return candidate;
  });
}

type Counted = { readonly number: string; readonly noun: string };

function counted(text: string): Counted | null {
  const { number, noun } = COUNTED.exec(text.replace(/\s+/gu, " ").trim())?.groups ?? {};
  if (number === undefined || noun === undefined || MEASURES.test(noun)) return null;
  // "two sons", "three guns": what one counts on a hand is no figure
  if (/^(?:one|two|three|four|\d)\s*$/iu.test(number)) return null;
  const plain = number.trim();
  return { number: plain.charAt(0).toLowerCase() + plain.slice(1), noun: noun.trim() };
}

type Made = Counted & {
  readonly question: string;
  readonly answer: string;
  readonly span: Span;
  readonly context: readonly Span[];
};

/** `How many lives were lost?` */
function bySubject(telling: Telling): Made | null {
  const { reading, subjectFiller, clause } = telling;
  if (subjectFiller === null) return null;
  const { text } = reading.document;
  const span = withDegree(text, subjectFiller.span);
  // "in 1871, when twenty-six were killed": of another time than the one that is told
  if (/\b(?:when|where|which|after|before)\s+$/u.test(text.slice(Math.max(0, span.start - 8), span.start)))
    return null;
  const found = counted(slice(text, span));
  if (found === null || (clause.voice === "active" && clause.object !== null)) return null;
  const said = predicate(telling, datesIn(telling));
  return {
    question: `How many ${found.noun} ${shortened(said.text, 16)}${coarseWhen(telling)}?`,
    answer: found.number,
    span,
    context: said.context,
    ...found,
  };
}

// "more than | seventy people"
const DEGREE =
  /(?:some|about|around|nearly|almost|more than|over|fewer than|at least|no fewer than|not less than|as many as|upwards of)\s$/iu;

function withDegree(text: string, span: Span): Span {
  const before = DEGREE.exec(text.slice(Math.max(0, span.start - 16), span.start))?.[0].length ?? 0;
  return { start: span.start - before, end: span.end };
}

/** `How many people did the company employ by 1910?` */
function byObject(telling: Telling): Made | null {
  const { reading, clause, restSpan } = telling;
  const { object } = clause;
  if (clause.voice !== "active" || object === null || object.span.start < restSpan.start) return null;
  const span = withDegree(reading.document.text, wholeCount(reading, object, restSpan));
  const found = counted(slice(reading.document.text, span));
  if (found === null) return null;
  const drop = [span, ...datesIn(telling)];
  const plain = asked(telling, drop);
  const subject = plain === null ? itBefore(reading, clause) : null;
  const question = plain ?? (subject === null ? null : asked({ ...telling, subject }, drop));
  if (question === null) return null;
  return {
    question: `How many ${found.noun} ${shortened(question.text, 16)}${coarseWhen(telling)}?`,
    answer: found.number,
    span,
    context: question.context,
    ...found,
  };
}

/** The object with what it is a part of: `1,284 | of the town's 19,000 inhabitants`. */
function wholeCount(reading: DocumentReading, object: RoleFiller, rest: Span): Span {
  const { start } = object.span;
  const words = reading.document.text.slice(start, rest.end);
  const of = /^[\d,.\p{L} -]{1,40}? of the (?:[\p{L}’']+ )?(?:[\d,.]+ )?\p{Ll}{4,}/u.exec(words)?.[0];
  return of !== undefined && counted(of) !== null ? { start, end: start + of.length } : object.span;
}

/** What `It` means at the head of a sentence: the subject of the sentence before, when that is no person. */
function itBefore(reading: DocumentReading, clause: Clause): Phrase | null {
  const sentence = reading.sentences[clause.sentence];
  const before = reading.sentences[clause.sentence - 1];
  if (sentence === undefined || before === undefined || before.blockIndex !== sentence.blockIndex)
    return null;
  if (clause.agent === null || clause.agent.span.start !== sentence.span.start) return null;
  if (!/^It$/u.test(slice(reading.document.text, clause.agent.span))) return null;
  const main = clausesOf(reading, before.index).find((one) => one.finite);
  const subject = main === undefined ? null : main.voice === "passive" ? main.object : main.agent;
  if (subject === null || subject.anaphoric || isPerson(reading, subject)) return null;
  if (!/^(?:The|An?) \p{Lu}/u.test(slice(reading.document.text, subject.span))) return null;
  const said = phrase(reading, subject.span);
  const text = said.text.replace(/^(?:The|An?) /u, "the ");
  return { text, context: [...said.context, subject.span] };
}

import { madeOf } from "#lib/base/made-of.ts";
import { contains, holdsCapital, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { datesIn, proofsOf } from "./content.ts";
import { isDoubtfulPronoun, isSurelyPerson } from "./doubts.ts";
import { isSupposed } from "./lost-parts.ts";
import { mentionsIn, nameAt } from "./names.ts";
import { byPhrase, inActive } from "./participant-voices.ts";
import { isPerson, phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { isSaying } from "./reported-cards.ts";
import { isStated } from "./stated.ts";
import { asked, predicate, type Telling, tell } from "./telling.ts";
import { toldOf } from "./told-cards.ts";
import { topicPerson } from "./topic-person.ts";
import { whatBecame } from "./what-became.ts";
import { contentWords } from "./words.ts";

/** Verbs that tell of no deed by themselves: being, having, seeming, moods, thought, and the lightest of all. */
const NO_DEED = new Set(
  "be have do can could may might must shall will would should ought need seem appear become remain look feel think know want wish like love hate hope fear prefer mean matter happen occur exist stay live sit stand lie wait go come get let keep try attempt consider regard expect suppose assume imagine doubt care belong contain include consist involve concern relate represent show prove turn tend use fail help base face interest enjoy experience share differ agree disagree depend change increase deal refer return point spend aim".split(
    " ",
  ),
);
/** Light verbs: a deed only where the object is a name. */
const LIGHT = new Set("make take give put hold bring begin start continue call find see hear".split(" "));

/** What is asked by its day or its place, or tells only what was yet to be done. */
const NOT_BEFALLEN = new Set(
  "hold open found base locate situate name call know instruct ask tell permit allow order invite believe see use expect require bear make set compose form sign conclude interest concern base involve relate design intend inspire surround divide connect link associate date describe assist accompany help support follow join meet see visit admire ferry".split(
    " ",
  ),
);

/** The least that a question must say beside its verb. */
const ENOUGH_WORDS = 3;
const LONG_ENOUGH = 5;
const WEIGHT = 0.42;

/**
 * What a document tells plainly and no other frame asks: who did something that is told exactly enough to be his alone,
 * and what happened to a thing. `onlyIfUnasked`: a clause that another card rests on gives none of these.
 */
export function plainDeeds(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (
      !clause.finite ||
      clause.attributed ||
      clause.negated ||
      !(clause.modality === null || clause.modality === "can") ||
      clause.complement?.kind === "that" ||
      NO_DEED.has(clause.lemma) ||
      isSaying(clause.lemma) ||
      !isStated(reading, clause) ||
      isSupposed(reading, clause)
    )
      return null;
    const telling = tell(reading, clause);
    if (telling === null) return null;
    const made = clause.modality === null && isPast(telling) ? (doneBy(telling) ?? undergone(telling)) : null;
    return made ?? toldOf(telling);
  });
}

/** `launched`, `was burned`: what is told of a time that is over. */
function isPast({ asking }: Telling): boolean {
  return /^(?:did|was|were|had)$/u.test(asking.first);
}

/** `Who rejected the distances that Shapley had derived?` */
function doneBy(telling: Telling): Candidate | null {
  const { clause, reading } = telling;
  const agent = whoActs(reading, clause.agent);
  if (agent === null) return null;
  const dates = datesIn(telling);
  const said =
    clause.voice === "active"
      ? predicate(telling, [...dates, ...pointless(telling)])
      : inActive(telling, [...dates, behindBy(telling, agent.filler)]);
  if (said === null || !isExact(telling, said.text)) return null;
  const wording: Wording = { question: `Who ${said.text}?`, answer: agent.name, derived: true };
  const done = agent.filler.entity === topicPerson(reading) ? doneTo(telling) : null;
  return {
    reading,
    category: "participant",
    frame: "plain-deed",
    key: [agent.name, clause.lemma, said.text],
    wordings: done === null ? [wording] : [done, wording],
    proofs: proofsOf(telling, said.context, [agent.filler.span]),
    focus: clause.verb,
    sentence: clause.sentence,
    weight: WEIGHT,
    onlyIfUnasked: true,
  };
}

// "What did Semmelweis exclude as causes?", and nothing that hangs on what was cut out
const WHOLE_WITHOUT = /^(?:$|(?:as|in|at|to|from|for|with|during|after|before|on|into)\b)/u;

/** In a life nobody need be asked whose it is: `What did Semmelweis exclude as causes?`, `Whom did he marry?` */
function doneTo(telling: Telling): Wording | null {
  const { clause, reading, restSpan } = telling;
  const { object } = clause;
  if (clause.voice !== "active" || object === null || !contains(restSpan, object.span)) return null;
  const { text } = reading.document;
  if (text.slice(restSpan.start, object.span.start).trim() !== "") return null;
  const dates = datesIn(telling);
  const behind = phrase(reading, { start: object.span.end, end: restSpan.end }, dates).text;
  const question = asked(telling, [object.span, ...dates]);
  const answer = phrase(reading, object.span).text;
  if (
    question === null ||
    !WHOLE_WITHOUT.test(behind) ||
    /^(?:it|him|her|them|(?:him|her|it)self|themselves)\b/iu.test(answer)
  )
    return null;
  const named = nameAt(reading, object.span) !== null && isPerson(reading, object);
  return { question: `${named ? "Whom" : "What"} ${question.text}?`, answer };
}

/** The agent of a passive with its `by`, and all that is said behind it. */
function behindBy({ reading, clause, restSpan }: Telling, filler: RoleFiller): Span {
  const { start, end } = byPhrase(reading, clause, filler);
  return { start, end: Math.max(end, restSpan.end) };
}

// "the Swiss police" · "the executive committee of the union"
const BODY =
  /(?:government|police|committee|council|company|union|army|navy|parliament|court|jury|commission|board|cabinet|senate|assembly|congress|ministry|delegation|league|federation|association|society|academy|university|chamber)$/iu;

/** A person, or a body or state that acts under its name. */
function whoActs(
  reading: DocumentReading,
  filler: RoleFiller | null,
): { name: string; filler: RoleFiller } | null {
  const body = filler === null ? null : bodyOf(reading, filler);
  if (filler !== null && body !== null) return { name: body, filler };
  if (filler === null || filler.entity === null || isDoubtfulPronoun(reading, filler.span, filler.entity))
    return null;
  const entity = reading.entities[filler.entity];
  if (entity === undefined || /\band\b/u.test(slice(reading.document.text, filler.span))) return null;
  const acts =
    isSurelyPerson(reading, filler.entity) ||
    (!filler.anaphoric && entity.type === "LOC" && (entity.state ?? null) !== null);
  if (!acts) return null;
  // "Shapley's estimate": what belongs to somebody acts, and not they
  const mention = mentionsIn(reading, filler.span).find((one) => one.entity === filler.entity);
  if (!filler.anaphoric && (mention === undefined || !contains(mention.span, filler.head))) return null;
  return { name: entity.name, filler };
}

/** A body by its office, when a word beside it tells which one: `the Swiss police`. */
function bodyOf({ document }: DocumentReading, { span, head, anaphoric }: RoleFiller): string | null {
  if (anaphoric || !BODY.test(slice(document.text, head))) return null;
  const text = slice(document.text, span).replace(/\s+/gu, " ");
  if (!/^the \p{L}+ \p{L}/iu.test(text)) return null;
  return / (?:and|or) |["“”,]/u.test(text) || text.length > 60 ? null : `the${text.slice(3)}`;
}

/** `for it`, `with him`: a pronoun at the end of a clause whose bearer nothing tells, and without which it says as much. */
function pointless({ reading, clause, restSpan }: Telling): Span[] {
  return clause.adjuncts.flatMap(({ span, object }) =>
    /^(?:it|him|her|them|us|me)$/iu.test(slice(reading.document.text, object)) && contains(restSpan, span)
      ? [span]
      : [],
  );
}

/** Whether a predicate says so much that it is true of one only: a name, a figure, or many words beside the verb. */
function isExact({ clause, reading, restSpan }: Telling, said: string): boolean {
  const words = contentWords(said).length;
  const object = clause.voice === "active" ? clause.object : null;
  const named = mentionsIn(reading, restSpan).length > 0 || holdsCapital(said);
  if (clause.voice === "active" && object === null && !(named && clause.adjuncts.length > 0)) return false;
  if (LIGHT.has(clause.lemma) && !(object !== null && touchesName(reading, object))) return false;
  if (words < ENOUGH_WORDS + (clause.voice === "active" && object === null ? 1 : 0)) return false;
  return named || /\d/u.test(said) || words >= LONG_ENOUGH;
}

function touchesName(reading: DocumentReading, { span }: RoleFiller): boolean {
  return mentionsIn(reading, span).some((one) => sharedLength(one.span, span) > 0);
}

/** `What happened to the British copy? → … burned in the fireplace of 10 Downing Street` */
function undergone(telling: Telling): Candidate | null {
  const { clause, reading, subject } = telling;
  if (
    clause.voice !== "passive" ||
    NOT_BEFALLEN.has(clause.lemma) ||
    subject === null ||
    !isParticular(telling, clause)
  )
    return null;
  const [made] = whatBecame(telling);
  if (made === undefined || contentWords(made.wording.answer).length < contentWords(subject.text).length + 2)
    return null;
  return {
    reading,
    category: "outcome",
    frame: "plain-became",
    key: [subject.text, clause.lemma, made.wording.answer],
    wordings: [made.wording],
    proofs: proofsOf(telling, made.context),
    focus: clause.verb,
    sentence: clause.sentence,
    weight: WEIGHT - 0.02,
    onlyIfUnasked: true,
  };
}

/** A subject that is known outside of its sentence: with a name in it, and not a pronoun or a number of people. */
function isParticular({ reading, subjectFiller, subject }: Telling, { object }: Clause): boolean {
  if (subjectFiller === null || object === null || subject === null) return false;
  return holdsCapital(subject.text.slice(1)) && touchesName(reading, subjectFiller);
}

import { madeOf } from "#lib/base/made-of.ts";
import { slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { askContent, askSubject, datesIn, proofsOf } from "./content.ts";
import { isHalfOfVerb } from "./half-verbs.ts";
import { eventClass } from "./named-events.ts";
import { mentionsIn, nameAt } from "./names.ts";
import { negatives } from "./negatives.ts";
import { isPerson } from "./phrases.ts";
import { statements } from "./places.ts";
import { stageOf } from "./stage-of.ts";
import { failsTo, infinitiveStart, plainStart, thatStart } from "./starts.ts";
import { isStated } from "./stated.ts";
import { type Telling, tell } from "./telling.ts";
import { type Asked, howReturned, isOffice, whatBecame, whatToBe, wholeCause } from "./what-became.ts";

type Result = "returns" | "brings" | "lets" | "does" | "ends" | "agrees";

const VERBS = new Map<string, Result>([
  ...words(
    "lead result cause bring trigger spark set pave mark reveal show highlight underscore illuminate foreshadow shatter produce yield prompt provoke seal signal initiate",
    "brings",
  ),
  ...words(
    "enable allow force compel permit lead make order direct instruct command oblige require help cause",
    "lets",
  ),
  ...words(
    "sign launch postpone cancel abandon withdraw annex occupy invade conquer capture seize win lose defeat cede establish create found form end dissolve abolish destroy break issue adopt ratify approve pass reject refuse deny ban exchange begin start continue supply acquire merge elect appoint publish award discover invent join leave surrender release close open settle resent secure strengthen deliver transform",
    "does",
  ),
  ...words("return", "returns"),
  ...words("fail collapse stall succeed end resign surrender dissolve", "ends"),
  ...words("agree decide conclude resolve", "agrees"),
]);

function words(list: string, result: Result): [string, Result][] {
  return list.split(" ").map((word) => [word, result]);
}

/** What came of it: results, consequences, decisions, and what did not come about. */
export function outcomeCandidates(reading: DocumentReading): Candidate[] {
  const shown = new Set<string>();
  return madeOf(statements(reading), (clause) => {
    const result = VERBS.get(clause.lemma);
    if (result === undefined || clause.attributed || clause.modality !== null || !isStated(reading, clause))
      return null;
    const telling = tell(reading, clause);
    const made = telling === null ? null : candidate(telling, result);
    if (made === null) return null;
    // "revealed the incompatibility", "underscored the incompatibility": a document says it once more.
    const what = SIGNIFICANCE.test(clause.lemma)
      ? /^Which (?<noun>\p{Ll}+) did/u.exec(made.wordings[0]?.question ?? "")?.groups?.noun
      : undefined;
    if (what !== undefined && shown.has(what)) return null;
    if (what !== undefined) shown.add(what);
    return made;
  });
}

const WEIGHT: Readonly<Record<Result, number>> = {
  returns: 0.75,
  brings: 0.85,
  lets: 0.85,
  ends: 0.8,
  agrees: 0.75,
  does: 0.65,
};

// "the first three weeks were lost"
const TIME = /\b(?:years?|months?|weeks?|days?|hours?|mornings?|evenings?)$/u;
const SMALL_WORD = /^\p{Ll}+$/u;

function candidate(telling: Telling, result: Result): Candidate | null {
  const { clause, reading, subject } = telling;
  if (subject === null || leadsNowhere(telling) || isOfPeople(telling)) return null;
  // "What did armies defeat?": of all armies none is meant.
  if (SMALL_WORD.test(subject.text)) return null;
  if (TIME.test(subject.text)) return null;
  // "brought their leaders together": what somebody does is no cause
  if (clause.lemma === "bring" && (isPerson(reading, telling.subjectFiller) || isOffice(telling)))
    return null;
  // "led the team" is a deed; "led to a strike" is an outcome.
  if (clause.lemma === "lead" && clause.object !== null && infinitiveStart(telling) === null) return null;
  // "failed" tells what became of something, "ended the talks" what somebody did.
  if (result === "ends" && clause.voice === "active" && clause.object !== null && !isWhen(telling))
    return candidate(telling, "does");
  const from = contentStart(telling);
  if (from !== null && saysNothing(telling, from)) return null;
  const asked = [
    ...(result === "returns" ? howReturned(telling) : []),
    ...(result === "returns" ||
    clause.voice === "passive" ||
    (result === "ends" && !failsTo(telling, from)) ||
    from === null
      ? []
      : byContent(telling, from)),
    ...((clause.voice === "passive" && BECOMES.has(clause.lemma)) ||
    (result === "ends" && clause.voice === "active")
      ? whatBecame(telling)
      : []),
  ];
  if (asked.length === 0) return null;
  // "What did Zelinka do? — Zelinka resigned": the day of it is asked elsewhere
  if (
    result === "ends" &&
    from === null &&
    isPerson(reading, telling.subjectFiller) &&
    !/\p{L}/u.test(restWords(telling))
  )
    return null;
  const context = [...subject.context, ...asked.flatMap((one) => one.context)];
  const start = from ?? clause.verb.start;
  return {
    reading,
    category: "outcome",
    frame: "came-of",
    key: [subject.text, clause.lemma, asked[0]?.wording.answer ?? ""],
    wordings: asked.map((one) => one.wording),
    proofs: proofsOf(telling, context),
    focus: { start, end: Math.max(start + 1, telling.restSpan.end) },
    sentence: clause.sentence,
    weight: WEIGHT[result],
  };
}

/** What stands behind the verb beside its times. */
function restWords({ reading, restSpan, ...telling }: Telling): string {
  return datesIn({ reading, restSpan, ...telling }).reduce(
    (words, date) => words.replace(slice(reading.document.text, date), ""),
    slice(reading.document.text, restSpan),
  );
}

/** `failed in the following spring`: a time was read for what failed. */
function isWhen({ clause, reading, restSpan }: Telling): boolean {
  const start = clause.object?.span.start ?? restSpan.start;
  return /^\s(?:in|during|at|on|after|before|by|within)\s/u.test(
    reading.document.text.slice(restSpan.start, start + 1),
  );
}

/** Whether a result is only said to matter, or is somebody's quoted words (which have a card of their own). */
function saysNothing({ reading, clause, restSpan, subjectFiller }: Telling, from: number): boolean {
  // With the mark before it, which the reading may have left out.
  const words = slice(reading.document.text, {
    start: /["“”]/u.test(reading.document.text.charAt(from - 1)) ? from - 1 : from,
    end: Math.max(from, restSpan.end),
  }).trim();
  if (SIGNIFICANCE.test(clause.lemma)) {
    if (EMPTY_RESULT.test(words) && !/turning point/iu.test(words)) return true;
    if (/^["“”]/u.test(words)) return true;
  }
  // "left Berlin" · "initiating the largest invasion in history"
  if (
    clause.lemma === "leave" &&
    clause.voice === "active" &&
    nameAt(reading, { start: from, end: restSpan.end }) !== null
  )
    return isPerson(reading, subjectFiller) || words.split(/\s/u).length < 3;
  return !clause.finite && /^the (?:largest|biggest|greatest|first|most|worst)\b/iu.test(words);
}

/** Verbs whose passive says what became of something. */
const BECOMES = new Set(
  "answer resolve dissolve abolish establish found destroy publish release defeat reject refuse adopt ratify approve elect appoint award annex occupy conquer transform close postpone cancel abandon merge kill execute arrest convict sentence acquit end settle leave deny ban discover merge sell rebuild restore declare repay exclude reach pay carry lose refer table defer second grant lay shelve".split(
    " ",
  ),
);

// "marked a new chapter" · "sealed the fate of both" · "sparked tension": talk of importance, no result
const SIGNIFICANCE =
  /^(?:mark|seal|foreshadow|highlight|underscore|signal|show|reveal|illuminate|spark|create|provoke)$/u;
const EMPTY_RESULT =
  /^(?:(?:the|an?|many|several|some|new|more) )?(?:\p{Ll}+ ){0,3}(?:chapters?|efforts?|milestones?|moments?|steps?|era|beginning|fate|tensions?|points?|need|importance|significance|omen|risks?|interest|controversy|debate|concerns?|challenges?|complexity|complexities)(?=$| (?:in|of|for|to|that|which|between|on|about) )/iu;

/** What the result was, and who or what brought it about. */
function byContent(telling: Telling, from: number): Asked[] {
  const { clause, reading, subjectFiller } = telling;
  const stage = /^(?:the )?(?:stage|way|scene|foundations?|groundwork|basis|ground) for (?=\S)/u.exec(
    reading.document.text.slice(from, telling.restSpan.end),
  );
  if (stage !== null) {
    const content = askContent(telling, from + stage[0].length, {
      ask: stageOf(telling, from + stage[0].length),
    });
    return content === null
      ? []
      : [
          {
            ...content,
            wording: {
              ...content.wording,
              question: content.wording.question.replace(/ for(?=\?| (?:in|during) )/u, ""),
            },
          },
        ];
  }
  const given = /\swith\s+(?=\S)/u.exec(reading.document.text.slice(from, telling.restSpan.end));
  if (given !== null && /^(?:supply|provide|furnish|equip|present)$/u.test(clause.lemma)) {
    const content = askContent(telling, from + given.index + given[0].length, { ask: "What" });
    return content === null ? [] : [content];
  }
  const gerund = /^(?:begin|start|continue|stop)$/u.test(clause.lemma)
    ? telling.sentence.tokens.find((token) => token.start === from && /ing$/u.test(token.text))
    : undefined;
  if (gerund !== undefined) {
    const content = askContent(telling, from, { tail: " to do" });
    return content === null
      ? []
      : [
          {
            ...content,
            wording: {
              ...content.wording,
              answer: content.wording.answer.replace(gerund.text, gerund.lemma),
            },
          },
        ];
  }
  const infinitive = infinitiveStart(telling) === from;
  const content = isHalfOfVerb(telling, from)
    ? null
    : askContent(telling, from, infinitive ? { tail: " to do" } : {});
  const undergone = infinitive && content !== null ? whatToBe(telling, content) : null;
  if (undergone !== null) return [undergone];
  const made = clause.lemma === "make" && !infinitive && !isSomebody(telling) ? wholeCause(telling) : null;
  if (made !== null) return [made];
  if (clause.negated || / never$/u.test(` ${telling.asking.last.split(" ")[0] ?? ""}`))
    return content === null
      ? []
      : negatives(content.wording, telling.verbs).map((wording) => ({ ...content, wording }));
  // Who did it is a participant's card; what brought it about is an outcome's.
  const named = subjectFiller !== null && nameAt(reading, subjectFiller.span) !== null;
  const causes = VERBS.get(clause.lemma) === "brings" || VERBS.get(clause.lemma) === "lets";
  // "Who agreed that …": where the content alone could be many things.
  const agrees =
    VERBS.get(clause.lemma) === "agrees" && thatStart(telling) !== null && clause.lemma !== "conclude";
  const subject =
    clause.finite &&
    ((causes && !named && !isOffice(telling) && !CALLED.test(telling.subject?.text ?? "")) || agrees)
      ? [askSubject(telling, agrees || isPerson(reading, subjectFiller))]
      : [];
  return content === null ? subject : [content, ...subject];
}

/** `Solberg made the pledge`, `Rome and Carthage made peace`: who made it is no cause. `Solberg's questions made …` is one. */
function isSomebody({ reading, subjectFiller }: Telling): boolean {
  if (subjectFiller === null) return false;
  if (subjectFiller.anaphoric && isPerson(reading, subjectFiller)) return true;
  const left = mentionsIn(reading, subjectFiller.span).reduce(
    (text, one) => text.replace(slice(reading.document.text, one.span), ""),
    slice(reading.document.text, subjectFiller.span),
  );
  return !/\p{L}/u.test(left.replace(/\b(?:and|or|the|of|both)\b/giu, ""));
}

/** `Macmillan succeeded Eden`, `showed the letter to Payne`: who did it to whom is a participant's card. */
function isOfPeople({ clause, reading }: Telling): boolean {
  if (clause.object === null || clause.voice === "passive") return false;
  if (clause.lemma === "succeed") return isPerson(reading, clause.object);
  return clause.lemma === "show" && clause.recipient !== null;
}

// "King Gustavus Adolphus": what is written so is somebody
const CALLED = /^(?:\p{Lu}\p{L}+ ?){2,4}$/u;
const EVENT_LIKE =
  /(?:tion|sion|ment|ance|ence|ure|al|ing|ity|ness|failure|defeat|victory|collapse|death|war|loss|rise|fall)s?$/u;

/** `Boston had been a centre of unrest, leading to …`: it was not Boston that led to it. */
function leadsNowhere({ clause, subject, subjectFiller, reading }: Telling): boolean {
  if (clause.finite || !/^(?:lead|result|cause|trigger|prompt|spark)$/u.test(clause.lemma)) return false;
  const head = subjectFiller === null ? "" : slice(reading.document.text, subjectFiller.head);
  return subject !== null && eventClass(head) < 0 && !EVENT_LIKE.test(head);
}

/** Verbs whose result stands behind a preposition: `led to`, `resulted in`. */
const OF_OTHERS = new Set("lead result end settle agree decide contribute amount belong".split(" "));

function contentStart(telling: Telling): number | null {
  const { clause, restSpan } = telling;
  const { complement, object } = clause;
  const inRest = (at: number): boolean => at >= restSpan.start && at < restSpan.end;
  const infinitive = infinitiveStart(telling);
  const said = thatStart(telling);
  const onTerms =
    said !== null && /\bcondition\b/u.test(telling.reading.document.text.slice(clause.verb.end, said));
  if (onTerms) return null;
  if (said !== null && VERBS.get(clause.lemma) === "agrees") return said;
  if (infinitive !== null && (VERBS.get(clause.lemma) === "lets" || object === null)) return infinitive;
  if (object !== null && inRest(object.span.start)) return object.span.start;
  if (complement !== null && inRest(complement.span.start)) return complement.span.start;
  const adjunct = OF_OTHERS.has(clause.lemma)
    ? clause.adjuncts.find((one) => /^(?:to|in|for|on)$/u.test(one.preposition) && inRest(one.object.start))
    : undefined;
  return adjunct?.object.start ?? plainStart(telling);
}

import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import {
  askContent,
  askSubject,
  coarseWhen,
  infinitiveStart,
  isStated,
  leadIn,
  plainStart,
  proofsOf,
  shortened,
  thatStart,
} from "./content.ts";
import { isPerson, phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { asked, predicate, type Telling, tell, withPreposition } from "./telling.ts";

type Result = "brings" | "lets" | "does" | "ends" | "agrees";

const VERBS = new Map<string, Result>([
  ...words(
    "lead result cause bring trigger spark set pave mark reveal show highlight underscore illuminate foreshadow shatter produce yield prompt provoke seal signal initiate",
    "brings",
  ),
  ...words("enable allow force compel permit lead make", "lets"),
  ...words(
    "sign launch postpone cancel abandon withdraw annex occupy invade conquer capture seize win lose defeat cede establish create found form end dissolve abolish destroy break issue adopt ratify approve pass reject refuse deny ban return exchange order acquire merge elect appoint publish award discover invent join leave surrender release close open settle resent secure strengthen deliver transform",
    "does",
  ),
  ...words("fail collapse stall succeed end resign surrender dissolve", "ends"),
  ...words("agree decide conclude resolve", "agrees"),
]);

function words(list: string, result: Result): [string, Result][] {
  return list.split(" ").map((word) => [word, result]);
}

/** What came of it: results, consequences, decisions, and what did not come about. */
export function outcomeCandidates(reading: DocumentReading): Candidate[] {
  return statements(reading).flatMap((clause) => {
    const result = VERBS.get(clause.lemma);
    if (clause.attributed || clause.modality !== null || !isStated(reading, clause)) return [];
    const telling = tell(reading, clause);
    if (telling === null) return [];
    const made = [result === undefined ? null : candidate(telling, result), because(telling)];
    return made.filter((one) => one !== null);
  });
}

// "… because of failures in the air campaign" · "… because the winter ice had destroyed it" · "due to the revolution"
const BECAUSE = /^,?\s*(?<joint>because of|due to|owing to|because|thanks to)\s+(?<cause>[^;:.]{6,140})/iu;

/** `Why did Germany postpone its plans?`: a clause with its cause behind it. */
function because(telling: Telling): Candidate | null {
  const { clause, reading, sentence, restSpan } = telling;
  if (!clause.finite || clause.negated) return null;
  const { text } = reading.document;
  const match = BECAUSE.exec(text.slice(restSpan.end, sentence.span.end))?.groups;
  const question = asked(telling);
  if (match?.cause === undefined || question === null) return null;
  const end = restSpan.end + (text.slice(restSpan.end).indexOf(match.cause) + match.cause.length);
  const cause = { start: end - match.cause.length, end };
  const said = phrase(reading, cause);
  const answer = shortened(said.text);
  const joint = match.joint === undefined || /^because$/iu.test(match.joint) ? "because" : "because of";
  return {
    reading,
    category: "outcome",
    frame: "because",
    key: [question.text, answer],
    wordings: [{ question: `Why ${question.text}?`, answer: `${capital(joint)} ${answer}` }],
    proofs: proofsOf(telling, [...question.context, ...said.context], [cause]),
    focus: cause,
    sentence: sentence.index,
    weight: 0.8,
  };
}

const WEIGHT: Readonly<Record<Result, number>> = {
  brings: 0.85,
  lets: 0.85,
  ends: 0.8,
  agrees: 0.75,
  does: 0.65,
};

function candidate(telling: Telling, result: Result): Candidate | null {
  const { clause, reading, subject } = telling;
  if (subject === null) return null;
  const from = contentStart(telling);
  const asked = [
    ...(clause.voice === "passive" || result === "ends" || from === null ? [] : byContent(telling, from)),
    ...((clause.voice === "passive" && BECOMES.has(clause.lemma)) ||
    (result === "ends" && clause.voice === "active")
      ? whatBecame(telling)
      : []),
  ];
  if (asked.length === 0) return null;
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

/** Verbs whose passive says what became of something. */
const BECOMES = new Set(
  "dissolve abolish establish found destroy sign publish release defeat reject refuse adopt ratify approve elect appoint award annex occupy conquer transform close postpone cancel abandon merge kill execute arrest convict sentence acquit end settle leave deny ban discover merge sell rebuild restore declare repay exclude".split(
    " ",
  ),
);

type Asked = { readonly wording: Wording; readonly context: readonly Span[] };

/** What the result was, and who or what brought it about. */
function byContent(telling: Telling, from: number): Asked[] {
  const { clause, reading, subjectFiller } = telling;
  const stage = /^(?:the )?(?:stage|way|scene|foundations?|groundwork|basis|ground) for (?=\S)/u.exec(
    reading.document.text.slice(from, telling.restSpan.end),
  );
  if (stage !== null) {
    const content = askContent(telling, from + stage[0].length, { ask: "For what" });
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
  const infinitive = infinitiveStart(telling) === from;
  const content = askContent(telling, from, infinitive ? { tail: " to do" } : {});
  if (clause.negated) return content === null ? [] : [{ ...content, wording: negative(content.wording) }];
  const subject = clause.finite ? [askSubject(telling, isPerson(reading, subjectFiller))] : [];
  return content === null ? subject : [content, ...subject];
}

/** `What happened to the ferry guild?` — `It was dissolved`: results without an object. */
function whatBecame(telling: Telling): Asked[] {
  const { clause, subject, reading } = telling;
  if (subject === null) return [];
  const drop = clause.when === null ? [] : [withPreposition(reading.document.text, clause.when)];
  const said = predicate(telling, drop);
  const none = /^no (?<thing>.+)$/iu.exec(subject.text)?.groups?.thing;
  if (none !== undefined) {
    const { first, last } = telling.asking;
    return [
      {
        wording: { question: `What ${none} ${first} ${last}?`, answer: `No ${none}`, derived: true },
        context: said.context,
      },
    ];
  }
  const lead = leadIn(telling);
  const where = lead === null ? coarseWhen(telling) : ` ${lead.text}`;
  const what = clause.voice === "passive" ? "What happened to" : "What became of";
  const answer = `${capital(subject.text)} ${shortened(said.text, 12)}`;
  return [
    {
      wording: { question: `${what} ${subject.text}${where}?`, answer, derived: true },
      context: [...said.context, ...(lead?.context ?? [])],
    },
  ];
}

/** `did not lead to a formal agreement`: the answer is that there was none. `never joined the Axis` asks what was never joined. */
function negative({ question, answer }: Wording): Wording {
  if (/ never /u.test(question)) return { question, answer };
  const thing = answer.replace(/^(?:a|an|any) /iu, "");
  if (/^(?:the|his|her|its|their|\p{Lu})/u.test(thing)) return { question, answer };
  return { question: question.replace(/ not /u, " "), answer: `No ${thing}`, derived: true };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function contentStart(telling: Telling): number | null {
  const { clause, restSpan } = telling;
  const { complement, object } = clause;
  const inRest = (at: number): boolean => at >= restSpan.start && at < restSpan.end;
  const infinitive = infinitiveStart(telling);
  const said = thatStart(telling);
  if (said !== null && VERBS.get(clause.lemma) === "agrees") return said;
  if (infinitive !== null && (VERBS.get(clause.lemma) === "lets" || object === null)) return infinitive;
  if (object !== null && inRest(object.span.start)) return object.span.start;
  if (complement !== null && inRest(complement.span.start)) return complement.span.start;
  const adjunct = clause.adjuncts.find(
    (one) => /^(?:to|in|for|on)$/u.test(one.preposition) && inRest(one.object.start),
  );
  return adjunct?.object.start ?? plainStart(telling);
}

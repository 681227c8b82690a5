import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { askContent, askSubject, leadIn, proofsOf, shortened } from "./content.ts";
import { whenWords } from "./date-words.ts";
import { isPerson, phrase } from "./phrases.ts";
import { statements, touching } from "./places.ts";
import { asked, predicate, type Telling, tell, withPreposition } from "./telling.ts";

type Result = "brings" | "lets" | "does" | "ends" | "agrees";

const VERBS = new Map<string, Result>([
  ...words(
    "lead result cause bring trigger spark set pave mark reveal show highlight underscore illuminate foreshadow shatter produce yield prompt provoke seal signal initiate",
    "brings",
  ),
  ...words("enable allow force compel permit lead make", "lets"),
  ...words(
    "sign launch postpone cancel abandon withdraw annex occupy invade conquer capture seize win lose defeat cede establish create found form end dissolve abolish destroy break issue adopt ratify approve pass reject refuse deny ban return exchange become order acquire merge elect appoint publish award discover invent join leave surrender release close open settle resent secure strengthen deliver transform",
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

/** A finite verb, or a participle that tells what followed (`, revealing the rift`); no infinitives. */
function isStated(reading: DocumentReading, { finite, verb }: Clause): boolean {
  return finite || /ing$/u.test(reading.document.text.slice(verb.start, verb.end));
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
  const { clause, reading } = telling;
  if (telling.subject === null) return null;
  const context = [...telling.subject.context];
  const wordings: Wording[] = [];
  const from = contentStart(telling);
  if (clause.voice === "passive" || from === null) wordings.push(...whatBecame(telling));
  else {
    const infinitive = /^\s*to\s+\p{Ll}/u.test(reading.document.text.slice(from, from + 6));
    const content = askContent(telling, from, infinitive ? { tail: " to do" } : {});
    if (content !== null) {
      wordings.push(clause.negated ? negative(content.wording) : content.wording);
      context.push(...content.context);
    }
    if (!clause.negated && clause.finite) {
      const subject = askSubject(telling, isPerson(reading, telling.subjectFiller), telling.subject.text);
      wordings.push(subject.wording);
      context.push(...subject.context);
    }
  }
  if (wordings.length === 0) return null;
  const lead = leadIn(telling);
  return {
    reading,
    category: "outcome",
    frame: "came-of",
    key: [telling.subject.text, clause.lemma, wordings[0]?.answer ?? ""],
    wordings,
    proofs: proofsOf(telling, [...context, ...(lead?.context ?? [])]),
    focus: {
      start: from ?? clause.verb.start,
      end: Math.max((from ?? clause.verb.start) + 1, telling.restSpan.end),
    },
    sentence: clause.sentence,
    weight: WEIGHT[result],
  };
}

/** `What happened to the ferry guild in 1879?` — `It was dissolved`: results without an object. */
function whatBecame(telling: Telling): Wording[] {
  const { clause, subject, reading } = telling;
  if (subject === null) return [];
  const { when } = clause;
  const mention = when === null ? undefined : touching(reading.dates, when)[0];
  const drop = when === null ? [] : [withPreposition(reading.document.text, mention?.span ?? when)];
  const lead = leadIn(telling);
  const dated = mention === undefined ? null : whenWords(mention);
  const where =
    lead === null || mention !== undefined ? (dated === null ? "" : ` ${dated}`) : ` ${lead.text}`;
  const what = clause.voice === "passive" ? "What happened to" : "What became of";
  const said = shortened(predicate(telling, drop).text, 12);
  return [
    {
      question: `${what} ${subject.text}${where}?`,
      answer: `${capital(subject.text)} ${said}`,
      derived: true,
    },
  ];
}

/** `did not lead to a formal agreement`: the answer is that there was none. */
function negative({ question, answer }: Wording): Wording {
  const thing = answer.replace(/^(?:a|an|any|the) /iu, "");
  return { question: question.replace(/ not /u, " "), answer: `No ${thing}`, derived: true };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function contentStart({ clause, restSpan }: Telling): number | null {
  const { complement, object } = clause;
  const inRest = (at: number): boolean => at >= restSpan.start && at < restSpan.end;
  if (
    complement !== null &&
    complement.kind !== "predicate" &&
    inRest(complement.span.start) &&
    (object === null || complement.kind === "infinitive")
  )
    return complement.span.start;
  if (object !== null && inRest(object.span.start)) return object.span.start;
  if (complement !== null && inRest(complement.span.start)) return complement.span.start;
  const adjunct = clause.adjuncts.find(
    (one) => /^(?:to|in|for)$/u.test(one.preposition) && inRest(one.object.start),
  );
  return adjunct?.object.start ?? null;
}

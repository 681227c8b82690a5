import type { Span } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Sentence } from "#lib/extract/types.ts";
import { endsInPeople } from "./apposed.ts";
import { clausesOf } from "./places.ts";
import { groupStart } from "./verb-group.ts";

// ", revealing the …" · ", which …" · ", while …" · " because …" · "; and …": where another thought begins
const NEXT_THOUGHT =
  /,\s+(?=(?:\p{Ll}+ing|which|who|whose|where|when|while|whereas|although|though|because|but|however|so|as|after|before|until|with|leaving|making|thus|and that|and (?:the|a|an|he|she|it|they|his|her|its|their|\p{Lu}\p{Ll}+) \p{L}+|followed|including|such as|together with|(?:many|most|some|all|both|each|none|several|half|two|three|one|among|few) of (?:them|whom|which)|among (?:them|whom|which)|(?:for|in|of|by|to|from|on|under|with|at|through|after) (?:which|whom)|albeit|despite|instead|unless|if|since|that is|was|were|and (?:when|while|later|then|in|on|at|by|most|many|some|all|none)|then|\p{Ll}{3,}ed)\b)|\s+(?=(?:because|although|whereas|while|after which|as a result|so that|to see (?:whether|if)|but (?:could|would|did|was|were|had|never|failed|refused)|and (?:they|he|she|it) (?:all |both )?\p{Ll}+ed)\b)|[;:]\s|\s[–—]\s?|—|\s-\s|(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Messrs|Capt|Gen|Col|Lt|Sgt|Rev|Hon|No|\p{Lu}))\.\s+(?=\p{Lu})/u;

/** What follows the verb of a clause, to where another thought begins. */
export function restOf(reading: DocumentReading, sentence: Sentence, clause: Clause): Span {
  const { text } = reading.document;
  let start = clause.verb.end;
  if (clause.particle !== null) {
    const at = text.indexOf(clause.particle, start);
    if (at >= 0 && at - start < 24) start = at + clause.particle.length;
  }
  // "demanded, in addition, the customs"
  start += ASIDE.exec(text.slice(start, sentence.span.end))?.[0].length ?? 0;
  const limit = Math.max(
    start,
    Math.min(nextStatement(reading, sentence, clause), endOfLead(reading, sentence, clause)),
  );
  const rest = text.slice(start, limit);
  // "The wheel, opened by the Queen in 2002 | , lifts boats": an aside ends at its second comma
  const open = withoutBrackets(rest);
  const stop = isAside(text, sentence, clause)
    ? SECOND_COMMA.exec(open)
    : nextThought(open, (at) => tellsBehind(reading, sentence, start + at));
  return { start, end: start + (stop === null ? rest.length : stop.index) };
}

/** Where the next thought begins; `, and the …` begins one only where something is told behind it, and else ends a list. */
function nextThought(text: string, tells: (at: number) => boolean): { readonly index: number } | null {
  const first = NEXT_THOUGHT.exec(text);
  if (first === null || !LAST_OF_LIST.test(text.slice(first.index)) || tells(first.index)) return first;
  if (!/,\s/u.test(text.slice(0, first.index))) return first;
  const behind = first.index + first[0].length;
  const next = NEXT_THOUGHT.exec(text.slice(behind));
  return next === null ? null : { index: behind + next.index };
}

const LAST_OF_LIST = /^, and (?:the|an?|\p{Lu}\p{Ll}+) /u;

function tellsBehind(reading: DocumentReading, sentence: Sentence, at: number): boolean {
  return clausesOf(reading, sentence.index).some(({ finite, verb }) => finite && verb.start > at);
}

/** The same length with what stands in brackets blotted out: a comma in `the Rovers (founded in 1890, and now …)` parts no thoughts. */
function withoutBrackets(text: string): string {
  return text.includes("(") ? text.replace(/\([^()]*\)/gu, (aside) => "_".repeat(aside.length)) : text;
}

const SECOND_COMMA = /,\s|[;:]\s/u;

/** A participle or a relative between commas right behind the noun that it tells of. */
function isAside(text: string, { span }: Sentence, { finite, voice, verb, object, agent }: Clause): boolean {
  // "Annie Besant, who edited a paper called The Link | , went to Bow"
  if (finite && voice === "active" && agent !== null && agent.span.end < verb.start)
    return /^(?: (?:of|from) \p{Lu}[\p{L}’'-]*)?,\s+(?:who|which)\s+(?:\p{L}+ly )?$/u.test(
      text.slice(agent.span.end, verb.start),
    );
  return (
    !finite &&
    voice === "passive" &&
    object !== null &&
    object.span.end < verb.start &&
    object.span.start <= span.start + 4 &&
    /^,\s+(?:first |later |then |originally )?$/u.test(text.slice(object.span.end, verb.start))
  );
}

const ASIDE =
  /^,\s(?:in addition|in turn|in return|in the end|in vain|at first|at last|too|however|therefore|instead|moreover|for (?:his|her|its|their) part),(?=\s)/u;

// "When cholera broke out in June, the mayor …": a clause before the statement of the sentence
const LEADING = /^(?:When|While|After|Before|Although|Though|Because|Since|As|As soon as|Once|If|Until)\s/u;

/** Where a clause ends that leads its sentence: at the comma before the main statement. */
function endOfLead(
  reading: DocumentReading,
  sentence: Sentence,
  { agent, object, voice, verb }: Clause,
): number {
  const { text } = reading.document;
  const subject = voice === "passive" ? object : agent;
  if (subject === null || subject.span.start > verb.start) return sentence.span.end;
  const lead = LEADING.exec(text.slice(sentence.span.start, sentence.span.start + 12))?.[0];
  if (lead === undefined || subject.span.start - sentence.span.start > lead.length + 6)
    return sentence.span.end;
  const comma = text.slice(verb.end, sentence.span.end).search(/,\s/u);
  if (comma >= 0) return verb.end + comma;
  // "When the treaty lapsed in 1791 the toll was not renewed": no comma parts the two
  const again = AGAIN.exec(text.slice(verb.end, sentence.span.end))?.index;
  if (again !== undefined) return verb.end + again;
  const next = clausesOf(reading, sentence.index)
    .filter((one) => one.finite && one.verb.start > verb.end)
    .map((one) => (one.voice === "passive" ? one.object : one.agent)?.span.start ?? 0)
    .find((at) => at > verb.end);
  return next ?? sentence.span.end;
}

// "When he tried to leave | he was beaten": a pronoun that can only be a subject, before its verb
const AGAIN = / (?=(?:he|she|they|we) (?:was|were|had|did|could|would|\p{Ll}{2,}ed|went|came|took|found)\b)/u;

// "…, and Japan" · "… but Hitler" · "… and" before a verb with the same subject
const JOINED =
  /(?:;\s*|,?\s+(?:and|but|or|so|yet|then|while|as|whereas)\s+)(?:\p{L}+ly\s+|also\s+|then\s+)?$/u;

const SPLICED = /(?:;\s*|,\s+|,?\s+(?:and|but|or|so|yet|then|while|as|whereas)\s+)$/u;

const FIRST_OF_TWO = /,\s+(?:and|but|while)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*){0,2}$/u;

/** Where the next statement of the sentence begins that is joined on, and does not hang on this one as what was said. */
function nextStatement(reading: DocumentReading, sentence: Sentence, clause: Clause): number {
  const { text } = reading.document;
  let limit = sentence.span.end;
  for (const other of clausesOf(reading, sentence.index)) {
    if (other.verb.start <= clause.verb.start || other.verb.start >= limit) continue;
    if (!other.finite && !text.slice(other.verb.start, other.verb.end).endsWith("ing")) continue;
    const subject = other.voice === "passive" ? other.object : other.agent;
    const verbs = groupStart(sentence, other);
    // "called Thomsen as a witness, who testified": that hangs on the witness
    const between = subject === null ? "" : text.slice(subject.span.end, verbs);
    if (between.length >= " who ".length && /,?\s(?:who|which|that)\s/u.test(between)) continue;
    const own =
      subject !== null &&
      subject.span.start > clause.verb.end &&
      subject.span.start < other.verb.start &&
      !(between.length >= "and".length && /\band\b/u.test(between));
    const begin = own ? subject.span.start : verbs;
    // ", the Soviets aimed": two statements side by side; in a list the verb does not follow so closely.
    const close =
      own && other.finite && between.length <= 1 && !text.slice(subject.span.start, verbs).includes(",");
    const joint = (close ? SPLICED : JOINED).exec(text.slice(clause.verb.end, begin));
    if (joint === null) continue;
    // "demanded that French | and Spanish officers should command": two peoples of one subject
    if (own && endsInPeople(text.slice(clause.verb.end, clause.verb.end + joint.index))) continue;
    // ", and Bohemia | and Moravia became": the next statement has two subjects
    const two = own ? FIRST_OF_TWO.exec(text.slice(clause.verb.end, clause.verb.end + joint.index)) : null;
    limit = Math.min(limit, clause.verb.end + (two?.index ?? joint.index));
  }
  return limit;
}

import { madeOf } from "#lib/base/made-of.ts";
import { type Span, slice, trimSpan } from "#lib/base/text.ts";
import { isRoleNoun } from "#lib/extract/names/roles.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { isSurelyPerson } from "./doubts.ts";
import { aboutBefore } from "./it-subject.ts";
import { mentionsIn } from "./names.ts";
import { type Phrase, phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { tell } from "./telling.ts";

// "The greatest obstacle" · "The first mayor of the town" · "The commonest of the proteins" · "Its chief port"
const ONLY =
  /^(?:the|its|their|his|her) (?:most (?:\p{Ll}+ )|\p{Ll}{3,}est (?!of\b)|first |last |only |main |chief |principal |original |sole |second |final |real )(?:(?:known|single|living|surviving|immediate|direct) )?[\p{Ll}-]+/iu;
// "The engineer was Arthur Penhale": of a work there is one
const POST = /^The (?:\p{Ll}+ )?\p{Ll}{4,}$/u;
const WEIGHT = 0.52;
const LONGEST_SUBJECT = 90;

/** `What was the greatest obstacle?`, `What is the most abundant of the proteins?`: what there is one of. */
export function onlyOnes(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (clause.lemma !== "be" || clause.complement?.kind !== "predicate" || clause.attributed) return null;
    if (clause.negated || clause.modality !== null || !clause.finite) return null;
    const made =
      onlyOne(reading, clause, clause.complement.span) ?? onlyNamed(reading, clause, clause.complement.span);
    return made;
  });
}

// "A shortage of red cells is called | anaemia."
const CALLED = / (?:called|known as|termed) (?<name>(?:the |an? )?[\p{L}’' -]{3,40})[.;]$/u;
const ITS = /^(?:Its|Their) /u;

/** `Its commonest cause`: the commonest cause of what the sentence before named, or was about. */
function ownedBefore(reading: DocumentReading, clause: Clause, whole: Span): Phrase | null {
  const { text } = reading.document;
  const words = slice(text, whole);
  if (!ITS.test(words)) return phrase(reading, whole);
  const sentence = reading.sentences[clause.sentence];
  const before = reading.sentences[clause.sentence - 1];
  if (sentence === undefined || before?.blockIndex !== sentence.blockIndex) return null;
  const called = CALLED.exec(slice(text, before.span))?.groups?.name;
  const owner =
    called === undefined ? aboutBefore(reading, sentence) : { text: called, context: [before.span] };
  return owner === null
    ? null
    : {
        text: `${words.replace(ITS, "the ").replace(/\s+/gu, " ")} of ${owner.text}`,
        context: owner.context,
      };
}

const NO_THING =
  /\b(?:thing|time|reason|problem|question|way|point|step|result|idea|example|part|day|one|ones|difference|trouble|chance|task|impression|aim|goal)\b/u;

function onlyOne(reading: DocumentReading, clause: Clause, predicate: Span): Candidate | null {
  const { text } = reading.document;
  const start =
    clause.agent?.span.start ?? reading.sentences[clause.sentence]?.span.start ?? clause.verb.start;
  if (predicate.start < clause.verb.end || start >= clause.verb.start) return null;
  const whole = trimSpan(text, { start, end: clause.verb.start });
  const words = slice(text, whole).replace(/\s+/gu, " ");
  const post = POST.test(words) && isRoleNoun(words.split(" ").at(-1) ?? "");
  if (
    !(post || ONLY.test(words)) ||
    NO_THING.test(words) ||
    words.length > LONGEST_SUBJECT ||
    /[,;:“”"]/u.test(words)
  )
    return null;
  const telling = tell(reading, clause);
  if (telling === null) return null;
  const answer = { start: predicate.start, end: telling.restSpan.end };
  const shown = slice(text, answer);
  // "The first move was to …": a deed; "was that …": an opinion
  if (
    answer.end <= answer.start ||
    /^(?:to|that|when|whether|how|why|so|not|as|by|in|on|at|of) /u.test(shown)
  )
    return null;
  // A bare adjective says nothing of what it is
  if (
    !/^(?:the|an?|its|his|her|their|some|\d|“|\p{Lu})/u.test(shown) &&
    !/^\p{Ll}+(?:$|, (?:which|who|a|an|the) )/u.test(text.slice(answer.start, answer.end + 8))
  )
    return null;
  const said = ownedBefore(reading, clause, whole);
  if (said === null) return null;
  const content = phrase(reading, answer);
  const named = mentionsIn(reading, answer)[0];
  const person =
    named !== undefined && named.span.start - answer.start < 12 && isSurelyPerson(reading, named.entity);
  if (post && !person) return null;
  const verb = slice(text, clause.verb).toLowerCase();
  if (!/^(?:is|are|was|were)$/u.test(verb)) return null;
  return {
    reading,
    category: "participant",
    frame: "only-one",
    key: [words, content.text],
    wordings: [
      {
        question: `${person ? "Who" : "What"} ${verb} ${said.text.charAt(0).toLowerCase()}${said.text.slice(1)}?`,
        answer: shortened(content.text.replace(/, (?:aged \d+|which .*|who .*)$/u, "")),
      },
    ],
    proofs: proofsOf(telling, [...said.context, ...content.context], [whole, answer]),
    focus: answer,
    sentence: clause.sentence,
    weight: WEIGHT,
    onlyIfUnasked: true,
  };
}

// "the first ship to round the cape" · "the world's second-largest exporter of tin" · "the only survivor of the raid"
const ALONE =
  /^the (?:(?:world|country|state|city|town|region|nation|empire|league|union)['’]s )?(?:(?:second|third|fourth)[- ])?(?:first|last|only|sole|most \p{Ll}+|\p{Ll}{2,}est) \p{L}/u;
// What says of which: "… to round the cape", "… of the raid", or the owner before it
const OF_WHICH = / (?:to|of|in|on|from|who|that|by|ever) \S|^the \p{L}+['’]s /u;
const FEWEST_WORDS = 4;
const MOST_WORDS = 18;

/** `The Corvina was the first ship to round the cape`: what there is one of, told of a name. */
function onlyNamed(reading: DocumentReading, clause: Clause, predicate: Span): Candidate | null {
  const { text } = reading.document;
  const { agent, verb } = clause;
  if (agent === null || agent.anaphoric || verb.start - agent.span.end !== 1) return null;
  const mention = mentionsIn(reading, agent.span)[0];
  const entity = mention === undefined ? undefined : reading.entities[mention.entity];
  const own = slice(text, agent.span).replace(/^the /iu, "");
  // "Corvina 2", "Iran"; not "members of the council"
  if (mention === undefined || entity === undefined || !/^\p{Lu}/u.test(own)) return null;
  if (!own.startsWith(slice(text, mention.span)) || own.split(" ").length > 5 || /[,“”"]| and /u.test(own))
    return null;
  if (
    !/^(?:is|was)$/u.test(slice(text, verb)) ||
    !ALONE.test(text.slice(predicate.start, predicate.start + 80))
  )
    return null;
  const telling = tell(reading, clause);
  if (telling === null || telling.restSpan.end <= predicate.start) return null;
  const said = phrase(reading, { start: predicate.start, end: telling.restSpan.end });
  const what = said.text.replace(/,? and (?:an?|the) .*$/u, "");
  const length = what.split(" ").length;
  if (
    length < FEWEST_WORDS ||
    length > MOST_WORDS ||
    !OF_WHICH.test(what) ||
    NO_THING.test(what.slice(0, 40))
  )
    return null;
  const person = agent.entity !== null && isSurelyPerson(reading, agent.entity);
  const asks = person
    ? "Who"
    : agent.entity === null || (entity.state ?? null) === null
      ? "What"
      : "Which country";
  return {
    reading,
    category: "participant",
    frame: "only-named",
    key: [own, what],
    wordings: [{ question: `${asks} ${slice(text, verb)} ${what}?`, answer: own, derived: true }],
    proofs: proofsOf(telling, said.context, [agent.span]),
    focus: agent.span,
    sentence: clause.sentence,
    weight: WEIGHT,
    onlyIfUnasked: true,
  };
}

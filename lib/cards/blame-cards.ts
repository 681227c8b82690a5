import { madeOf } from "#lib/base/made-of.ts";
import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn, proofsOf } from "./content.ts";
import { mentionsIn } from "./names.ts";
import { phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { isVague } from "./pointing.ts";
import { shortened } from "./shorten.ts";
import { asked, type Telling } from "./telling.ts";
import { openingTime, tellPlain } from "./wide.ts";

/** For what somebody was praised or punished, of what accused, to what something is owed: what the preposition tells. */
const WAYS = new Map<string, string>([
  ...of(
    "for",
    "criticize criticise blame praise punish fine arrest sentence thank sue dismiss reward try hang execute convict condemn censure reprimand apologize apologise imprison known famous decorate honour honor need use require employ suit adapt intend",
  ),
  ...of("of", "accuse suspect convict deprive acquit warn assure rid rob cure"),
  ...of("against", "defend protect guard insure warn protest vaccinate"),
  ...of("with", "charge replace supply provide prevent treat cover fill trade combine"),
  ...of("from", "save protect suffer derive come result free prevent arise descend recover"),
  ...of("to", "set owe attribute compare reduce trace expose ascribe restore limit entrust subject"),
  ...of("on", "depend rest rely base live feed"),
  ...of("into", "turn divide transform change convert split break develop grow part"),
  ...of("in", "result end consist specialise specialize"),
]);

function of(preposition: string, verbs: string): [string, string][] {
  return verbs.split(" ").map((verb) => [`${verb} ${preposition}`, preposition] as [string, string]);
}

/** What goes on by itself; of the other verbs an active one needs somebody it is done to. */
const BY_ITSELF = new Set(
  "suffer derive come result arise descend recover depend rest rely live feed end consist protest apologise apologize turn divide change develop grow break split part transform combine trade".split(
    " ",
  ),
);
const LEMMAS = new Set([...WAYS.keys()].map((key) => key.split(" ")[0] ?? ""));
const WEIGHT = 0.41;

/** `For what was Zelinka criticised?`, `Into what does the enzyme turn starch?` */
export function blameCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!LEMMAS.has(clause.lemma)) return null;
    if (clause.voice === "active" && clause.object === null && !BY_ITSELF.has(clause.lemma)) return null;
    const telling = tellPlain(reading, clause);
    return telling === null ? null : blamed(telling);
  });
}

function blamed(telling: Telling): Candidate | null {
  const { clause, reading, restSpan, subject } = telling;
  const { text } = reading.document;
  if (subject === null) return null;
  const way = clause.adjuncts.find(
    ({ preposition, span, object }) =>
      WAYS.has(`${clause.lemma} ${preposition}`) &&
      span.start >= restSpan.start &&
      object.end <= restSpan.end,
  );
  const found = way ?? gerundBehind(telling);
  if (found === null) return null;
  if (clause.lemma === "set" && !/^\s(?:fire|light) to /u.test(text.slice(restSpan.start, restSpan.end)))
    return null;
  const { preposition, span } = found;
  const focus: Span = { start: span.start + preposition.length + 1, end: restSpan.end };
  const object = text.slice(focus.start, focus.end);
  // A day, a sum or somebody unnamed is no answer to what it was for.
  if (
    /^(?:\d|it\b|him\b|them\b|this\b|that\b|these\b|those\b|what\b|the (?:first|last) time|some time|example|instance|good|life)/iu.test(
      object,
    )
  )
    return null;
  // "entrusted to John Smeaton": to whom, and not to what
  if (preposition === "to" && isSomebody(reading, focus)) return null;
  const question = asked(telling, [{ start: span.start, end: restSpan.end }, ...datesIn(telling)]);
  if (question === null || question.text.split(" ").length < 3) return null;
  const said = phrase(reading, focus, datesIn(telling));
  const answer = shortened(
    said.text.replace(/, (?:which|who|where|and \p{Ll}+ed) .*$/u, "").replace(/, an? (?=\p{Ll}).*$/u, ""),
  );
  if (isVague(answer)) return null;
  return {
    reading,
    category: "outcome",
    frame: "for-what",
    key: [subject.text, clause.lemma, answer],
    wordings: [
      {
        question: `${preposition.charAt(0).toUpperCase()}${preposition.slice(1)} what ${question.text}${openingTime(telling)}?`,
        answer,
      },
    ],
    proofs: proofsOf(telling, [...question.context, ...said.context], [focus]),
    focus,
    sentence: clause.sentence,
    weight: WEIGHT,
    onlyIfUnasked: true,
  };
}

function isSomebody(reading: DocumentReading, focus: Span): boolean {
  return mentionsIn(reading, focus).some((one) => reading.entities[one.entity]?.type === "PER");
}

// "was criticised at home | for giving up the indemnity"
const GERUND =
  /\s(?<preposition>for|of|from|to) (?=(?:not )?(?:having )?\p{Ll}{2,}ing\b|\p{Ll}+ and \p{Ll}+|the \p{Ll}+)/u;

function gerundBehind({ clause, reading, restSpan }: Telling): { preposition: string; span: Span } | null {
  const match = GERUND.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  const preposition = match?.groups?.preposition;
  if (match === null || preposition === undefined || !WAYS.has(`${clause.lemma} ${preposition}`)) return null;
  const start = restSpan.start + match.index + 1;
  return { preposition, span: { start, end: restSpan.end } };
}

import { type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { askContent, askSubject, proofsOf } from "./content.ts";
import { continued } from "./continued-wishes.ts";
import { innerDeed } from "./inner-deed.ts";
import { isPerson, phrase } from "./phrases.ts";
import { statements, touching } from "./places.ts";
import { shortened } from "./shorten.ts";
import { infinitiveStart, plainStart, thatStart } from "./starts.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell } from "./telling.ts";

/** How a verb puts something forward: by a thing or plan (`propose`), or by asking somebody to act (`invite`). */
type Way = "thing" | "act" | "want";

const VERBS = new Map<string, Way>([
  ...words(
    "propose offer suggest demand request recommend promise pledge submit present press advocate seek claim wonder",
    "thing",
  ),
  ...words("invite urge ask call challenge persuade appeal", "act"),
  ...words("want wish aim intend hope plan try attempt insist threaten", "want"),
]);

/** Nouns that are proposals: giving, sending, or signing one is a proposal too. */
const PAPERS =
  /\b(?:proposal|offer|draft|plan|conditions?|ultimatum|demands?|request|terms|counter-?proposal|guarantee|motion|bid|petition|bill|scheme|invitation|permission|interest|wish|desire|willingness|readiness|steps|assurances?|compromise|amendment|resolution|solution|alternative|formula)\b/iu;
const HANDING = new Set(
  "convey express voice state give send make submit present deliver hand table put trade exchange bring accept reject refuse decline consider raise discuss oppose support welcome debate dismiss repeat reiterate ignore".split(
    " ",
  ),
);

function words(list: string, way: Way): [string, Way][] {
  return list.split(" ").map((word) => [word, way]);
}

/** Who proposed what to whom: the content first, the proposer where the content cannot be asked. */
export function proposalCandidates(reading: DocumentReading): Candidate[] {
  return statements(reading).flatMap((clause) => {
    const way =
      VERBS.get(clause.lemma) ?? (moves(reading, clause) || handsOver(reading, clause) ? "thing" : undefined);
    const wondered = clause.lemma === "wonder";
    if (
      way === undefined ||
      (clause.attributed && !wondered) ||
      clause.voice === "passive" ||
      calls(reading, clause) ||
      isUnderWay(reading, clause) ||
      !isStated(reading, clause)
    )
      return [];
    const telling = tell(reading, clause);
    const made = telling === null ? null : candidate(telling, way);
    return [made, ...(telling === null ? [] : continued(telling))].filter((one) => one !== null);
  });
}

/** `are trying to push back`, `pressed the boundaries`: what goes on, and no proposal. */
function isUnderWay({ document }: DocumentReading, { lemma, verb, object }: Clause): boolean {
  if (lemma === "press")
    return (
      object !== null &&
      !/^\s+\p{Lu}?[^.;]{2,40}\s(?:for|to)\s/u.test(document.text.slice(verb.end, verb.end + 50))
    );
  return (
    /^(?:try|attempt|seek)$/u.test(lemma) &&
    /\b(?:is|are) (?:\p{Ll}+ )?$/u.test(document.text.slice(Math.max(0, verb.start - 16), verb.start))
  );
}

/** `called the chemist as a witness`, `called it a success`: no appeal for anything. */
function calls({ document }: DocumentReading, { lemma, verb, complement, particle }: Clause): boolean {
  if (lemma !== "call" || complement?.kind === "infinitive") return false;
  return particle !== null || !/^\s+(?:for|on|upon)\s/u.test(document.text.slice(verb.end, verb.end + 8));
}

/** `moved that the site be bought`: in a meeting. */
function moves({ document }: DocumentReading, { lemma, verb, object }: Clause): boolean {
  return (
    lemma === "move" && object === null && /^\s+that\s/u.test(document.text.slice(verb.end, verb.end + 6))
  );
}

function handsOver(reading: DocumentReading, { lemma, object }: Clause): boolean {
  return (
    HANDING.has(lemma) &&
    object !== null &&
    PAPERS.test(reading.document.text.slice(object.span.start, object.span.end + 30))
  );
}

function candidate(telling: Telling, way: Way): Candidate | null {
  const { clause, reading } = telling;
  const from = contentStart(telling, way);
  if (from === null) return null;
  // "no government could ask": nobody put it forward
  if (telling.subject !== null && /^no(?:body| one)?\b/iu.test(telling.subject.text)) return null;
  // "What did protesters demand?": of all protesters none is meant.
  if (telling.subject !== null && /^\p{Ll}+$/u.test(telling.subject.text)) return null;
  // What is quoted whole has a card of its own; "asked who paid" proposes nothing.
  const whole = { start: from, end: Math.max(from, telling.restSpan.end) };
  const spoken = touching(reading.quotations, whole).some(
    (one) => one.kind === "speech" && sharedLength(one.span, whole) * 10 > (whole.end - whole.start) * 7,
  );
  if (
    spoken ||
    (clause.lemma === "ask" &&
      /^(?:who|what|how|why|whether|if|where|when)\b/iu.test(slice(reading.document.text, whole).trim()))
  )
    return null;
  const context = [];
  const wordings: Wording[] = [];
  if (telling.subject !== null) {
    const infinitive = /^\s*to\s+\p{Ll}/u.test(reading.document.text.slice(from, from + 6));
    const base = asked(telling, [{ start: from, end: Math.max(from, telling.restSpan.end) }]);
    const deed = infinitive || base === null ? null : innerDeed(telling, from, base.text);
    if (deed !== null && base !== null) {
      wordings.push({ question: deed.question, answer: deed.answer });
      context.push(...base.context, ...deed.context);
    }
    const spelled = spelledOut(telling, from);
    if (spelled !== null && base !== null) {
      wordings.push({ question: spelled.ask.replace("…", base.text), answer: spelled.answer });
      context.push(...base.context, spelled.span);
    }
    const content = askContent(telling, from, infinitive ? { tail: " to do" } : {});
    // "invites him to participate": a deed without anything else about it
    if (content !== null && /^\p{Ll}+$/u.test(content.wording.answer) && infinitive) return null;
    const wished = clause.lemma === "ask" && base !== null && / for$/u.test(base.text);
    if (content !== null && (way !== "act" || infinitive || wished)) {
      wordings.push(content.wording);
      context.push(...content.context);
    }
    const subject = askSubject(telling, true);
    // "The doctors insisted that he should rest": he is none of the doctors.
    const another =
      /\s(?:he|she|him)\s/u.test(subject.wording.question) && !isPerson(reading, telling.subjectFiller);
    if (clause.voice === "active" && clause.finite && !another) {
      wordings.push(subject.wording);
      context.push(...subject.context, ...telling.subject.context);
    }
  }
  if (wordings.length === 0) return null;
  const weight: Readonly<Record<Way, number>> = { thing: 0.85, act: 0.8, want: 0.65 };
  return {
    reading,
    category: "proposal",
    frame: "proposed",
    key: [telling.subject?.text ?? "", clause.lemma, wordings[0]?.answer ?? ""],
    wordings,
    proofs: proofsOf(telling, context),
    focus: { start: from, end: Math.max(from + 1, telling.restSpan.end) },
    sentence: clause.sentence,
    weight: weight[way],
  };
}

// "put forward a compromise: the islands would be placed under a joint commission"
const SPELLED =
  /^(?:an?|the|his|her|its|their|one) (?:\p{Ll}+ )?(?<noun>\p{Ll}+): (?<words>[^.;:"“”]{12,160})/u;

/** `Which compromise did Van Aarsen put forward?`: what the words behind the colon spell out, to the end of the first. */
function spelledOut(
  { reading, sentence, clause }: Telling,
  from: number,
): { ask: string; answer: string; span: Span } | null {
  if (clause.negated) return null;
  const match = SPELLED.exec(reading.document.text.slice(from, sentence.span.end));
  const { noun, words } = match?.groups ?? {};
  if (match === null || noun === undefined || words === undefined || !PAPERS.test(noun)) return null;
  const start = from + match[0].length - words.length;
  const first = /,\s/u.exec(words)?.index ?? words.length;
  const end = start + (first < SHORTEST_SPELLED ? words.length : first);
  const said = phrase(reading, { start, end });
  return { ask: `Which ${noun} …?`, answer: shortened(said.text), span: { start, end } };
}

const SHORTEST_SPELLED = 20;

/** Where the content begins: what is to be done for acts and wants, else the object. */
function contentStart(telling: Telling, way: Way): number | null {
  const { clause, restSpan } = telling;
  const { complement, object, recipient } = clause;
  const inRest = (at: number): boolean => at >= restSpan.start && at < restSpan.end;
  const infinitive = infinitiveStart(telling);
  const asks = /^\s+(?=(?:if|whether)\s)/u.exec(
    telling.reading.document.text.slice(restSpan.start, restSpan.end),
  );
  if (clause.lemma === "wonder") return asks === null ? null : restSpan.start + asks[0].length;
  // "asked for a rise of sixpence to cover the danger"
  const wished = /^\s+for\s+(?=(?:an?|the|more|higher|better|\d|\p{Ll}+s)\b)/u.exec(
    telling.reading.document.text.slice(restSpan.start, restSpan.end),
  );
  if (clause.lemma === "ask" && wished !== null) return restSpan.start + wished[0].length;
  const said = thatStart(telling);
  const bare = recipient !== null && recipient.span.start - restSpan.start <= 1;
  // "offered the minister, Carl Hume, a seat": what is said of him would stand in the answer.
  if (bare && object !== null && isAside(telling, recipient.span.end, object.span.start)) return null;
  if (said !== null && object === null && !bare) return said;
  if (infinitive !== null && (way !== "thing" || object === null)) return infinitive;
  // "proposed several steps the parties should take": the first noun phrase, whatever the reading calls it.
  const laid = /^\s+to\s/u.test(telling.reading.document.text.slice(restSpan.start, restSpan.start + 4));
  if (laid && recipient !== null && object === null) {
    // "presented to the House | a petition"
    const next = telling.sentence.tokens.find((token) => token.start >= recipient.span.end);
    if (next !== undefined && next.pos === "DET" && inRest(next.start)) return next.start;
  }
  const thing = bare && recipient !== null ? recipient : object;
  if (thing !== null && thing === recipient) return behindPerson(telling, thing.span.start);
  const isRecipient = recipient !== null && object !== null && recipient.span.start === object.span.start;
  if (object !== null && inRest(object.span.start) && !isRecipient)
    return behindPerson(telling, object.span.start);
  if (complement !== null && inRest(complement.span.start)) return complement.span.start;
  const adjunct = clause.adjuncts.find((one) => inRest(one.object.start));
  return adjunct?.object.start ?? plainStart(telling);
}

function isAside({ reading }: Telling, from: number, to: number): boolean {
  return to > from && slice(reading.document.text, { start: from, end: to }).includes(", ");
}

/** `gave Ribbentrop | permission`: what is given, behind the one it is given to. */
function behindPerson({ reading, clause, sentence, restSpan }: Telling, from: number): number {
  if (!/^(?:give|send|hand|offer|grant|show|promise)$/u.test(clause.lemma)) return from;
  const person = touching(reading.names, { start: from, end: from + 1 })[0];
  const receiver =
    /^(?:the|an?|his|her|its|their) (?:\p{L}+ )?\p{Ll}+ (?=(?:the|an?|his|her|its|their|\d+|two|three|new|free) \p{L})/u.exec(
      reading.document.text.slice(from, restSpan.end),
    );
  // "offered the striker | a contract"
  if (person === undefined && receiver !== null) return from + receiver[0].length;
  const next =
    person === undefined ? undefined : sentence.tokens.find((token) => token.start >= person.span.end);
  if (person === undefined || next === undefined || !/^(?:NOUN|DET|ADJ)$/u.test(next.pos)) return from;
  return next.start;
}

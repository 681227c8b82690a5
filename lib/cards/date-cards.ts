import { contains, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading, NameMention, Sentence } from "#lib/extract/types.ts";
import type { Candidate, Proof, Wording } from "./candidate.ts";
import { shortened } from "./content.ts";
import { type DateWords, dateWords } from "./date-words.ts";
import { eventClass } from "./named-events.ts";
import { mentionsIn } from "./names.ts";
import { phrase, tidy } from "./phrases.ts";
import { clausesOf, sentenceAt, touching } from "./places.ts";
import { asked, proofOf, tell, withPreposition } from "./telling.ts";

/** When it happened: one card for each dated event of the narrative. Dates inside quotations belong to their speakers. */
export function dateCandidates(reading: DocumentReading): Candidate[] {
  return reading.dates.flatMap((mention) => {
    if (mention.quoted || mention.granularity === "duration" || isVague(reading, mention)) return [];
    const words = dateWords(mention);
    const sentence = sentenceAt(reading, mention.span.start);
    if (words === null || sentence === null) return [];
    const dated: Dated = { reading, mention, words, sentence };
    if (isLifeSpan(dated)) return lifeSpan(dated);
    const found =
      lifeDate(dated) ?? headingDate(dated) ?? nounDate(dated) ?? yearNamed(dated) ?? clauseDate(dated);
    return found === null ? [] : [found];
  });
}

/** `the following year` and `Winter` in `Winter War` are no dates to ask for; a day whose clock time stands beside it is asked with it. */
function isVague(reading: DocumentReading, mention: DateMention): boolean {
  const coarse =
    mention.granularity !== "day" && mention.granularity !== "time" && mention.granularity !== "month";
  if (mention.certainty === "implied" && coarse) return true;
  if (touching(reading.names, mention.span).some((name) => contains(name.span, mention.span))) return true;
  if (mention.granularity !== "day") return false;
  const near = { start: Math.max(0, mention.span.start - 40), end: mention.span.end + 40 };
  return touching(reading.dates, near).some(
    (one) => one.granularity === "time" && one.value.startsWith(mention.value),
  );
}

type Dated = {
  readonly reading: DocumentReading;
  readonly mention: DateMention;
  readonly words: DateWords;
  readonly sentence: Sentence;
};

function candidate(
  { reading, mention, words, sentence }: Dated,
  event: string,
  made: { frame: string; wordings: Wording[]; proof: Span; context: readonly Span[]; weight: number },
): Candidate {
  const proofs: Proof[] = [{ span: made.proof, role: "proof" }];
  const context = [...sourcesOf(reading, mention), ...made.context];
  for (const span of context) if (!contains(made.proof, span)) proofs.push({ span, role: "context" });
  return {
    reading,
    category: "date",
    frame: made.frame,
    key: [event, words.answer],
    wordings: made.wordings,
    proofs,
    focus: mention.span,
    sentence: sentence.index,
    weight: made.weight,
    date: mention.value,
    ...(mention.source === null ? {} : { dateSource: mention.source }),
  };
}

/** Where the unsaid parts of a date stand: its source, and that one's own when it leaves something unsaid too. */
function sourcesOf(reading: DocumentReading, mention: DateMention): Span[] {
  const out: Span[] = [];
  const day = dayNamedBefore(reading, mention);
  if (day !== null) out.push(day);
  let at: DateMention | undefined = mention;
  while (at?.source != null && out.length < 4) {
    const { source }: DateMention = at;
    out.push(source);
    at = touching(reading.dates, source).find((one) => one !== mention && one.certainty === "implied");
  }
  return out;
}

/** How far back a day is looked for that `that night` means. */
const REACH = 12;

/** Where the day is named that `that night` or `the same day` means. */
function dayNamedBefore(reading: DocumentReading, { span, value, granularity }: DateMention): Span | null {
  const text = (one: Span): string => slice(reading.document.text, one);
  if (granularity !== "day" || /\d/u.test(text(span))) return null;
  const before = touching(reading.dates, { start: Math.max(0, span.start - 9000), end: span.start }).slice(
    -REACH,
  );
  return (
    before.findLast(
      (one) => one.value.slice(0, 10) === value && /\d/u.test(text(one.span)) && one.granularity === "day",
    )?.span ?? null
  );
}

/** `On June 22, 1941, … Germany launched Operation Barbarossa`: the clause is asked with its date taken out. */
function clauseDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (isAttribute(sentence, mention.span)) return null;
  const clause = clauseOfDate(reading, sentence, mention.span);
  if (clause === null || clause.attributed || !clause.finite || clause.negated || isRelative(reading, clause))
    return null;
  const telling = tell(reading, clause);
  if (telling?.subjectFiller != null && sharedLength(telling.subjectFiller.span, mention.span) > 0)
    return null;
  if (telling === null || /^never\b/u.test(telling.asking.last)) return null;
  // Every date of the clause goes: "at 11:05 on November 12" is one answer, and another day would only mislead.
  const dates = [mention, ...touching(reading.dates, telling.restSpan)].map((one) =>
    withPreposition(reading.document.text, one.span),
  );
  const behind = touching(reading.dates, telling.restSpan).filter(
    (one) => one.granularity === "day" && one.value.slice(0, 10) !== mention.value.slice(0, 10),
  );
  // "On D1 they signed X and Y on D2": each date keeps what stands beside it.
  const cut =
    mention.span.end < clause.verb.start && behind[0] !== undefined
      ? lastAnd(reading, telling.restSpan, behind[0].span)
      : [];
  const led = touching(reading.dates, { start: sentence.span.start, end: clause.verb.start }).some(
    (one) => one.granularity === "day",
  );
  if (led && mention.granularity === "day" && mention.span.start > clause.verb.end) return null;
  const question = asked(telling, [...dates, ...cut]);
  if (question === null) return null;
  const proof = proofOf(telling, [mention.span]);
  const many = touching(reading.dates, clause.span).filter((one) => one !== mention).length;
  return candidate(dated, question.text, {
    frame: "happened-on",
    wordings: [
      { question: `${words.ask} ${shortened(question.text, 24)}?`, answer: words.answer, derived: true },
    ],
    proof,
    context: question.context,
    weight: weightOf(mention) - 0.1 * many,
  });
}

/** From the last `and` before a date to the end of the clause. */
function lastAnd(reading: DocumentReading, rest: Span, date: Span): Span[] {
  const at = reading.document.text.slice(rest.start, date.start).lastIndexOf(" and ");
  return at < 0 ? [] : [{ start: rest.start + at, end: rest.end }];
}

/** `the 1940 negotiations` and `the protocol of 1939`: the date belongs to a noun, not to the verb. */
function isAttribute({ tokens }: Sentence, span: Span): boolean {
  const first = tokens.findIndex((token) => token.start >= span.start);
  const before = tokens[first - 1];
  const after = tokens.find((token) => token.start >= span.end && token.text !== ",");
  if (/^of$/iu.test(before?.text ?? "")) return true;
  const led = /^(?:DET|ADJ)$/u.test(before?.pos ?? "") || /^['’]s$/u.test(before?.text ?? "");
  return led && /^(?:NOUN|PROPN|ADJ)$/u.test(after?.pos ?? "") && /^\d/u.test(tokens[first]?.text ?? "");
}

/** `a tax, which the council introduced`: what was introduced stands outside of the clause. */
function isRelative({ document }: DocumentReading, { agent, object, voice, verb }: Clause): boolean {
  const subject = voice === "passive" ? object : agent;
  const start = Math.min(subject?.span.start ?? verb.start, verb.start);
  return /\b(?:which|that|whom|where|whose)\s+(?:the\s+)?$/iu.test(
    document.text.slice(Math.max(0, start - 12), start),
  );
}

/** The statement that a date dates: its own clause, the last one before it whose words reach it, or the first one behind. */
function clauseOfDate(reading: DocumentReading, sentence: Sentence, span: Span): Clause | null {
  const clauses = clausesOf(reading, sentence.index).filter((clause) => clause.finite);
  const own = clauses.find((clause) => clause.when !== null && sharedLength(clause.when, span) > 0);
  if (own !== undefined) return own;
  const reaching = clauses.filter((clause) => {
    const telling = clause.verb.end <= span.start ? tell(reading, clause) : null;
    return telling !== null && contains(telling.restSpan, span);
  });
  if (reaching.length > 0) return reaching.at(-1) ?? null;
  const leads = clauses[0] !== undefined && span.end < clauses[0].verb.start;
  return leads ? (clauses[0] ?? null) : null;
}

function weightOf({ granularity, certainty }: DateMention): number {
  const fine: Readonly<Record<string, number>> = {
    time: 1,
    day: 1,
    month: 0.9,
    season: 0.85,
    range: 0.85,
    year: 0.75,
    decade: 0.5,
    century: 0.4,
  };
  return (fine[granularity] ?? 0.5) - (certainty === "implied" ? 0.1 : 0);
}

/** Event nouns that happen, beside those that can be pointed back at. */
const HAPPENS = new Set(
  "invasion partition annexation occupation demise dissolution collapse fall death birth creation foundation founding launch discovery election coronation assassination crisis crash famine flood fire earthquake eruption outbreak opening closure defeat victory surrender arrival departure independence unification reform premiere publication".split(
    " ",
  ),
);
const PAPERS = /^(?:pact|treaty|agreement|accord|protocol|act|law|constitution|convention|decree|charter)$/iu;

/** A dated noun phrase that is no subject of its own clause: `the Nazi invasion of the Soviet Union in 1941`. */
function nounDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  const event = eventBefore(sentence, mention.span);
  if (event === null || mention.certainty === "implied") return null;
  // "signed the pact in 1939" dates the signing; "the pact of 1939" dates the pact.
  if (event.joint !== "of" && isObject(reading, sentence, event.span)) return null;
  const shown = phrase(reading, event.span);
  const named = /\p{Lu}/u.test(shown.text.replace(/^(?:The|A|An)\b/u, ""));
  if (!named && !(PAPERS.test(event.noun) && shown.text.split(" ").length > 2)) return null;
  const name = shown.text.replace(/^(?:a|an|the) /iu, "the ");
  const full = /^the |^\p{Lu}[\p{L}-]*['’]s?\s/u.test(name) ? name : `the ${name}`;
  const ask = words.ask.replace(/^In which year$/u, "From which year");
  const question = PAPERS.test(event.noun)
    ? `${ask} does ${full} date?`
    : `${words.ask} did ${full} take place?`;
  return candidate(dated, full, {
    frame: "event-of",
    wordings: [{ question, answer: words.answer, derived: true }],
    proof: { start: event.span.start, end: mention.span.end },
    context: shown.context,
    weight: 0.6,
  });
}

/** `The 1939 Molotov-Ribbentrop Pact`: a name that carries its year. */
function yearNamed(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (!isAttribute(sentence, mention.span) || mention.certainty === "implied") return null;
  const next = touching(reading.names, { start: mention.span.end, end: mention.span.end + 3 })[0];
  const head = next === undefined ? "" : (slice(reading.document.text, next.span).split(" ").at(-1) ?? "");
  if (next === undefined || eventClass(head) < 0) return null;
  const name = slice(reading.document.text, next.span).replace(/\s+/gu, " ");
  const question = PAPERS.test(head)
    ? `From which year does the ${name} date?`
    : `${words.ask} did the ${name} take place?`;
  return candidate(dated, `the ${name}`, {
    frame: "event-of",
    wordings: [{ question, answer: words.answer, derived: true }],
    proof: { start: mention.span.start, end: next.span.end },
    context: [],
    weight: 0.55,
  });
}

const IN_PHRASE = /^(?:NOUN|PROPN|ADJ|NUM|DET|X)$/u;

/** The noun phrase that a date hangs on, when its head is something that happens or is signed. */
function eventBefore(sentence: Sentence, span: Span): { span: Span; noun: string; joint: string } | null {
  const { tokens } = sentence;
  let at = tokens.findIndex((token) => token.start >= span.start) - 1;
  if (/^the$/iu.test(tokens[at]?.text ?? "")) at -= 1;
  const joint = tokens[at]?.text.toLowerCase() ?? "";
  if (!/^(?:of|in|on|from)$/u.test(joint)) return null;
  if (tokens[at - 1]?.text === ",") at -= 1;
  let found: { span: Span; noun: string; joint: string } | null = null;
  let end = at - 1;
  const last = tokens[end];
  // Phrase by phrase to the left: "… the invasion | of the Soviet Union | in".
  for (let depth = 0; depth < 4 && last !== undefined; depth += 1) {
    let first = end;
    while (
      first >= 0 &&
      (IN_PHRASE.test(tokens[first]?.pos ?? "") || /^(?:-|–|'s|’s)$/u.test(tokens[first]?.text ?? ""))
    ) {
      first -= 1;
      if (tokens[first + 1]?.pos === "DET") break;
    }
    const start = tokens[first + 1];
    const head = tokens[end];
    if (start === undefined || head === undefined || first + 1 > end) break;
    if (eventClass(head.text) >= 0 || HAPPENS.has(head.text.toLowerCase())) {
      found = { span: { start: start.start, end: last.end }, noun: head.text, joint };
    }
    if (!/^(?:of|on|with|for|between|in|at)$/u.test(tokens[first]?.text ?? "")) break;
    end = first - 1;
  }
  return found;
}

function isObject(reading: DocumentReading, sentence: Sentence, span: Span): boolean {
  return clausesOf(reading, sentence.index).some(
    (clause) => clause.object !== null && sharedLength(clause.object.span, span) > 0,
  );
}

// "The Berlin Talks: November 1940" · "November 1940: the Berlin talks"
function headingDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (sentence.block.zone !== "heading") return null;
  const wide = withPreposition(reading.document.text, mention.span);
  const event = phrase(reading, sentence.span, [wide])
    .text.replace(/[\s:–,()-]+$/u, "")
    .replace(/^[\s:–,-]+/u, "");
  const head = event.split(" ").at(-1) ?? "";
  if (event === "" || (eventClass(head) < 0 && !HAPPENS.has(head.toLowerCase()))) return null;
  const article = /^the\b/iu.test(event) ? event.replace(/^The/u, "the") : `the ${event}`;
  return candidate(dated, event, {
    frame: "event-of",
    wordings: [{ question: `${words.ask} did ${article} take place?`, answer: words.answer, derived: true }],
    proof: sentence.span,
    context: [],
    weight: 0.8,
  });
}

/** The person whose name stands right before the bracket that a date stands in; null for other dates. */
function bracketed({ reading, mention, sentence }: Dated): { person: NameMention; inside: string } | null {
  const { text } = reading.document;
  const before = text.slice(Math.max(sentence.span.start, mention.span.start - 90), mention.span.start);
  const opening = before.lastIndexOf("(");
  if (opening < 0 || before.indexOf(")", opening) >= 0) return null;
  const nameEnd = mention.span.start - (before.length - opening);
  const person = mentionsIn(reading, { start: nameEnd - 40, end: nameEnd }).findLast(
    (one) => reading.entities[one.entity]?.type === "PER" && nameEnd - one.span.end <= 1,
  );
  return person === undefined ? null : { person, inside: before.slice(opening + 1) };
}

function isLifeSpan(dated: Dated): boolean {
  if (!dated.mention.value.includes("/")) return false;
  const found = bracketed(dated);
  return found !== null && /^\s*(?:in [^()]{2,30})?$/u.test(found.inside);
}

/** `Ingrid Solberg (12 March 1761 – 4 May 1829)`: one range, two cards. */
function lifeSpan(dated: Dated): Candidate[] {
  const found = bracketed(dated);
  const [from = "", to = ""] = dated.mention.value.split("/");
  return [["born", from] as const, ["died", to] as const].flatMap(([what, value]) => {
    const words = dateWords({ value, modifier: null });
    return words === null || found === null
      ? []
      : [lifeCandidate({ ...dated, words, mention: { ...dated.mention, value } }, found.person, what)];
  });
}

function lifeCandidate(dated: Dated, person: NameMention, what: "born" | "died"): Candidate {
  const { reading, words, mention } = dated;
  const name = tidy(reading.entities[person.entity]?.name ?? "");
  return candidate(dated, `${name} ${what}`, {
    frame: `${what}-on`,
    wordings: [
      {
        question: `${words.ask} ${what === "born" ? `was ${name} born` : `did ${name} die`}?`,
        answer: words.answer,
        derived: true,
      },
    ],
    proof: { start: person.span.start, end: mention.span.end },
    context: [],
    weight: 0.4,
  });
}

/** `Marie Curie (7 November 1867 – 4 July 1934)` and `Clara Hoving (born 1841)`: birth and death. */
function lifeDate(dated: Dated): Candidate | null {
  const found = bracketed(dated);
  if (found === null || dated.mention.value.includes("/")) return null;
  const { person, inside } = found;
  const after = dated.reading.document.text.slice(dated.mention.span.end, dated.mention.span.end + 60);
  const died = /(?:[–-]|died|d\.|†)\s*$/iu.test(inside);
  const born =
    /(?:born|b\.|\*)\s*$/iu.test(inside) ||
    (inside.trim() === "" && /^\s*(?:in [\p{L} ,]{2,30})?[–-]/u.test(after));
  return died || born ? lifeCandidate(dated, person, died ? "died" : "born") : null;
}

import { type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { type Dated, datedCandidate, isAttribute } from "./dated.ts";
import { eventClass } from "./named-events.ts";
import { phrase } from "./phrases.ts";
import { clausesOf, tokenFrom, touching } from "./places.ts";
import { withPreposition } from "./telling.ts";

/** Event nouns that happen, beside those that can be pointed back at. */
const HAPPENS = new Set(
  "invasion partition annexation occupation demise dissolution collapse fall death birth creation foundation founding launch discovery election coronation assassination crisis crash famine flood fire earthquake eruption outbreak opening closure defeat victory surrender arrival departure independence unification reform premiere publication".split(
    " ",
  ),
);
const PAPERS = /^(?:pact|treaty|agreement|accord|protocol|act|law|constitution|convention|decree|charter)$/iu;

// "put forward eight demands in the Karlsbad Programme on 24 April": what is, and does not take place
const NO_EVENT =
  /^(?:programme|program|project|bridge|tunnel|canal|railway|dam|tower|company|firm|corporation|society|club|union|league)$/iu;

/** A dated noun phrase that is no subject of its own clause: `the Nazi invasion of the Soviet Union in 1941`. */
export function nounDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (mention.certainty === "implied") return null;
  const event = eventBefore(sentence, mention.span);
  if (event === null || NO_EVENT.test(event.noun)) return null;
  // "signed the pact in 1939" dates the signing; "the pact of 1939" dates the pact.
  if (event.joint !== "of" && isObject(reading, sentence, event.span)) return null;
  const shown = phrase(reading, event.span);
  const named = /\p{Lu}/u.test(shown.text.replace(/^(?:The|A|An)\b/u, ""));
  if (/^(?:before|after|until|since|by)$/iu.test(event.joint)) return null;
  if (!named && !(PAPERS.test(event.noun) && shown.text.split(" ").length > 2)) return null;
  const name = shown.text.replace(/^(?:a|an|the) /iu, "the ");
  const full = /^the |^(?:\p{Lu}[\p{L}.-]*\s){0,3}\p{Lu}[\p{L}-]*['’]s?\s/u.test(name) ? name : `the ${name}`;
  const ask = words.ask.replace(/^In which year$/u, "From which year");
  const question = PAPERS.test(event.noun)
    ? `${ask} does ${full} date?`
    : `${words.ask} did ${full} take place?`;
  return datedCandidate(dated, full, {
    frame: "event-of",
    wordings: [{ question, answer: words.answer, derived: true }],
    proof: { start: event.span.start, end: mention.span.end },
    context: shown.context,
    weight: 0.6,
  });
}

/** `The 1939 Molotov-Ribbentrop Pact`: a name that carries its year. */
export function yearNamed(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (mention.certainty === "implied" || !isAttribute(sentence, mention.span)) return null;
  const next = touching(reading.names, { start: mention.span.end, end: mention.span.end + 3 })[0];
  const head = next === undefined ? "" : (slice(reading.document.text, next.span).split(" ").at(-1) ?? "");
  if (next === undefined || eventClass(head) < 0) return null;
  const name = slice(reading.document.text, next.span).replace(/\s+/gu, " ");
  const question = PAPERS.test(head)
    ? `From which year does the ${name} date?`
    : `${words.ask} did the ${name} take place?`;
  return datedCandidate(dated, `the ${name}`, {
    frame: "event-of",
    wordings: [{ question, answer: words.answer, derived: true }],
    proof: { start: mention.span.start, end: next.span.end },
    context: [],
    weight: 0.55,
  });
}

const IN_PHRASE = new Set(["NOUN", "PROPN", "ADJ", "NUM", "DET", "X"]);

/** The noun phrase that a date hangs on, when its head is something that happens or is signed. */
function eventBefore(sentence: Sentence, span: Span): { span: Span; noun: string; joint: string } | null {
  const { tokens } = sentence;
  let at = tokenFrom(tokens, span.start) - 1;
  if (/^the$/iu.test(tokens[at]?.text ?? "")) at -= 1;
  const joint = tokens[at]?.text.toLowerCase() ?? "";
  if (joint !== "of" && joint !== "in" && joint !== "on" && joint !== "from") return null;
  if (tokens[at - 1]?.text === ",") at -= 1;
  let found: { span: Span; noun: string; joint: string } | null = null;
  let end = at - 1;
  const last = tokens[end];
  // Phrase by phrase to the left: "… the invasion | of the Soviet Union | in".
  for (let depth = 0; depth < 4 && last !== undefined; depth += 1) {
    let first = end;
    while (
      first >= 0 &&
      (IN_PHRASE.has(tokens[first]?.pos ?? "") || /^(?:-|–|'s|’s)$/u.test(tokens[first]?.text ?? ""))
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
export function headingDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (sentence.block.zone !== "heading") return null;
  const wide = withPreposition(reading.document.text, mention.span);
  const event = phrase(reading, sentence.span, [wide])
    .text.replace(/[\s:–,()-]+$/u, "")
    .replace(/^[\s:–,-]+/u, "")
    // "4. Flood of January": the number of a section
    .replace(/^(?:\d{1,2}|[A-Z])[.)]\s+/u, "");
  // "Flood": of all floods none is meant
  if (/^\p{L}+$/u.test(event)) return null;
  const head = event.split(" ").at(-1) ?? "";
  // "The Åmark question at the conference", "Crisis and war": the last noun is not what it is about
  if (/ (?:at|in|on|for|during|after|before|and|from|to|with) /u.test(event)) return null;
  // "The tower, 1698-1703": it stood, and did not take place
  if (NO_EVENT.test(head)) return null;
  if (event === "" || (eventClass(head) < 0 && !HAPPENS.has(head.toLowerCase()))) return null;
  const article = /^the\b/iu.test(event) ? event.replace(/^The/u, "the") : `the ${event}`;
  return datedCandidate(dated, event, {
    frame: "event-of",
    wordings: [{ question: `${words.ask} did ${article} take place?`, answer: words.answer, derived: true }],
    proof: sentence.span,
    context: [],
    weight: 0.8,
  });
}

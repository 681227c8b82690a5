import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import { type Found, isSomebody, NO_THING, uncapital } from "./explained.ts";

// "Its three essential parts are …" · "The two main parts of an arch are …"
const PARTS =
  /^(?<whose>Its|The|Their) (?<which>(?:(?:two|three|four|main|essential|chief|principal|basic) ){1,3}(?:parts|components|elements|stages|kinds|types|forms|causes|ingredients|layers))(?<of> of [^,;:.]{3,60}?)? are (?<list>[^;:.]{8,160})\./u;
// "A comet consists of a nucleus, a coma and a tail."
const CONSISTS =
  /^(?<what>(?:An?|The|\p{Lu}\p{Ll}+s) ?[^,;:.]{0,60}?) (?:(?<many>consist|are (?:made up|composed)) of|(?<one>consists|is (?:made up|composed)) of) (?<list>[^;:.]{8,140})\./u;

/** `What are the three essential parts of a canal lock?` */
export function partsOf(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const named = PARTS.exec(text)?.groups;
  if (named?.list !== undefined && named.which !== undefined) {
    const owner = named.of === undefined ? subjectBefore(reading, sentence) : null;
    if (named.of === undefined && owner === null) return null;
    return listed(
      sentence,
      text,
      named.list,
      `What are the ${named.which}${named.of ?? ` of ${owner?.text}`}?`,
      owner?.span,
    );
  }
  const whole = CONSISTS.exec(text)?.groups;
  if (whole?.what === undefined || whole.list === undefined) return null;
  if (/^(?:The )?(?:It|They|This|These|Others|rest|result|plan|group)\b/u.test(whole.what)) return null;
  const verb = whole.many ?? whole.one ?? "";
  const what = uncapital(whole.what);
  const asks = /^consist/u.test(verb)
    ? `What ${whole.many === undefined ? "does" : "do"} ${what} consist of?`
    : `What ${verb.split(" ")[0]} ${what} ${verb.split(" ").slice(1).join(" ")} of?`;
  return listed(sentence, text, whole.list, asks);
}

/** Of a long list the things by themselves: `a chamber, a gate at each end of it and …`. */
function listed(
  sentence: Sentence,
  text: string,
  list: string,
  question: string,
  context?: Span,
): Found | null {
  const at = sentence.span.start + text.lastIndexOf(list);
  const plain = list.replace(/ at (?:each|either) end of it| of it(?=,| and)/gu, "").replace(/\s+/gu, " ");
  return {
    frame: "parts",
    thing: question,
    wording: { question, answer: plain },
    focus: { start: at, end: at + list.length },
    ...(context === undefined ? {} : { context }),
  };
}

// "It serves as a lever for opening the gate" · "The beam acts as a counterweight"
const SERVES =
  /^(?<what>It|(?:An?|The) (?:[\p{L}’'-]+ ){0,3}[\p{L}’'-]+) (?<verb>serve|act|function)s as (?<as>(?:an?|the) [^,;:.]{4,100}?)(?= and \p{Ll}+s\b|[,.;])/u;

/** `What does the balance beam serve as?` */
export function servesAs(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const { what, verb, as } = SERVES.exec(text)?.groups ?? {};
  if (what === undefined || verb === undefined || as === undefined) return null;
  const owner = what === "It" ? subjectBefore(reading, sentence) : null;
  if (what === "It" && owner === null) return null;
  const thing = owner?.text ?? uncapital(what);
  const at = sentence.span.start + text.indexOf(as);
  return {
    frame: "serves",
    thing,
    wording: { question: `What does ${thing} ${verb} as?`, answer: as },
    focus: { start: at, end: at + as.length },
    ...(owner === null ? {} : { context: owner.span }),
  };
}

// "The balance beam | is a long arm …": what the next sentence means by `It`
const SUBJECT = /^(?:An?|The) (?:[\p{L}’'-]+ ){1,4}?(?=(?:is|are|was|were|has|have|can|\p{Ll}{3,}s) )/u;

/** So many sentences go on about the same thing. */
const REACH = 3;

/** The thing that the sentences before are about. */
function subjectBefore(
  reading: DocumentReading,
  { index, blockIndex }: Sentence,
): { text: string; span: Span } | null {
  for (let back = 1; back <= REACH; back += 1) {
    const before = reading.sentences[index - back];
    if (before === undefined || before.blockIndex !== blockIndex) return null;
    const text = slice(reading.document.text, before.span);
    if (/^Its? /u.test(text)) continue;
    const words = SUBJECT.exec(text)?.[0].trim();
    if (words === undefined || NO_THING.test(words)) return null;
    const { start } = before.span;
    const span = { start, end: start + words.length };
    return isSomebody(reading, span) ? null : { text: uncapital(words), span };
  }
  return null;
}

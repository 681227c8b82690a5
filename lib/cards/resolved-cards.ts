import { madeOf } from "#lib/base/made-of.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { phrase } from "./phrases.ts";
import { isReadable } from "./places.ts";
import { isVague } from "./pointing.ts";
import { shortened } from "./shorten.ts";

/**
 * What a meeting resolved under an item of its agenda, in the words of minutes: `It was resolved that the gift be
 * accepted`, `Resolved that …`, `Consideration was deferred until the spring`. The body that met is named at the top.
 */
export function resolvedCandidates(reading: DocumentReading): Candidate[] {
  const body = bodyThatMet(reading);
  if (body === null) return [];
  return madeOf(reading.sentences, (sentence) => {
    if (sentence.block.zone !== "body" || !isReadable(sentence)) return null;
    const text = slice(reading.document.text, sentence.span);
    if (!DECIDES.test(text)) return null;
    return resolution(reading, sentence, { text, body });
  });
}

/** So many blocks at the top of a document may say whose minutes it is. */
const TOP = 8;
// "MINUTES of a meeting of the Public Library Committee held in …"
const MINUTES =
  /\b(?:minutes|proceedings|protocol|record)\b[^.;]{0,60}?\bof (?<body>the (?:\p{Lu}[\p{L}’'-]+|of|the|for|and)(?: (?:\p{Lu}[\p{L}’'-]+|of|the|for|and)){0,7}?)(?=,|\.| held| on | at |$)/iu;

function bodyThatMet(reading: DocumentReading): { name: string; span: Span } | null {
  const { blocks, text } = reading.document;
  for (const { span } of blocks.slice(0, TOP)) {
    const words = slice(text, span).slice(0, 300);
    const name = MINUTES.exec(words)?.groups?.body;
    if (name === undefined || !/\p{Lu}/u.test(name)) continue;
    const start = span.start + words.indexOf(name);
    return { name: name.replace(/\s+/gu, " "), span: { start, end: start + name.length } };
  }
  return null;
}

const DECIDES = /\b(?:[Rr]esolved|agreed|decided|deferred|postponed|adjourned|carried|ordered)\b/u;

// "It was moved by A, seconded by B, and resolved by four votes to one that the offer be accepted"
const THAT =
  /(?:^| )(?:It was |It is |and |Resolved|was )?(?:[Rr]esolved|agreed|decided|ordered)(?:,? (?<how>unanimously|by (?:\p{L}+|\d+)(?: votes?)? (?:to|against) (?:\p{L}+|\d+)|by a majority[^,.;]{0,30}?))?,? (?<link>that|to) (?<what>[^;:.]{10,220})\./u;
// "Consideration was deferred until the library was built"
const PUT_OFF = /^(?<what>\p{Lu}[^;:.]{3,80} (?:was|were) (?:deferred|postponed|adjourned)\b[^;:.]{0,80})\./u;
// "2. Mr. Carnegie's offer. The Town Clerk read …" · "3) Site —"
const ITEM =
  /^\s*(?:\d{1,3}|[ivxIVX]{1,5}|[a-z])[.)]\s+(?<item>\p{Lu}[^.;:]{2,50}?(?:Mrs?\. [^.;:]{2,40})?|(?:Mrs?|Dr|Rev)\. [^.;:]{2,50})[.:–—]\s/u;

function resolution(
  reading: DocumentReading,
  sentence: Sentence,
  { text, body }: { text: string; body: { name: string; span: Span } },
): Candidate | null {
  const that = THAT.exec(text)?.groups;
  const what = that?.what ?? PUT_OFF.exec(text)?.groups?.what;
  if (what === undefined) return null;
  const { start } = sentence.block.span;
  const words = reading.document.text.slice(start, Math.min(start + 120, sentence.span.end));
  const item = ITEM.exec(words)?.groups?.item;
  const how = that?.how === undefined ? "" : ` ${that.how}`;
  const at = sentence.span.start + text.indexOf(what);
  const focus = { start: at, end: at + what.length };
  const said = phrase(reading, focus);
  const verb = that === undefined ? "decide" : that.link === "to" ? "agree to do" : "resolve";
  if (item === undefined && how === "") return null;
  const about = item === undefined ? "" : ` on the item “${item.replace(/\s+/gu, " ")}”`;
  const question = `What did ${body.name} ${verb}${how}${about}?`;
  // Of two things that were resolved together the first; ", the work to begin at once" says how.
  const first = said.text.replace(/,? and (?:that|to) .*$|, (?:the|an?) [^,]{3,30} (?:to|being) .*$/u, "");
  const short = shortened(first, 17);
  // "be blacked out of all papers | before they were put on the stands"
  const answer = isVague(short)
    ? short.replace(/ (?:before|after|when|until|so that|because|as soon as) .*$/u, "")
    : short;
  const itemSpan = {
    start: start + words.indexOf(item ?? ""),
    end: start + words.indexOf(item ?? "") + (item ?? "").length,
  };
  return {
    reading,
    category: "outcome",
    frame: "resolved",
    key: [body.name, item ?? "", first],
    wordings: [
      { question, answer: that?.link === "that" ? `That ${answer}` : capital(answer), derived: true },
    ],
    proofs: [
      { span: sentence.span, role: "proof" },
      ...(item === undefined ? [] : [{ span: itemSpan, role: "context" } as const]),
      { span: body.span, role: "context" },
    ],
    focus,
    sentence: sentence.index,
    weight: 0.85,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { isPlainUnit, isSpaceAt, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { eventClass } from "./named-events.ts";
import { touching } from "./places.ts";
import { contentWords, wordsOf } from "./words.ts";

/** Longer headings, and headings that are questions, say no topic in passing. */
const LONGEST_TOPIC = 70;
/** A quotation of so many words is recognised by itself. */
const TELLING_QUOTATION = 6;
/** And a question without any name by so many words that say something. */
const TELLING_WORDS = 5;
/** One about the person whose life it is, by fewer. */
const TELLING_LIFE = 3;

// "Saturday's final", "our correspondent was told yesterday": days that only the paper's own day explains
const FROM_TODAY =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?|yesterday|today|tomorrow|tonight|last (?:night|week|month|year)|next (?:week|month|year)|this (?:morning|week|month|year)|recently)\b(?! of\b)/iu;

/** What every such day has: a pattern that seldom has to look twice. */
const TODAY_PART = /day|tomorrow|tonight|last |next |this |recently/iu;

/** Whether the words of a question, those that it quotes left out, name such a day. */
function isFromToday({ question }: Wording): boolean {
  return TODAY_PART.test(question) && FROM_TODAY.test(question.replace(/“[^”]*”/gu, " "));
}

// "Work began": a common noun that only its place at the head of a sentence made great. Its capital is looked for before
// what stands in front of it.
const PLAIN_SUBJECT =
  /(?=[BCDEFNOPRSTW])(?<=\b(?:did|was|were|had) )(?:Work|Repairs|Construction|Building|Production|Fighting|Negotiations|Talks|Trading|Operations|Services|Elections|Excavations|Preparations|Rehearsals|Training|Traffic|Rescue|Recruitment|Demolition|Restoration)(?= \p{Ll})/u;

/** Frames whose outcomes are asked about a bare noun: `Why was the theory attacked?` */
const REASONS = new Set(["because", "why"]);

/** Frames that ask what is told in passing: of `the flood` one asks under the heading that says which. */
const WIDE = new Set(["told", "where", "how-long", "sum", "as-what", "for-what"]);

/** Frames that ask what a kind of thing is: their question names the kind, and that is enough. */
const EXPLAINING = new Set(["definition", "called", "parts"]);

// "What is the commonest cause of anaemia?"
const OF_A_KIND = /^What (?:is|are) the .+ of \p{L}{4,}/u;

// "What is the chamber?": of many chambers the one that the page is about. "the balance beam" says itself which.
const ONE_OF_MANY = /^What (?:is|are|was|were) the [\p{L}-]+\?$/u;

/**
 * A question that names nobody and nothing is asked under its document's heading: `The voyage of the Corvina: on what
 * date did the ship cross the equator?`. Without such a heading it is worth less, and when it
 * says little as well it is not asked.
 */
export function standingAlone(candidate: Candidate): Candidate | null {
  const { category, frame } = candidate;
  if (
    category !== "date" &&
    category !== "participant" &&
    category !== "quote" &&
    frame !== "count" &&
    !REASONS.has(frame) &&
    !WIDE.has(frame)
  )
    return candidate;
  if (frame === "only-one" && candidate.wordings.some(({ question }) => OF_A_KIND.test(question)))
    return candidate;
  if (EXPLAINING.has(frame) && !candidate.wordings.some(({ question }) => ONE_OF_MANY.test(question)))
    return candidate;
  if (candidate.wordings.some(({ question }) => PLAIN_SUBJECT.test(question)))
    return standingAlone({
      ...candidate,
      wordings: candidate.wordings.map((one) => ({
        ...one,
        question: one.question.replace(PLAIN_SUBJECT, (words) => words.toLowerCase()),
      })),
    });
  if (candidate.wordings.some(isFromToday)) return null;
  const isNamed = ({ question }: Wording): boolean => namesSomething(question) && !ofTheTopic(question);
  if (candidate.wordings.every(isNamed)) return candidate;
  const topic = topicOf(candidate.reading);
  if (topic === null && candidate.wordings.every(({ question }) => namesSomething(question)))
    return candidate;
  if (topic === null && (REASONS.has(frame) || WIDE.has(frame))) return candidate;
  if (topic === null) {
    const asks = candidate.wordings[0]?.question ?? "";
    // "On what date was the title decided?": of a hundred titles none is meant. Words that were said tell more.
    if (
      category !== "quote" &&
      (contentWords(asks).length < TELLING_WORDS || /\b(?:did|was|were) an? /u.test(asks))
    )
      return null;
    return { ...candidate, weight: candidate.weight * 0.6 };
  }
  const known = new Set(wordsOf(topic));
  // In a life its bearer's name above the question would answer it.
  const givesAway = ({ answer }: Wording): boolean =>
    (category === "participant" || category === "quote") && known.has(wordsOf(answer).at(-1) ?? "");
  if (candidate.wordings.some(givesAway))
    return contentWords(candidate.wordings[0]?.question ?? "").length < TELLING_LIFE ? null : candidate;
  const wordings = candidate.wordings.map(
    (one): Wording =>
      isNamed(one)
        ? one
        : { ...one, question: `${topic}: ${one.question.charAt(0).toLowerCase()}${one.question.slice(1)}` },
  );
  return { ...candidate, wordings };
}

// Who was the Swiss dealer?
const NATIONALITY = /^Who was the \p{Lu}\p{Ll}+ \p{Ll}+(?: \p{Ll}+)?\?$/u;

// "was the case tried at Norwich": the event that the document is about, by its bare noun
const BARE_EVENT =
  /^(?:On|In|During|Until|By|Since|Roughly|How)\b[^?]{0,40} (?:did|was|were|had) the (?<noun>\p{Ll}+)\b(?! (?:of|for|on|between|with|to|that|which|against)\b)/u;

/** Whether a question asks about an event by a bare noun that many events share. */
function ofTheTopic(question: string): boolean {
  const noun = BARE_EVENT.exec(question)?.groups?.noun;
  return noun !== undefined && eventClass(noun) >= 0;
}

const CAPITAL = /(?=\p{Lu})(?<![\p{L}'’])\p{Lu}/u;

function namesSomething(question: string): boolean {
  // Few questions quote.
  const quotes = question.includes("“");
  const quoted = quotes ? (/“(?<words>[^”]*)”/u.exec(question)?.groups?.words ?? "") : "";
  if (quoted !== "" && wordsOf(quoted).length >= TELLING_QUOTATION) return true;
  // "Who was the Swiss dealer?": a nationality names nobody.
  if (NATIONALITY.test(question)) return false;
  const plain = quotes ? question.replace(/“[^”]*”/gu, " ") : question;
  return hasCapitalBehind(plain);
}

/** Whether a word with a capital stands behind the first word of a question. */
function hasCapitalBehind(question: string): boolean {
  let at = 0;
  while (at < question.length && !isSpaceAt(question, at)) at += 1;
  for (; at < question.length; at += 1) {
    const code = question.charCodeAt(at);
    if (!isPlainUnit(code)) return CAPITAL.test(question.replace(/^\S+/u, ""));
    if (code >= 0x41 && code <= 0x5a && !isOfWord(question.charCodeAt(at - 1))) return true;
  }
  return false;
}

/** Whether a plain character is a letter or an apostrophe, so that a capital behind it begins no word. */
function isOfWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x27 || code === 0x2019;
}

// "THE HASWELL CHRONICLE AND COUNTY ADVERTISER." · "HOUSE OF ASSEMBLY": who prints it, and not what it is about
const MASTHEAD =
  /\b(?:chronicle|times|herald|gazette|advertiser|courier|mercury|examiner|telegraph|tribune|observer|argus|standard|record|post|journal|intelligencer|project|official report|house of|interview|debates?|proceedings)\b/iu;
// "Terrace Talk - Football History Forum": where one talks, and not about what
const BOARD = /\b(?:forums?|message board|community|discussion board)\b/iu;
/** So many headings of the top of a page are looked at. */
const TOP = 4;

const topics = new WeakMap<DocumentReading, string | null>();

function topicOf(reading: DocumentReading): string | null {
  let known = topics.get(reading);
  if (known === undefined) {
    known = findTopic(reading);
    topics.set(reading, known);
  }
  return known;
}

/** The document's first heading that is no masthead, when it is short and names something. */
function findTopic(reading: DocumentReading): string | null {
  const { blocks, text: whole } = reading.document;
  // Old newspapers set their headlines as lines in capitals.
  const top = blocks.filter(
    ({ zone, span }, index) =>
      zone === "heading" || (zone === "body" && index < TOP && /^[^\p{Ll}]{8,90}$/u.test(slice(whole, span))),
  );
  for (const block of top.slice(0, TOP)) {
    const text = slice(whole, block.span);
    const isDateline = touching(reading.dates, block.span).some(
      ({ span }) => (span.end - span.start) * 2 > text.length,
    );
    if ((MASTHEAD.test(text) && !/\p{Ll}/u.test(text)) || isDateline || BOARD.test(text)) continue;
    if ((block.zone === "heading" && block.level === 1) || !/\p{Ll}/u.test(text)) return topicIn(text);
    break;
  }
  return titleLine(reading);
}

// "Posted by admin · 23 comments": a line about the page
const ABOUT_PAGE =
  /[·|›»]|\b(?:posted|published|updated|written) (?:by|on|in)\b|\bcomments?\b|\bmin(?:ute)?s? read\b/iu;

/** In a copied page no mark tells the title from other headings: the last line before the text, when it names something. */
function titleLine({ document: { blocks, text } }: DocumentReading): string | null {
  const first = blocks.findIndex(({ zone }) => zone === "body" || zone === "block-quote");
  const title = blocks[blocks.slice(0, Math.max(0, first)).findLastIndex(({ zone }) => zone !== "noise")];
  const words = title?.zone === "heading" ? slice(text, title.span).trim() : "";
  return ABOUT_PAGE.test(words) || !/\s\p{Lu}/u.test(words) ? null : topicIn(words);
}

function topicIn(heading: string): string | null {
  const title = heading
    .replace(/\s+/gu, " ")
    // `Re: Berne 1954 - what really happened?`
    .replace(/^(?:re|thread|topic): /iu, "")
    .replace(/\s[–—-]\s[^–—?]{3,60}\?$/u, "")
    // `The Old Mill | Example News`: the site's name is no topic.
    .replace(/\s[|·–—-]\s[^|·–—]{1,40}$/u, "")
    .trim();
  if (title.length > LONGEST_TOPIC || /[?!:]/u.test(title) || !/\p{L}{3}/u.test(title)) return null;
  return inSmallLetters(title).replace(/[.,;]+$/u, "");
}

/** `THE FALL OF THE CARRON VIADUCT` as one writes it in a line: small words small, all others with a capital. */
function inSmallLetters(title: string): string {
  if (/\p{Ll}/u.test(title)) return title;
  return title
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{Ll}+/gu, (word, at) =>
      at > 0 && /^(?:the|of|a|an|and|in|on|at|to|for|by|with|from|or)$/u.test(word)
        ? word
        : word.charAt(0).toUpperCase() + word.slice(1),
    );
}

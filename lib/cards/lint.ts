import { isSpaceAt } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { givenAway } from "./given-away.ts";
import { answersElse, endsOpen, isAnybody, meansNobody, repeatsName } from "./grammar.ts";
import {
  besideQuestion,
  isVague,
  mayBeVague,
  mayPoint,
  pointsOutside,
  TIMELESS,
  withoutQuotations,
} from "./pointing.ts";
import { holdsWords, isSupported } from "./supported.ts";
import { saysTooLittle } from "./too-little.ts";
import type { Card } from "./types.ts";
import { SIGN } from "./word-signs.ts";
import { type WordedText, worded } from "./words.ts";

/** Why a card is refused. The text says it to a teacher. */
export type Refusal = { readonly code: string; readonly message: string };

const MAX_QUESTION = 220;
const MAX_ANSWER_WORDS = 18;
const MAX_QUOTED_ANSWER_WORDS = 24;

// "What did Holstein offer? — 3 April"
const ONLY_DAY =
  /^(?:on )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?$|^(?:1\d|20)\d\d$/u;
// "Which bus conductor was his twin brother?": whose brother, only the page tells
const OWNED_BY_ASKED = /^(?:Who|Which [^?]{2,60}?) (?:was|were|is|are) (?:his|her|their) /u;
// "What happened to 380 miles?": a measure is nobody
const OF_A_MEASURE =
  /^What (?:happened to|became of) (?:[\d,.]+|\p{Ll}+) (?:miles|feet|yards|pounds|tons|hours|days|years)\b/u;
// "the 16th instant", "on the 3rd ult.": what only the paper's own day explains
const OF_THE_PAPER = /\b(?:(?:inst|ult|prox)(?:ant|imo|\.)|to-(?:morrow|day|night))(?=[\s,?]|$)/iu;

function isOfThePaper({ text, signs }: WordedText): boolean {
  return (signs & SIGN.ofThePaper) !== 0 && OF_THE_PAPER.test(withoutQuotations(text));
}

// "to sign a declaration that expressed": what it did to what was cut off with the words in marks
const CUT_RELATIVE =
  /\b(?:that|which|who) (?:express|contain|declar|describ|announc|promis|demand|propos|stat|includ|call|defin|nam|read|sa)(?:ed|es|s|d|id)?\??$/iu;

function endsCutOff({ text, signs }: WordedText): boolean {
  return (signs & SIGN.cutOff) !== 0 && CUT_RELATIVE.test(text);
}

// "made an agreement that the former territories?": what was to become of them was cut off
const CUT_CONTENT =
  /\b(?:agreement|view|idea|fact|promise|proposal|condition|assurance|claim|hope|fear|belief) that the (?:\p{L}+ ){1,3}\p{L}+s\?$/u;
// "according to the text" · "the passage above"
const PAGE_WORDS =
  /\b(?:according to the (?:text|passage|article|author|page)|the (?:above|following) (?:text|passage))\b/iu;
const OF_A_PAGE = ["according", "above", "following"];
// "did the Tsar instruct Tsar Nicholas": one who was taken for two
const SAME_TITLE = /\bthe (?<title>\p{Lu}\p{Ll}+) \p{Ll}+ \k<title> \p{Lu}/u;

// The end of a question that ends in the question or the cry of another
const REPEATED = /[?!]["”]\?$/u;

// "What became of the deal?" · "Who refused the demand?": papers and steps that only the sentence before tells apart
const SOME_PAPER =
  /\bthe (?:deal|offer|demand|proposal|motion|amendment|bid|suggestion|request|plan|matter|appeal|collapse|failure|affair|episode|decision|refusal|dispute|notice|petition|question|report|order|idea|settlement|verdict|move|result|case)s?(?=\?$| (?:in|on) (?:\p{Lu}\p{Ll}+ )?\d{4}\?$)|^(?:What|Which \p{L}+) (?:did|does|was|were) the (?:deal|offer|demand|proposal|motion|amendment|bid|suggestion|request|matter|collapse|failure|affair|episode|refusal|notice|petition|question|order|settlement|verdict|result|case)s? (?!of |to |that |for |which |by |in |between |over |on )\p{Ll}+/u;

/** Whether an answer breaks off in the middle of a phrase: `particularly in light`, `a part of A and a part`. */
export function breaksOff(answer: string): boolean {
  return /(?:\b(?:and|or|but|of|the|a|an|from|than|particularly|especially|would|will|be|its|their|in light|in view|in terms|on behalf|because|including|such as|between|and an? (?:part|number|lot|kind|share))|,)$/iu.test(
    answer.trim(),
  );
}

// the request · its plan
const ONLY_NOUN = /^(?:the|its|their|his|her|this|an?) \p{Ll}+$/u;

/** `Which discovery did Hebra publish?` — `the discovery in a journal`: the noun again, and where it was done. */
function isNounAgain(question: string, answer: string): boolean {
  const noun = /^Which (?<noun>\p{Ll}+) /u.exec(question)?.groups?.noun;
  return (
    noun !== undefined &&
    ((answer.startsWith(`the ${noun} `) &&
      /^(?:in|at|on|by|with|before|during|for) /u.test(answer.slice(noun.length + 5))) ||
      answer.startsWith(`both ${noun} `))
  );
}

const SPACE = 0x20;

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** How many words a text has, parted by white space. */
function wordCount(text: string): number {
  const { length } = text;
  let count = 0;
  let inside = false;
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    const space = code === SPACE || (!isLetter(code) && isSpaceAt(text, at));
    if (!space && !inside) count += 1;
    inside = !space;
  }
  return count;
}

/**
 * What is wrong with a card as a card, by its words alone; empty when nothing is. The tests are those of any set of
 * study cards: it stands alone, asks one thing, gives nothing away, is short, and its receipts hold its answer.
 * `derived` answers (`None`, `It was refused`, a date in another notation) are not looked up word by word. `asks` and
 * `says` are the question and the answer with their words, for a caller that has read them already.
 */
export function lint(
  card: Pick<Card, "category" | "question" | "answer" | "evidence" | "disputed">,
  derived = false,
  asks = worded(card.question),
  says = worded(card.answer),
): Refusal[] {
  const { question, answer } = card;
  const found: Refusal[] = [];
  const refuse = (code: string, message: string): void => {
    found.push({ code, message });
  };
  const length = wordCount(answer);
  if (length === 0) refuse("no-answer", "there is no answer");
  // A question that is quoted at the end asks with its own mark.
  if (!question.endsWith("?") && !question.endsWith("?”")) refuse("no-question", "it does not ask anything");
  // `Who asked "who pays?"?`: a question that repeats a question
  if (REPEATED.test(question)) refuse("no-question", "it ends in a question that somebody else asked");
  if (question.length > MAX_QUESTION) refuse("long-question", "the question is too long to read at a glance");
  const quoted = answer.startsWith("“") || answer.startsWith('"');
  const limit = card.disputed === true ? 60 : quoted ? MAX_QUOTED_ANSWER_WORDS : MAX_ANSWER_WORDS;
  if (length > limit) refuse("long-answer", "the answer is too long to hold one fact");
  if (length === 1 && /^(?:yes|no|true|false)\.?$/iu.test(answer))
    refuse("yes-no", "it can be guessed: yes or no");
  if (OWNED_BY_ASKED.test(question))
    refuse("vague-question", "the question points at somebody it does not name");
  if (OF_A_MEASURE.test(question) || isOfThePaper(asks))
    refuse("vague-question", "the question points at something it does not name");
  if (
    card.disputed !== true &&
    (endsCutOff(asks) || (question.includes(" that the ") && CUT_CONTENT.test(question)) || endsCutOff(says))
  )
    refuse("broken-question", "the question breaks off in the middle of a phrase");
  if (card.category === "quote" && /^an? \p{Ll}+$/u.test(answer))
    refuse("vague-answer", "the answer names nobody");
  if (mayPoint(asks) && pointsOutside(question))
    refuse("vague-question", "the question points at something it does not name");
  if (card.disputed !== true && mayBeVague(says) && isVague(besideQuestion(question, answer)))
    refuse("vague-answer", "the answer points at something it does not name");
  const open = card.category === "outcome" || card.category === "proposal";
  if (card.disputed !== true && endsOpen(question))
    refuse("broken-question", "the question breaks off in the middle of a phrase");
  if (card.disputed !== true && (repeatsName(question, answer) || SAME_TITLE.test(question)))
    refuse("vague-question", "the question takes one for two");
  if ((asks.signs & SIGN.him) !== 0 && meansNobody(question))
    refuse("vague-question", "the question points at somebody it does not name");
  if (open && card.disputed !== true) {
    if (answersElse(question, answer)) refuse("other-answer", "the answer is not what is asked for");
    if (isAnybody(question)) refuse("thin-question", "the question says too little to have one answer");
    if (saysTooLittle(question)) refuse("thin-question", "the question says too little to have one answer");
    if (SOME_PAPER.test(question)) refuse("vague-question", "the question does not say which one it means");
    if (/^(?:What|Which)\b/u.test(question) && ONLY_DAY.test(answer.trim()))
      refuse("other-answer", "the answer is not what is asked for");
    if (
      length === 1 &&
      /\bwhat\b|^Which\b/iu.test(question) &&
      /^\p{Ll}+(?:-\p{Ll}+)?$/u.test(answer.trim()) &&
      !TIMELESS.test(question)
    )
      refuse("bare-answer", "one plain word answers nothing");
    if (breaksOff(answer)) refuse("broken-answer", "the answer breaks off in the middle of a phrase");
  }
  if (open && card.disputed !== true && isNounAgain(question, answer))
    refuse("vague-answer", "the answer only repeats a noun");
  // "the request" · "its plan": what the sentence before called by its name
  if (open && card.disputed !== true && ONLY_NOUN.test(answer.trim()))
    refuse("vague-answer", "the answer only repeats a noun");
  if (
    (asks.signs & SIGN.ofThePage) !== 0 &&
    OF_A_PAGE.some((word) => asks.words.includes(word)) &&
    PAGE_WORDS.test(question)
  )
    refuse("page-words", "the question speaks of the page and not of the matter");
  const away = card.disputed === true ? null : givenAway(card.category, asks, says);
  if (away !== null) refuse("given-away", away);
  if (card.evidence.length === 0) refuse("no-evidence", "nothing proves it");
  if (
    !derived &&
    card.disputed !== true &&
    !card.evidence.some(({ quote }) => holdsWords(quote, answer)) &&
    !isSupported(says.content, card.evidence.map((one) => one.quote).join(" "))
  )
    refuse("unsupported", "the evidence does not hold the answer");
  return found;
}

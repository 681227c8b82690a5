import { isPlainUnit, isSpaceAt } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { answersElse, endsOpen, isAnybody, meansNobody, repeatsName } from "./grammar.ts";
import { saysTooLittle } from "./too-little.ts";
import type { Card } from "./types.ts";
import { SIGN } from "./word-signs.ts";
import {
  contentWords,
  holdsPhrase,
  isNoArticle,
  sharedBy,
  shareIn,
  type WordedText,
  worded,
  wordsOf,
} from "./words.ts";

/** Why a card is refused. The text says it to a teacher. */
export type Refusal = { readonly code: string; readonly message: string };

const MAX_QUESTION = 220;
const MAX_ANSWER_WORDS = 18;
const MAX_QUOTED_ANSWER_WORDS = 24;

// "what did he say …" · "when did this happen" · "did the former leave": words that point outside the question
const POINTING =
  /(?:^|[\s(])(?:he|she|it|they|him|them|his|her|its|their|this|these|those|we|us|our|I|my|you|your|here|the (?:former|latter)(?=[,.?;]|\s+(?:was|were|is|are|had|did)\b)|after that|before that|since then|that (?:day|night|year|month|time|morning|afternoon|evening|pact|treaty|meeting|one)|th(?:e|at) same (?:period|day|night|morning|evening|week|month|year)(?! as ))(?=[\s,;:.?!)]|['’]s)/iu;
// "the move shattered" · "both sides agreed": nouns that only repeat what the sentence before told
const BARE =
  /(?:\b(?:did|do|does|was|were|had|would)\s+|^)(?:the (?:move|decision|step|incident|news|idea|two (?:sides|countries|parties|men|women|nations|leaders|states|powers))|both (?:sides|countries|parties|men|nations|powers))(?! (?:of|to|that|which|between|by|who|on|about|over|for|in)\b)/iu;
// "In which month were both papers published?", without the topic of the page before it
const BOTH_BARE =
  /^[^:?]{0,40}\b(?:did|was|were|had) both \p{Ll}{3,}s\b(?! (?:of|to|that|which|between|by|who|on|about|over|for|in)\b)/u;
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
// Quoted words may point: they are shown as somebody's own.
const QUOTED = /[“"«„][^“”"«»„]{1,400}[”"»“]/gu;

// "Which school did her refusal lead to": whose, stands before
const OWNED_OUTSIDE =
  /^(?:What|Which \p{L}+) (?:did|does|do|was|were|had|would|is|are) (?:his|her|its|their) /iu;

// "Her Majesty's Inspector of Mines": how one is styled points at nobody
const STYLES =
  /\b(?:His|Her|Their) (?=(?:Majesty|Majesties|Highness|Excellency|Grace|Holiness|Honou?r|Lordship)\b)/gu;

// "did the Tsar instruct Tsar Nicholas": one who was taken for two
const SAME_TITLE = /\bthe (?<title>\p{Lu}\p{Ll}+) \p{Ll}+ \k<title> \p{Lu}/u;

const MARK = /[“"«„]/u;

// The end of a question that ends in the question or the cry of another
const REPEATED = /[?!]["”]\?$/u;

/** Without what is quoted; the US is no `us`. */
function withoutQuotations(text: string): string {
  const own = MARK.test(text) ? text.replace(QUOTED, " ") : text;
  return own.includes("US") ? own.replace(/\bUS(?![\p{L}\p{N}])/gu, "USA") : own;
}

// "What do lymphocytes produce? — antibodies": of what holds at all times the word itself is to be learnt
const TIMELESS = /^(?:[^:?]{3,70}: )?(?:\p{L}+ )?what (?:do|does|is|are|can) /iu;
const OWN_OF_KIND =
  /(?<kind> (?:do|does|can) (?:an? )?\p{Ll}{3,}(?: \p{Ll}+){1,5}?) (?:its|their)(?= \p{Ll})/u;

/** Whether a text holds a word without which nothing in it points at anything: few questions do. */
function mayPoint({ signs }: WordedText): boolean {
  if ((signs & (SIGN.points | SIGN.bare)) !== 0) return true;
  return (signs & SIGN.that) !== 0 && (signs & SIGN.besideThat) !== 0;
}

/** Whether what is left of a question, its quotations taken out, points at something that it does not name. */
export function pointsOutside(question: string): boolean {
  const named = withoutQuotations(question).replace(STYLES, " ");
  // "To what do red cells owe their colour?": the kind of thing that is asked about has it
  const bare = TIMELESS.test(named) ? named.replace(OWN_OF_KIND, "$<kind>·") : named;
  return (
    POINTING.test(anchorOwnPronouns(bare)) ||
    BARE.test(bare) ||
    (bare.includes(" both ") && BOTH_BARE.test(bare)) ||
    OWNED_OUTSIDE.test(bare)
  );
}

// "Which … did Hitler say he had …": a pronoun after a name in the same question points inside it, and so does the
// pronoun for the very person who is asked for: "Who stated that he …".
const PERSONAL = /\b(?:he|she|him|his|her|their|its)\b/giu;

// Who stated … · … Hitler say …
const ANCHOR = /^(?:Who|Whose|Which)\b|(?<=\s)\p{Lu}[\p{L}’'-]{2,}/u;

// "that | the Japanese | would drop it if Russia ceded the island to them"
const PEOPLE =
  /\bthe (?:\p{Lu}\p{Ll}+(?:ese|sh|ch|ians?|ans|s)|workers|allies|delegates|envoys|cantons|rebels)\b/u;
const SEVERAL = /\b(?:they|them)\b/gu;

function anchorOwnPronouns(question: string): string {
  const name = ANCHOR.exec(question);
  if (name === null) return question;
  const cut = name.index + name[0].length;
  const rest = question.slice(cut);
  const people = PEOPLE.exec(rest);
  const from = people === null ? rest.length : people.index + people[0].length;
  return (
    question.slice(0, cut) +
    (rest.slice(0, from) + rest.slice(from).replace(SEVERAL, "·")).replace(PERSONAL, "·")
  );
}

// An answer leans on its question, so that "its plans" and "their forces" are clear there; "it" and "this" are not.
const VAGUE_ANSWER =
  /(?:^|[\s(])(?:he|she|it|they|them|this|these|those(?! who)|we|us|I|you|that (?:day|night|year|time))(?=[\s,;:.?!)]|$)/iu;

// "Because it could not pay its debts" · "because they feared it"
const AS_ASKED = /^Because (?:it|they|he|she) (?!was that\b)/u;
// "better than straight ones": the noun stands before
const ONES = /(?<=\bthan \p{Ll}+ )ones$/u;

/** What a `Why` asks about opens its answer as a pronoun. */
function withoutAsked(answer: string): string {
  return answer.replace(AS_ASKED, "Because ").replace(ONES, "");
}

/** Whether an answer holds a word that only the page could explain. */
export function isVague(answer: string): boolean {
  const bare = withoutQuotations(answer);
  return VAGUE_ANSWER.test(bare) || BARE.test(bare) || /\b(?:one|ones|so)$/u.test(bare.trim());
}

function mayBeVague(says: WordedText): boolean {
  return mayPoint(says) || (says.signs & SIGN.one) !== 0;
}

/** An answer without what its question makes clear. */
function besideQuestion(question: string, answer: string): string {
  if (question.endsWith("s to do?") && / \p{Ll}+s to do\?$/u.test(question))
    return answer.replace(/\bthat they\b/u, "that");
  return question.includes("hy") && /^(?:[^:?]{3,70}: w|W)hy\b/u.test(question)
    ? withoutAsked(answer)
    : answer;
}

// "What became of the deal?" · "Who refused the demand?": papers and steps that only the sentence before tells apart
const SOME_PAPER =
  /\bthe (?:deal|offer|demand|proposal|motion|amendment|bid|suggestion|request|plan|matter|appeal|collapse|failure|affair|episode|decision|refusal|dispute|notice|petition|question|report|order|idea|settlement|verdict|move|result|case)s?(?=\?$| (?:in|on) (?:\p{Lu}\p{Ll}+ )?\d{4}\?$)|^(?:What|Which \p{L}+) (?:did|does|was|were) the (?:deal|offer|demand|proposal|motion|amendment|bid|suggestion|request|matter|collapse|failure|affair|episode|refusal|notice|petition|question|order|settlement|verdict|result|case)s? (?!of |to |that |for |which |by |in |between |over |on )\p{Ll}+/u;

/** Whether an answer breaks off in the middle of a phrase: `particularly in light`, `a part of A and a part`. */
export function breaksOff(answer: string): boolean {
  return /(?:\b(?:and|or|but|of|the|a|an|from|than|particularly|especially|would|will|be|its|their|in light|in view|in terms|on behalf|because|including|such as|between|and an? (?:part|number|lot|kind|share))|,)$/iu.test(
    answer.trim(),
  );
}

const DATE_PARTS =
  /\b(?:\d{1,2}|\d{3,4}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b/giu;

function datePartsOf(text: string): string[] {
  return text.match(DATE_PARTS)?.map((part) => part.toLowerCase()) ?? [];
}

/** Whether a date answer stands in its own question: the same day, or the same month and year, or the year asked for. */
function givesDateAway(question: string, answer: string): boolean {
  const wanted = datePartsOf(answer);
  if (wanted.length === 0) return false;
  const lower = question.toLowerCase();
  // Nearly every question holds no part of it, not even inside another word.
  if (!wanted.some((part) => lower.includes(part))) return false;
  const there = datePartsOf(question);
  const years = wanted.filter((part) => /^\d{3,4}$/u.test(part));
  if (wanted.length === years.length) return years.some((year) => there.includes(year));
  return wanted.every((part) => there.includes(part));
}

const OF_A_FAMILY =
  /^Who was [^?]{2,60}['’]s (?:\p{Ll}+ )?(?:wife|husband|son|daughter|brother|sister|uncle|aunt|nephew|niece|father|mother)\?$/u;

/** `von Ribbentrop` and `Joachim von Ribbentrop`: a question that holds the surname gives the name away. */
function givesNameAway(question: WordedText, { text, words: all }: WordedText): boolean {
  if (!/^\p{Lu}/u.test(text.trim())) return false;
  const cut = text.search(/[,(–]/u);
  const words = cut < 0 ? all : wordsOf(text.slice(0, cut));
  const last = words.at(-1);
  if (words.length < 2 || words.length > 4 || last === undefined || last.length < 4) return false;
  // "Who was Anton Torvik’s father? — Milan Torvik": the family is known, who it was is not
  return question.words.includes(last) && !OF_A_FAMILY.test(question.text);
}

/** How a question gives its answer away, in words; null when it does not. */
export function givenAway(
  category: Card["category"],
  question: WordedText,
  answer: WordedText,
): string | null {
  if (holdsPhrase(question, answer)) return "the answer stands in the question";
  if (category === "date" && givesDateAway(question.text, answer.text))
    return "the date stands in the question";
  if ((category === "participant" || category === "quote") && givesNameAway(question, answer))
    return "the name stands in the question";
  return answer.content.length >= 4 && shareIn(answer, question) >= 0.8
    ? "most of the answer stands in the question"
    : null;
}

/**
 * Whether a source that is named before a question surely gives nothing of the answer away either; false also where that
 * is left open. The question alone must give nothing away.
 */
export function isBeside(
  source: WordedText,
  { category, question }: Pick<Card, "category" | "question">,
  says: WordedText,
): boolean {
  if (category === "date" && datePartsOf(source.text).length > 0) return false;
  if (category === "participant" || category === "quote") {
    // With a source before it, it does not ask about a family any more.
    if (OF_A_FAMILY.test(question) || sharedBy(says.words, source.words) > 0) return false;
  }
  const first = says.words.find(isNoArticle);
  return first !== undefined && !source.words.includes(first) && sharedBy(says.content, source.content) === 0;
}

/** What may stand beside an answer that is a part of its evidence, word by word. */
const BESIDE = " .,;:?!()“”";

/**
 * Whether an answer in plain letters and marks stands in a quotation as it is, so that its words need not be compared
 * one by one; false also where that is left open.
 */
export function holdsWords(quote: string, answer: string): boolean {
  const at = answer === "" ? -1 : quote.indexOf(answer);
  if (at < 0) return false;
  const end = at + answer.length;
  if (at > 0 && !BESIDE.includes(quote.charAt(at - 1))) return false;
  if (end < quote.length && !BESIDE.includes(quote.charAt(end))) return false;
  const { length } = answer;
  for (let i = 0; i < length; i += 1) if (!isPlainUnit(unitAt(answer, i))) return false;
  return true;
}

/** Whether the evidence holds the answer's content words (three quarters of them, by their first letters). */
export function isSupported(wanted: readonly string[], evidence: string): boolean {
  if (wanted.length === 0) return true;
  const there = contentWords(evidence);
  const begun = new Set(there.map((word) => word.slice(0, 5)));
  const found = wanted.filter((word) =>
    word.length > 4 ? begun.has(word.slice(0, 5)) : there.includes(word),
  );
  return found.length / wanted.length >= 0.75;
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

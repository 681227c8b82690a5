import { everyMatch } from "#lib/base/every-match.ts";
import { isPlainUnit } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { contentWords } from "./words.ts";

// "What did Solberg decide to run? — again for the last time": what was asked for is not there
const NOT_WHAT =
  /^(?:again|where|when|while|because|since|although|if|until|till|during|before|after|under|despite|without|unanimously|overwhelmingly|successfully|together|alone|there|instead|then|soon|later|earlier|once more|at (?:once|last|first)|in (?:turn|earnest|return|vain)|upon|throughout|following)\b/u;

/** Whether the answer to `What …` or `Which …` is a circumstance, which nobody asked for. */
export function answersElse(question: string, answer: string): boolean {
  // "denied any knowledge": none is meant
  return /^(?:What|Which|Whom)\b/u.test(question) && (NOT_WHAT.test(answer) || /^any /u.test(answer));
}

// "why was it dropped largely?" · "who said that its finances were so impaired?" · "…, but after further talks?"
const OPEN_END =
  /(?:\b(?:largely|primarily|mainly|partly|chiefly|mostly|especially|particularly|not only|so (?!far|much|many|long|on|called)\p{Ll}+|such an? \p{Ll}+)|(?<!\bn?ever\b[^?]{0,60}) (?:before|until|during)|,? (?:and|but|or|that|which|who|than|as|by|via|according to)|, (?:and|but) (?:after|before|despite|at|for|with) [^,?]{3,40})\?$/u;

/** Longer than any of these ends. */
const LONGEST_END = 90;
/** The last word of every such end that is known by its last word. */
const LEANING = new Set(
  "largely primarily mainly partly chiefly mostly especially particularly only before until during and but or that which who than as by via to".split(
    " ",
  ),
);
/** What every other such end has in it. */
const LEANING_PARTS = ["so ", "such a", ", and ", ", but "];

// "planned to conquer the whole Finland, Bulgaria?": a list without its end; "in Tartu, Estonia?" is a place. Of the last
// comma one word follows.
const CUT_LIST =
  /(?<!\b(?:in|at|to|of|from|near|for|by|between|with) (?:the )?(?:\p{Lu}[\p{L}’'-]* ){0,2})(?<=\p{Ll} )\p{Lu}[\p{L}’'-]+, \p{Lu}[\p{L}’'-]+\?$/u;

/** Whether a question ends in words that lean on what was cut off. */
export function endsOpen(question: string): boolean {
  const end = question.slice(-LONGEST_END);
  const space = end.lastIndexOf(" ");
  if (space > 0 && end.charCodeAt(space - 1) === COMMA && CUT_LIST.test(end)) return true;
  // Few do: the pattern is not asked about the rest.
  if (!LEANING.has(lastWord(end)) && !LEANING_PARTS.some((part) => end.includes(part))) return false;
  return (
    OPEN_END.test(end) &&
    !/^(?:[^:?]{3,70}: )?(?:What|Whom|Which|By whom|Who)\b.* (?:as|by)\?$/iu.test(question)
  );
}

/** The plain letters before the question mark. */
function lastWord(end: string): string {
  let from = end.length - 1;
  while (from > 0 && isSmallLetter(end.charCodeAt(from - 1))) from -= 1;
  return end.slice(from, -1);
}

const COMMA = 0x2c;

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** `Who claimed power?`, `Who had made the comment?`: a deed without a name or a figure, and with next to nothing else. */
export function isAnybody(question: string): boolean {
  return (
    /^Who\b/u.test(question) && !/[\p{Lu}\d“"]/u.test(question.slice(1)) && contentWords(question).length < 4
  );
}

// "did Díaz have him jailed": him is neither the one who did it nor anybody who is named
const HIM =
  /\b(?:did|does|do|had|has|was|were|would) (?:\p{Lu}[\p{L}’'-]*\.? ){1,4}(?:(?!that|to|say|think)\p{Ll}+ ){1,2}(?:him|them)\b/u;

// Who had told them
const WHO_HIM =
  /^Who (?:\p{Ll}+ ){1,2}(?:(?:him|them)\b|her(?= (?:[£$€\d]|an?\b|the\b|that\b|to\b|in\b|for\b|with\b)))/u;

const HIM_OR_HER = [" him", " her", " them"];

/** Whether a question holds a pronoun that can mean nobody whom it names. */
export function meansNobody(question: string): boolean {
  // Few hold such a pronoun: the patterns are not asked about the rest.
  if (!HIM_OR_HER.some((word) => question.includes(word))) return false;
  return HIM.test(question) || WHO_HIM.test(question);
}

/** A question without the marks that its last words brought along: `… of “60 to 70 percent.”?` */
export function polished(question: string): string {
  const whole =
    question.endsWith("”?") || question.endsWith('"?') ? question.replace(/[.,;](?=["”]\?$)/u, "") : question;
  // "What did Solberg propose instead?": of what, only the page tells
  return whole.includes(" instead") ? whole.replace(/ instead(?=\?| that | to )/u, "") : whole;
}

// a name by itself: no other name right beside it (`Battle of Britain`), and nobody's possession. Looking for the capital
// first spares looking back from every letter.
const LONE =
  /(?=\p{Lu})(?<![\p{L}’'-])(?<!\p{Lu}[\p{L}’'-]{0,30} of (?:the )?)(?<![\p{Lu}][\p{L}.’'-]{0,30} )\p{Lu}[\p{L}-]{3,}(?![\p{L}’'-]| \p{Lu})/gu;

// Bessemer a royalty
const FIRST_NAME = /^(?<name>\p{Lu}[\p{L}-]{3,}) (?:an?|the|his|her) /u;

/** `Why did Tewa abdicate in favour of Tewa?`: somebody told twice was taken for another. */
export function repeatsName(question: string, answer: string): boolean {
  // "What did Bessemer refuse to pay? — Bessemer a royalty"
  const first = FIRST_NAME.exec(answer)?.groups?.name;
  // Next to no question holds a name twice: the pattern is not asked about the rest.
  if (first === undefined && !repeatsCapital(question)) return false;
  const bare = question.replace(/[“"«][^“”"«»]{1,400}[”"»]/gu, " ").replace(/^[^:?]{3,70}: (?=\p{Ll})/u, "");
  const seen = new Set<string>();
  for (const [name] of everyMatch(bare.slice(bare.indexOf(" ")), LONE)) {
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return first !== undefined && seen.has(first);
}

/** A name that `LONE` finds has so many letters at least. */
const SHORTEST_NAME = 4;
const HYPHEN = 0x2d;
const CAPITAL_Z = 0x5a;

const isPlainLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= CAPITAL_Z);

/** Whether a word with a capital stands twice in a text; true where letters other than the plain ones leave it open. */
function repeatsCapital(text: string): boolean {
  const seen: string[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    const from = at;
    const first = unitAt(text, at);
    for (let code = first; isPlainLetter(code) || code === HYPHEN; code = unitAt(text, at)) at += 1;
    if (at === from) {
      if (!isPlainUnit(first)) return true;
      at += 1;
    } else if (at - from >= SHORTEST_NAME && first !== HYPHEN && first <= CAPITAL_Z) {
      const word = text.slice(from, at);
      if (seen.includes(word)) return true;
      seen.push(word);
    }
  }
  return false;
}

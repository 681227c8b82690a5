import { SIGN } from "./word-signs.ts";
import type { WordedText } from "./words.ts";

// "what did he say …" · "when did this happen" · "did the former leave": words that point outside the question
const POINTING =
  /(?:^|[\s(])(?:he|she|it|they|him|them|his|her|its|their|this|these|those|we|us|our|I|my|you|your|here|the (?:former|latter)(?=[,.?;]|\s+(?:was|were|is|are|had|did)\b)|after that|before that|since then|that (?:day|night|year|month|time|morning|afternoon|evening|pact|treaty|meeting|one)|th(?:e|at) same (?:period|day|night|morning|evening|week|month|year)(?! as ))(?=[\s,;:.?!)]|['’]s)/iu;
// "the move shattered" · "both sides agreed": nouns that only repeat what the sentence before told
const BARE =
  /(?:\b(?:did|do|does|was|were|had|would)\s+|^)(?:the (?:move|decision|step|incident|news|idea|two (?:sides|countries|parties|men|women|nations|leaders|states|powers))|both (?:sides|countries|parties|men|nations|powers))(?! (?:of|to|that|which|between|by|who|on|about|over|for|in)\b)/iu;
// "In which month were both papers published?", without the topic of the page before it
const BOTH_BARE =
  /^[^:?]{0,40}\b(?:did|was|were|had) both \p{Ll}{3,}s\b(?! (?:of|to|that|which|between|by|who|on|about|over|for|in)\b)/u;
// Quoted words may point: they are shown as somebody's own.
const QUOTED = /[“"«„][^“”"«»„]{1,400}[”"»“]/gu;

// "Which school did her refusal lead to": whose, stands before
const OWNED_OUTSIDE =
  /^(?:What|Which \p{L}+) (?:did|does|do|was|were|had|would|is|are) (?:his|her|its|their) /iu;

// "Her Majesty's Inspector of Mines": how one is styled points at nobody
const STYLES =
  /\b(?:His|Her|Their) (?=(?:Majesty|Majesties|Highness|Excellency|Grace|Holiness|Honou?r|Lordship)\b)/gu;

const MARK = /[“"«„]/u;

/** Without what is quoted; the US is no `us`. */
export function withoutQuotations(text: string): string {
  const own = MARK.test(text) ? text.replace(QUOTED, " ") : text;
  return own.includes("US") ? own.replace(/\bUS(?![\p{L}\p{N}])/gu, "USA") : own;
}

// "What do lymphocytes produce? — antibodies": of what holds at all times the word itself is to be learnt
export const TIMELESS = /^(?:[^:?]{3,70}: )?(?:\p{L}+ )?what (?:do|does|is|are|can) /iu;
const OWN_OF_KIND =
  /(?<kind> (?:do|does|can) (?:an? )?\p{Ll}{3,}(?: \p{Ll}+){1,5}?) (?:its|their)(?= \p{Ll})/u;

/** Whether a text holds a word without which nothing in it points at anything: few questions do. */
export function mayPoint({ signs }: WordedText): boolean {
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

/** Whether an answer may be vague by its words; false only where it is not. */
export function mayBeVague(says: WordedText): boolean {
  return mayPoint(says) || (says.signs & SIGN.one) !== 0;
}

/** An answer without what its question makes clear. */
export function besideQuestion(question: string, answer: string): string {
  if (question.endsWith("s to do?") && / \p{Ll}+s to do\?$/u.test(question))
    return answer.replace(/\bthat they\b/u, "that");
  return question.includes("hy") && /^(?:[^:?]{3,70}: w|W)hy\b/u.test(question)
    ? withoutAsked(answer)
    : answer;
}

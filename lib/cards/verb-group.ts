import type { Clause, Sentence, Token } from "#lib/extract/types.ts";
import { isMany } from "./many.ts";
import { tidy } from "./phrases.ts";
import { tokenFrom } from "./places.ts";

/** The first verb of a question and the verb that stays behind the subject: `did … launch`, `was … signed`. */
export type Asking = { readonly first: string; readonly last: string };

const BE = /^(?:was|were|is|are|am|be|been|being)$/iu;
const MODAL = /^(?:would|could|should|might|must|will|can|may|shall)$/iu;
const HELPER =
  /^(?:was|were|is|are|am|be|been|being|has|hath|doth|have|had|having|would|could|should|might|must|will|can|may|shall|do|does|did)$/iu;
const UNCHANGED = new Set(
  "set put cut hit let shut cost split spread beat read cast bid quit burst hurt upset thrust shed".split(
    " ",
  ),
);

/** The verbs of a clause as they stand, and as a question takes them apart. */
export function verbGroup(sentence: Sentence, clause: Clause): { text: string; asking: Asking } {
  const { tokens } = sentence;
  const behind = tokenFrom(tokens, clause.verb.end);
  const last = (behind < 0 ? tokens.length : behind) - 1;
  const main = tokens[last];
  if (main === undefined || main.start < clause.verb.start)
    return { text: "", asking: { first: "did", last: clause.lemma } };
  let first = last;
  for (let i = last - 1; i >= 0 && last - i <= 5; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.start < clause.span.start) break;
    if (isHelper(token)) first = i;
    else if (
      token.pos !== "ADV" &&
      token.pos !== "PART" &&
      !/^(?:not|n't|never|also|soon|ultimately|eventually|finally|already)$/iu.test(token.text)
    )
      break;
  }
  const never = holdsNever(tokens, Math.max(0, last - 3), last, clause.span.start);
  const helpers: string[] = [];
  let words = "";
  for (let i = first; i < last; i += 1) {
    const token = tokens[i] ?? NO_TOKEN;
    if (isHelper(token)) helpers.push(token.text.toLowerCase());
    words += `${token.text} `;
  }
  words += main.text;
  const particle = clause.particle === null ? "" : ` ${clause.particle}`;
  const text = tidy(words.includes(" n't") ? words.replace(/ n't/gu, "n't") : words) + particle;
  // "the owners had been warned", "those that have been": asked with another verb than the one that stands there
  const many = (): boolean =>
    helpers.includes("have") || isMany(wordsBefore(tokens, first, clause.span.start).replaceAll(" ,", ","));
  // "found no survivors", "nobody voted": the question says what is not by the same word.
  const isSaid =
    clause.negated &&
    (DENIED_BEHIND.test(tokens[last + 1]?.text ?? "") ||
      DENIED_BEFORE.test(wordsBefore(tokens, first, clause.span.start)));
  const made = asking(helpers, main, isSaid ? { ...clause, negated: false } : clause, particle, many);
  // "never stated": without the word the card would say the opposite.
  const whole = never && !/\bnever\b/iu.test(text) ? `never ${text}` : text;
  // "was arrested and accused": the second stands without its helper
  const bare = clause.voice === "passive" && clause.finite && helpers.length === 0;
  return {
    text: bare ? `was ${whole}` : whole,
    asking: never ? { ...made, last: `never ${made.last.replace(/^not /u, "")}` } : made,
  };
}

const DENIED_BEHIND = /^(?:no|nothing|nobody|none)$/iu;
const DENIED_BEFORE = /(?:^|,\s?)(?:no|none|nobody|nothing|neither)\b/iu;

/** Whether `never` stands between two places among the tokens, and not before an offset. */
function holdsNever(tokens: readonly Token[], from: number, to: number, start: number): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] ?? NO_TOKEN;
    if (token.text.length === "never".length && token.start >= start && token.text.toLowerCase() === "never")
      return true;
  }
  return false;
}

/** The words of a clause that stand before a place among the tokens. */
function wordsBefore(tokens: readonly Token[], end: number, start: number): string {
  return tokens
    .slice(0, end)
    .filter((token) => token.start >= start)
    .map((token) => token.text)
    .join(" ");
}

const HELPERS = new Set(
  (
    "was were is are am be been being has hath doth have had having would could should might must will can may shall do does " +
    "did"
  ).split(" "),
);
const LONGEST_HELPER = "having".length;

// "the women of Bryant and | May": a name, and no modal
function isHelper({ text, pos }: Token): boolean {
  if (text.length > LONGEST_HELPER || pos === "PROPN") return false;
  // Only a word that is not of plain small letters may be one in another case.
  return HELPERS.has(text) || (!isSmall(text) && HELPER.test(text));
}

function isSmall(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

function asking(
  helpers: readonly string[],
  main: Token,
  clause: Clause,
  particle: string,
  many: () => boolean,
): Asking {
  const text = main.text.toLowerCase();
  const lemma = clause.lemma.toLowerCase();
  if (BE.test(text) && lemma === "be")
    return {
      first: /^(?:is|are)$/u.test(text) ? text : /^(?:was|were)$/u.test(text) ? text : "was",
      last: "",
    };
  const modal = helpers.find((word) => MODAL.test(word));
  const be = helpers.findLast((word) => BE.test(word));
  const not = clause.negated ? "not " : "";
  if (modal !== undefined)
    return {
      first: modal,
      last: `${not}${be === "be" || clause.voice === "passive" ? `be ${text}` : lemma}${particle}`,
    };
  if (clause.voice === "passive")
    return {
      first: be !== undefined && be !== "been" && be !== "being" ? be : many() ? "were" : "was",
      last: `${not}${text}${particle}`,
    };
  if (be !== undefined && text.endsWith("ing"))
    return {
      first: be === "been" ? "had" : be,
      last: `${not}${be === "been" ? "been " : ""}${text}${particle}`,
    };
  const present =
    helpers.length === 0 &&
    (text === `${lemma}s` ||
      text === `${lemma}es` ||
      (text !== lemma && text === lemma.replace(/y$/u, "ies")));
  const plain = helpers.length === 0 && text === lemma && !UNCHANGED.has(lemma);
  return { first: present ? "does" : plain ? "do" : "did", last: `${not}${lemma}${particle}` };
}

/** Where the verbs of a clause begin, helpers and adverbs included. */
export function groupStart(sentence: Sentence, clause: Clause): number {
  const { tokens } = sentence;
  let at = tokenFrom(tokens, clause.verb.start);
  while (at > 0 && (isHelper(tokens[at - 1] ?? NO_TOKEN) || tokens[at - 1]?.pos === "ADV")) at -= 1;
  return tokens[at]?.start ?? clause.verb.start;
}

const NO_TOKEN: Token = { start: 0, end: 0, text: "", lower: "", lemma: "", pos: "X" };

import { canBeParticiple, canBePast, isOnlyParticiple } from "./lexicon/irregular-verbs.ts";
import { PARTICLES, PHRASAL_VERBS } from "./lexicon/phrasal-verbs.ts";
import type { Phrase, VerbForm, VerbPhrase } from "./phrases.ts";
import type { Token } from "./types.ts";

const BE = new Set("be is are was were been being am 's 're 'm ’s ’re ’m".split(" "));
const HAVE = new Set("have has had having 've ’ve 'd ’d".split(" "));
const MODALS = new Set(
  "will would can could may might must shall should ought ca wo 'll ’ll 'd ’d sha".split(" "),
);
const NEGATIONS = new Set(["not", "n't", "n’t", "never"]);
/** Words inside a verb group that the tagger does not call adverbs. */
const BETWEEN = new Set([
  '"',
  "“",
  "‘",
  "``",
  "not",
  "n't",
  "n’t",
  "never",
  "long",
  "first",
  "last",
  "both",
  "all",
  "each",
]);

/** The verb group that begins at a token (`could not have been signed`, `to sign`), or null when none does. */
export function verbGroup(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
): VerbPhrase | null {
  let i = first;
  let to = false;
  if (word(tokens, i) === "to") {
    const next = skipAdverbs(tokens, i + 1);
    if (!isVerbal(tokens[next]) || /(?:ing)$/u.test(word(tokens, next)) || !looksBare(tokens, next))
      return null;
    to = true;
    i = next;
  }
  if (!isVerbal(tokens[i])) return null;
  const chain: number[] = [i];
  let k = skipAdverbs(tokens, i + 1);
  while (
    isAuxiliary(tokens, chain.at(-1) ?? i) &&
    isVerbal(tokens[k]) &&
    fitsAfter(word(tokens, chain.at(-1) ?? i), word(tokens, k))
  ) {
    chain.push(k);
    k = skipAdverbs(tokens, k + 1);
  }
  const head = chain.at(-1) ?? i;
  if (!to && chain.length === 1 && tokens[i]?.pos === "VERB" && describesNext(tokens, i, before)) return null;
  const particle = particleAt(tokens, head);
  const end = particle === null ? head : head + 1;
  const verb = formOf(tokens, chain, { to, first, before, particle });
  return {
    kind: "verb",
    first,
    last: Math.max(end, lastNegation(tokens, head)),
    head,
    lemma: tokens[head]?.lemma ?? "",
    verb,
  };
}

function word(tokens: readonly Token[], i: number): string {
  return tokens[i]?.lower ?? "";
}

function isVerbal(token: Token | undefined): boolean {
  return token?.pos === "VERB" || token?.pos === "AUX";
}

/** `Having chosen`: the tagger calls `having` and `being` verbs. */
function isAuxiliary(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.pos === "AUX" || /^(?:having|being)$/u.test(word(tokens, i));
}

function looksBare(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.pos === "AUX" || !/[^s]s$/u.test(word(tokens, i));
}

function skipAdverbs(tokens: readonly Token[], from: number): number {
  let k = from;
  // `it was, therefore, changed`
  if (
    tokens[k]?.text === "," &&
    tokens[k + 1]?.pos === "ADV" &&
    tokens[k + 2]?.text === "," &&
    (isVerbal(tokens[k + 3]) || isVerbal(tokens[k + 4]))
  )
    k += 3;
  while (k < tokens.length && k - from < 4 && (tokens[k]?.pos === "ADV" || BETWEEN.has(word(tokens, k))))
    k += 1;
  return isVerbal(tokens[k]) ? k : from;
}

/** `is` + `signing`/`signed`, `has` + `signed`, `will` + `sign`. */
function fitsAfter(auxiliary: string, next: string): boolean {
  if (BE.has(auxiliary)) return next.endsWith("ing") || canBeParticiple(next) || next === "to";
  if (MODALS.has(auxiliary)) return !next.endsWith("ing");
  if (HAVE.has(auxiliary)) return canBeParticiple(next) || next === "been" || next === "had";
  return true;
}

/** `Not` straight after a copula belongs to it: `was not a member`. */
function lastNegation(tokens: readonly Token[], head: number): number {
  return NEGATIONS.has(word(tokens, head + 1)) && tokens[head]?.pos === "AUX" ? head + 1 : head;
}

function describesNext(tokens: readonly Token[], i: number, before: Phrase | undefined): boolean {
  const next = tokens[i + 1];
  if (next === undefined || !/^(?:NOUN|PROPN|ADJ)$/u.test(next.pos)) return false;
  const form = word(tokens, i);
  if (form.endsWith("ing") && next.pos === "PROPN") return false;
  if (form.endsWith("ing")) return DESCRIBING.has(form);
  if (!canBeParticiple(form)) return false;
  if (before === undefined)
    return next.pos !== "PROPN" && !tokens.slice(i, i + 12).some((token) => token.text === ",");
  return (
    before.kind === "preposition" ||
    (before.kind === "verb" && before.verb.form !== "finite" && !before.verb.passive)
  );
}

const DESCRIBING = new Set(
  "increasing growing existing following remaining leading rising falling emerging continuing ongoing neighbouring surrounding ruling binding".split(
    " ",
  ),
);

const LEADS_TO_DAY = new Set(["on", "in", "by"]);
const DAY =
  /^(?:\d{1,2}(?:st|nd|rd|th)?|1\d{3}|20\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** Whether a day, a month or a year stands at a place, an article before it left aside. */
function isDay(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]?.text ?? "";
  if (/^the$/iu.test(first)) return /^\d{1,2}(?:st|nd|rd|th)$/u.test(tokens[at + 1]?.text ?? "");
  return DAY.test(first);
}

function particleAt(tokens: readonly Token[], head: number): string | null {
  const next = word(tokens, head + 1);
  if (!PARTICLES.has(next)) return null;
  // "was held on | 12 September": the word leads into a day
  if (LEADS_TO_DAY.has(next) && isDay(tokens, head + 2)) return null;
  if (PHRASAL_VERBS.has(`${tokens[head]?.lemma ?? ""} ${next}`)) return next;
  const after = tokens[head + 2];
  const free =
    after === undefined ||
    after.pos === "PUNCT" ||
    after.pos === "ADP" ||
    after.pos === "CCONJ" ||
    after.pos === "SCONJ";
  return free && tokens[head]?.pos === "VERB" && next !== "in" && next !== "on" ? next : null;
}

type Context = { to: boolean; first: number; before: Phrase | undefined; particle: string | null };

function formOf(tokens: readonly Token[], chain: readonly number[], context: Context): VerbForm {
  const last = chain.at(-1) ?? 0;
  const head = word(tokens, last);
  const opening = word(tokens, chain[0] ?? last);
  const auxiliary = word(tokens, chain.at(-2) ?? -1);
  const modal = modalOf(tokens, chain);
  const copula = tokens[last]?.pos === "AUX" && BE.has(head);
  const bare = chain.length === 1 && !context.to;
  const participle = bare && isParticipleHere(tokens, last, context.before);
  // `can help predict`
  const helped =
    bare &&
    context.before?.kind === "verb" &&
    /^(?:help|dare)$/u.test(context.before.lemma) &&
    head === tokens[last]?.lemma;
  // `help him leave`, `let them go`
  const urged =
    bare &&
    context.before?.kind === "noun" &&
    context.before.last === context.first - 1 &&
    head === tokens[last]?.lemma &&
    /^(?:him|her|them|me|us)$/u.test(word(tokens, context.first - 1)) &&
    /^(?:help(?:s|ed|ing)?|let(?:s|ting)?|ma(?:ke|kes|de|king)|watch(?:ed|ing)?|saw|see|seen|heard?|ha[ds]|have)$/u.test(
      word(tokens, context.first - 2),
    );
  const form =
    context.to || helped || urged ? "to" : opening.endsWith("ing") ? "ing" : participle ? "en" : "finite";
  const passive =
    participle ||
    (BE.has(auxiliary) && canBeParticiple(head) && !head.endsWith("ing") && tokens[last]?.pos === "VERB");
  const negated = isNegated(tokens, context.first, last);
  return { form, passive, negated, modality: modal, copula, particle: context.particle };
}

function modalOf(tokens: readonly Token[], chain: readonly number[]): string | null {
  for (const i of chain) {
    const form = word(tokens, i);
    if (MODALS.has(form)) return form;
  }
  return null;
}

/** Whether a `not` stands in the group or right behind it, and no `only` behind that. */
function isNegated(tokens: readonly Token[], first: number, last: number): boolean {
  const end = Math.min(tokens.length - 1, last + 1);
  for (let i = Math.max(1, first); i <= end; i += 1)
    if (NEGATIONS.has(word(tokens, i)) && !(i < end && tokens[i + 1]?.text === "only")) return true;
  return false;
}

/**
 * Whether a lone form is a participle (`the pact signed in May`) rather than a past tense (`they signed in May`), as far
 * as the words beside it tell; `settleParticiples` decides the rest.
 */
function isParticipleHere(tokens: readonly Token[], i: number, before: Phrase | undefined): boolean {
  const form = word(tokens, i);
  if (tokens[i]?.pos !== "VERB" || !canBeParticiple(form)) return false;
  if (isOnlyParticiple(form) || !canBePast(form) || before === undefined) return true;
  const by = word(tokens, i + 1) === "by" && tokens[i + 2]?.pos !== "NUM";
  return by || before.kind === "preposition" || before.kind === "subordinator";
}

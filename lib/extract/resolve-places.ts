import type { Span } from "#lib/base/text.ts";
import { isRoleNoun, isSingularRole } from "./names/roles.ts";
import type { Word } from "./names/words.ts";
import type { Entity, NameMention, Sentence } from "./types.ts";

const PREPOSITIONS = new Set(
  (
    "of in on at to for from by with without against about after before under over between among during into regarding " +
    "concerning despite than like near including"
  ).split(" "),
);
/** Where `he` or `she` stands among the first words of a sentence, or -1. */
export function openingPronoun(words: readonly Word[]): number {
  for (let i = 0; i < Math.min(words.length, 12); i += 1) {
    const lower = words[i]?.lower;
    if (lower === "he" || lower === "she") return i;
  }
  return -1;
}

/** `With the help of Sophie, | she left`: a pronoun that the sentence's own statement begins with, behind a short lead. */
export function opensBehindComma(text: string, sentence: Sentence | undefined, { start }: Span): boolean {
  if (sentence === undefined || start - sentence.span.start > LONGEST_LEAD) return false;
  return /^(?:With|Without|After|Before|Despite|Through|Under|By|On|In|At|From|Against|Like|Unlike|Together with)\s[^,;:]*(?:,[^,;:]{1,40})?,\s$/u.test(
    text.slice(sentence.span.start, start),
  );
}

const LONGEST_LEAD = 120;

/** `He and Molotov agreed`: he is not Molotov. */
export function partnerOf(
  text: string,
  words: readonly Word[],
  seen: readonly { readonly entity: number; readonly start: number }[],
  span: Span,
): number | null {
  const i = words.findIndex((word) => word.start === span.start);
  const and = words[i + 1];
  const next = words[i + 2];
  if (i < 0 || and?.lower !== "and" || !next || text.slice(and.end, next.start) !== " ") return null;
  return seen.find((each) => each.start >= next.start && each.start <= next.start + 30)?.entity ?? null;
}

/** Whether a name hangs on a preposition: who stands there is not who the sentence is about. */
export function hangs(text: string, words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i -= 1) {
    const word = words[i];
    const next = words[i + 1];
    if (!word || !next) return false;
    const gap = text.slice(word.end, next.start);
    // "of the owner's widow, Sophie": a name behind a comma for the person just told
    const apposed = gap === ", " && i === at - 1 && isSingularRole(word.text);
    if (!apposed && !/^(?:['’]s?)?\s+$|^\.\s+$/u.test(gap)) return false;
    // "On 11 April 1587 Sigismund met": what hangs on the preposition is the date.
    if (/^\d/u.test(word.text)) return false;
    if (PREPOSITIONS.has(word.lower)) return true;
    // "from Mr. Peddie and Dr. Cameron"
    if (word.lower === "and" && i > 0 && words[i - 1]?.shape !== "lower") continue;
    const inside =
      /^(?:the|a|an|his|her|their|its)$/u.test(word.lower) ||
      isRoleNoun(word.text) ||
      word.shape !== "lower" ||
      word.pos === "ADJ";
    if (!inside) return false;
  }
  return false;
}

/** Whether a pronoun is among the first words of a paragraph. */
export function opensBlock(sentences: readonly Sentence[], index: number, { start }: Span): boolean {
  const sentence = sentences[index];
  return (
    sentence !== undefined &&
    sentence.blockIndex !== sentences[index - 1]?.blockIndex &&
    start - sentence.span.start < LONGEST_OPENING
  );
}

const LONGEST_OPENING = 40;

/** Whom a document is about: the person that its first sentence of prose begins with; null where it begins otherwise. */
export function topicOf(
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
): number | null {
  const first = sentences.find(({ block }) => block.zone === "body");
  const name = first === undefined ? undefined : names.find(({ span }) => span.start >= first.span.start);
  if (first === undefined || name === undefined || name.span.start > first.span.start + 4) return null;
  return entities[name.entity]?.type === "PER" ? name.entity : null;
}

// "Hebra | lured | him", "Hebra | was chosen | as his successor": one acts on another
const ACTS_ON = /^ (?:(?!and |that |to |with |of |said |says |told |or )\p{Ll}[\p{L}-]* ){1,3}$/u;
const SUCCEEDS = /^ as $|^ (?:was|were|is|became|had been) (?:\p{Ll}+ )?(?:as )?$/u;
const FOLLOWS = /^ (?:successor|deputy|assistant|predecessor|replacement|heir|rival|colleague|opponent)\b/u;

/** Whether a pronoun cannot mean the name that ends at `end` right before its verb: `Hebra lured him`, `Braun became his successor`. */
export function isActedOn(text: string, end: number, span: Span): boolean {
  if (span.start - end > LONGEST_OPENING || span.start <= end) return false;
  const word = text.slice(span.start, span.end);
  const between = text.slice(end, span.start);
  if (
    /^(?:his|her)$/u.test(word) &&
    SUCCEEDS.test(between) &&
    FOLLOWS.test(text.slice(span.end, span.end + 16))
  )
    return true;
  const object =
    word === "him" ||
    (word === "her" &&
      /^(?:[,.;]| (?:to|in|at|for|by|from|as|into|on|with|out|away)\b)/u.test(
        text.slice(span.end, span.end + 7),
      ));
  return object && ACTS_ON.test(between);
}

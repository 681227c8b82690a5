import type { Span } from "#lib/base/text.ts";
import { isSingularRole, ROLE_MODIFIERS } from "../names/roles.ts";
import { type Word, wordsOf } from "../names/words.ts";
import type { NameMention, Sentence } from "../types.ts";

/** One paragraph as the attribution sees it: its words, whose name each belongs to, and which are quoted. */
export type Scene = {
  readonly text: string;
  readonly block: number;
  readonly words: readonly Word[];
  /** For every word: the index in `names` of the mention it belongs to, or -1. */
  readonly mention: readonly number[];
  readonly quoted: readonly boolean[];
  readonly names: readonly NameMention[];
};

/** The paragraphs of a document as scenes, each made when it is first asked for: most hold no quotation. */
export type Scenes = {
  /** The scene of a block, or undefined when it has no sentences. */
  readonly of: (block: number) => Scene | undefined;
  /** Every scene, in order. */
  readonly all: () => Iterable<Scene>;
};

/** `quotations` are the outermost quoted stretches, in order. */
export function scenesOf(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  quotations: readonly Span[],
): Scenes {
  const made = new Map<number, Scene>();
  const all = wordsOf(text, sentences);

  const make = (from: number, block: number): Scene => {
    const words: Word[] = [];
    for (let at = from; sentences[at]?.blockIndex === block; at += 1)
      for (const word of all[at] ?? []) words.push(word);
    const start = words[0]?.start ?? 0;
    let name = firstWhere(names.length, (i) => (names[i]?.span.end ?? 0) > start);
    let quotation = firstWhere(quotations.length, (i) => (quotations[i]?.end ?? 0) > start);
    const mention: number[] = [];
    const quoted: boolean[] = [];
    for (const word of words) {
      while (name < names.length && (names[name]?.span.end ?? 0) <= word.start) name += 1;
      while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= word.start) quotation += 1;
      mention.push((names[name]?.span.start ?? Number.POSITIVE_INFINITY) <= word.start ? name : -1);
      quoted.push((quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= word.start);
    }
    const scene = { text, block, words, mention, quoted, names };
    made.set(block, scene);
    return scene;
  };

  const of = (block: number): Scene | undefined => {
    const before = made.get(block);
    if (before) return before;
    const from = firstWhere(sentences.length, (i) => (sentences[i]?.blockIndex ?? 0) >= block);
    return sentences[from]?.blockIndex === block ? make(from, block) : undefined;
  };

  return {
    of,
    *all() {
      let last = -1;
      for (const { blockIndex } of sentences) {
        const scene = blockIndex === last ? undefined : of(blockIndex);
        if (scene) yield scene;
        last = blockIndex;
      }
    },
  };
}

/** The first number below `length` of which a rising test is true; `length` when there is none. */
function firstWhere(length: number, test: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first word that starts at `offset` or later. */
export function wordFrom(scene: Scene, offset: number): number {
  let low = 0;
  let high = scene.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scene.words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands between word `i` and the word after it. */
export function gapAfter(scene: Scene, i: number): string {
  const word = scene.words[i];
  const next = scene.words[i + 1];
  if (!word || !next) return "";
  return scene.text.slice(word.end, Math.min(next.start, word.end + 12));
}

const FULL_STOP = /[.!?…]["”»’')\]]{0,3}\s/u;
const SHORTENED =
  /^(?:mr|mrs|ms|dr|st|prof|rev|gen|col|capt|lt|sgt|sen|rep|gov|messrs|jr|sr|no|vs|hon|esq)$/u;

/** Whether a sentence ends between word `i` and the next one. */
export function endsAfter(scene: Scene, i: number): boolean {
  const word = scene.words[i];
  if (!word || word.shape === "initial" || SHORTENED.test(word.lower)) return false;
  return FULL_STOP.test(gapAfter(scene, i)) && scene.words[i + 1]?.shape !== "lower";
}

/** The first word of the sentence that word `before` (exclusive) ends in; looks back over quotations, at most 120 words. */
export function sentenceFrom(scene: Scene, before: number): number {
  let i = before;
  while (i > 0 && before - i < 120) {
    if (i < before && endsAfter(scene, i - 1) && !scene.quoted[i]) break;
    if (i === before && endsAfter(scene, i - 1)) break;
    i -= 1;
  }
  return i;
}

const PREPOSITION =
  /^(?:of|in|on|at|to|for|from|by|with|without|against|about|after|before|under|over|between|among|through|during|into|onto|towards?|regarding|concerning|despite|than|like|as|upon|via|per|including|until|since|near|behind|beside)$/u;

export function isPreposition(word: Word | undefined): boolean {
  return word !== undefined && PREPOSITION.test(word.lower);
}

/** The first word of the phrase around word `i`: back over its name, its title, adjectives, and an article. */
export function phraseStart(scene: Scene, i: number, from: number): number {
  let at = i;
  while (at > from && i - at < 10) {
    const before = scene.words[at - 1];
    const word = scene.words[at];
    if (!before || !word || scene.quoted[at - 1]) break;
    const sameName = scene.mention[at] !== -1 && scene.mention[at] === scene.mention[at - 1];
    if (sameName) {
      at -= 1;
      continue;
    }
    if (!/^(?:['’]s?)?[\s-]+$|^\.\s+$/u.test(gapAfter(scene, at - 1))) break;
    if (
      /^(?:the|a|an|this|that|his|her|their|its|our|my|one|another|some|both|all|many|several|two|three|four|no)$/u.test(
        before.lower,
      )
    )
      return at - 1;
    const adjective =
      scene.mention[at - 1] !== -1 ||
      isSingularRole(before.text) ||
      ROLE_MODIFIERS.has(before.lower) ||
      before.pos === "ADJ" ||
      (before.pos === "NOUN" && word.pos === "NOUN") ||
      before.pos === "NUM" ||
      (before.shape === "capital" && !before.first && !isPreposition(before));
    if (!adjective) break;
    at -= 1;
  }
  return at;
}

/** Whether the phrase around word `i` hangs on a preposition (`with Molotov`, `to the Soviet ambassador`). */
export function isOblique(scene: Scene, i: number, from: number): boolean {
  const start = phraseStart(scene, i, from);
  if (start <= from) return false;
  const before = scene.words[start - 1];
  if (scene.quoted[start - 1]) return false;
  if (isPreposition(before)) return /^\s+$/u.test(gapAfter(scene, start - 1));
  // `between A and B`: the second of a pair hangs on what the first hangs on.
  if (before?.lower === "and" && start - 2 >= from && scene.mention[start - 2] !== -1)
    return isOblique(scene, start - 2, from);
  return false;
}

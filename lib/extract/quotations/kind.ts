import { isNationAdjective } from "../names/states.ts";
import type { Word } from "../names/words.ts";
import type { QuotationKind } from "../types.ts";
import type { Attribution } from "./attribute.ts";
import { CUES } from "./cues.ts";
import type { Marked } from "./marks.ts";
import { endsAfter, gapAfter, isPreposition, type Scene, wordFrom } from "./scene.ts";

/** What the words around a quoted stretch and the words in it say about what it is. */
export type Setting = {
  readonly scene: Scene;
  readonly marked: Marked;
  /** The words inside: from, to (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Fills its whole paragraph. */
  readonly whole: boolean;
  readonly attribution: Attribution | null;
  /** The cue stands in the paragraph before, or the quotation goes on from one. */
  readonly introduced: boolean;
};

export function settingOf(
  scene: Scene,
  marked: Marked,
  paragraph: { readonly start: number; readonly end: number },
  attribution: Attribution | null,
  introduced: boolean,
): Setting {
  const whole = marked.span.start <= paragraph.start && paragraph.end - marked.span.end <= 2;
  return {
    scene,
    marked,
    from: wordFrom(scene, marked.inner.start),
    to: wordFrom(scene, marked.inner.end),
    whole,
    attribution,
    introduced,
  };
}

const TITLED =
  /^(?:called|titled|entitled|headed|headlined|named|subtitled|captioned|codenamed|code-named|labelled|labeled)$/u;
const WORK =
  /^(?:article|book|novel|film|movie|song|album|play|poem|chapter|essay|series|magazine|painting|paper|hymn|opera|sonata|game|episode|single|document|instruction|directive|operation|exercise|ship|yacht|boat|report|study|documentary|exhibition|journal|programme|program|project|track|story|musical|ballad|anthem|ballet|section|column|blog|podcast|show)$/u;
const TERMED =
  /^(?:nicknamed|so-called|termed|dubbed|known|styled|word|words|term|phrase|expression|nickname|concept|slogan|notion|label)$/u;
const TAKES_PREPOSITION =
  /^(?:accuse|warn|complain|speak|talk|boast|call|blame|criticise|criticize|condemn|praise|caution|denounce)$/u;
const DETERMINER =
  /^(?:the|a|an|this|these|those|his|her|its|their|our|my|your|no|any|some|such|every|each|more|most|other|two|three|four|own|new|old)$/u;
const COPULA =
  /^(?:was|is|were|are|be|been|being|became|become|becomes|seemed|felt|had|has|have|remained|looked|sounded|appeared|not|very|too|so|as|it|them|him|her|me|us|you|would|will|could)$/u;
const PREDICATE =
  /^(?:is|are|was|were|be|been|will|would|has|have|had|can|cannot|could|must|shall|should|may|might|do|does|did|not|never)$/u;
const PERSON_WORD =
  /^(?:i|you|he|she|it|we|they|me|him|us|them|my|our|your|i'm|we're|you're|it's|don't|can't|won't|i've|i'll|let|who|what|why|how|where|which|yes|no|oh|please|thank|thanks|hello)$/u;
const TITLE_SMALL =
  /^(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|as|no|nor|vs|de|la|le|und|der|die|das|et|du|des|von|i|и|в|с|на|о)$/u;

/** What a quoted stretch is. Only speech has a speaker. */
export function kindOf(setting: Setting): QuotationKind {
  const { scene, marked, from, to, attribution } = setting;
  const count = to - from;
  const shown = scene.text.slice(marked.inner.start, marked.inner.end);
  const before = setting.marked.span.start > 0 ? scene.words[from - 1] : undefined;
  const tight =
    before !== undefined &&
    /^['’]?s?\s+[^\s\p{L}\p{N}]{0,2}$/u.test(scene.text.slice(before.end, marked.inner.start));
  const left = tight ? before : undefined;
  const spoken = isUtterance(setting, shown, count);
  const quotedVerb =
    left !== undefined && scene.mention[from - 1] === -1 && CUES.get(left.lower)?.force === "strong";
  if (!setting.introduced && !quotedVerb && isTitle(setting, shown, count, left?.lower)) return "title";
  if (setting.introduced || quotedVerb) return "speech";
  if (left && (TITLED.test(left.lower) || TERMED.test(left.lower)) && count <= 6 && !spoken)
    return attribution?.cue?.force === "as" && attribution.how === "cue" ? "speech" : "term";
  if (attribution?.cue?.force === "as" && count <= 12) return "speech";
  // `accused the firm of "X"`, `warned against "X"`: the preposition belongs to the verb of speaking.
  if (
    attribution?.cue &&
    left &&
    /^(?:of|against|about|for)$/u.test(left.lower) &&
    TAKES_PREPOSITION.test(attribution.cue.lemma)
  )
    return "speech";
  if (!spoken && count <= 5 && left && isNounSlot(setting, left, from - 1)) return "term";
  // `would "liberate" the town`: one word of the sentence held at arm's length.
  if (
    count === 1 &&
    left &&
    /^(?:would|will|could|should|may|might|to)$/u.test(left.lower) &&
    goesOn(setting)
  )
    return "scare";
  if (
    attribution &&
    (count >= 3 ||
      PREDICATE.test(scene.words[from]?.lower ?? "") ||
      spoken ||
      (left !== undefined && COPULA.test(left.lower)))
  )
    return "speech";
  if (spoken || count >= 7) return "speech";
  return attribution && !left ? "speech" : "scare";
}

/** Whether the sentence runs on after the closing mark without a pause. */
function goesOn({ scene, marked }: Setting): boolean {
  return /^ \p{L}/u.test(scene.text.slice(marked.span.end, marked.span.end + 2));
}

/** `the "X"`, `Soviet "X"`, `Germany's "X"`, `of "X"`: the quoted words are a noun of the sentence around. */
function isNounSlot(setting: Setting, left: Word, at: number): boolean {
  const { scene } = setting;
  // `the government "cannot intervene"`: a predicate, not a noun.
  if (PREDICATE.test(scene.words[setting.from]?.lower ?? "") && !DETERMINER.test(left.lower)) return false;
  if (left.possessive || DETERMINER.test(left.lower) || isNationAdjective(left.text)) return true;
  if (COPULA.test(left.lower)) return left.lower === "as" && setting.attribution?.cue?.force !== "as";
  if (left.lower === "that") return false;
  if (isPreposition(left))
    return /^(?:of|between|on|in|into|as)$/u.test(left.lower) && setting.to - setting.from <= 5;
  if (left.pos === "ADJ") return true;
  return left.pos === "NOUN" && scene.mention[at] === -1 && !CUES.has(left.lower);
}

/** Whether the words stand for themselves: a sentence, a question, an answer. */
function isUtterance(setting: Setting, shown: string, count: number): boolean {
  const { scene, from, to } = setting;
  const trimmed = shown.trim();
  if (/[!?]$/u.test(trimmed)) return true;
  const opening = scene.words[from];
  const capital = opening !== undefined && opening.shape !== "lower";
  if (capital && /[.,…—–-]$/u.test(trimmed) && (count >= 4 || setting.attribution !== null)) return true;
  if (capital && setting.whole && count >= 3) return true;
  if (opening && PERSON_WORD.test(opening.lower) && count >= 2) return true;
  if (count < 4) return false;
  for (let i = from; i < Math.min(to, from + 40); i += 1) {
    const word = scene.words[i];
    if (
      word &&
      (word.pos === "AUX" ||
        /^(?:is|are|was|were|will|would|has|have|had|can|could|must|shall|should|may|do|does|did)$/u.test(
          word.lower,
        ))
    )
      return true;
  }
  return false;
}

function isTitle(setting: Setting, shown: string, count: number, left: string | undefined): boolean {
  const { scene, from, to } = setting;
  if (count === 0) return false;
  // `Document No. 172. "…"`, `Документ № 172. «…»`
  const opening = setting.marked.span.start;
  if (/(?:№|No\.?|Nr\.?|nr) ?\d{1,6}[.:,]? $/u.test(scene.text.slice(Math.max(0, opening - 16), opening)))
    return true;
  const bare = shown.trim().replace(/[.,]$/u, "");
  if (/[!?]$/u.test(bare) && setting.attribution !== null) return false;
  // A sentence by itself is somebody's answer: `"Yes, Papa."`
  if (
    left === undefined &&
    /[.!?,—–-]$/u.test(shown.trim()) &&
    (setting.from === 0 || setting.whole || endsAfter(scene, setting.from - 1))
  )
    return false;
  let big = 0;
  let content = 0;
  for (let i = from; i < to; i += 1) {
    const word = scene.words[i];
    if (!word || (i > from && TITLE_SMALL.test(word.lower)) || word.shape === "number") continue;
    content += 1;
    if (word.shape !== "lower") big += 1;
  }
  const allBig = content > 0 && big === content;
  if (
    left &&
    (WORK.test(left) || TITLED.test(left)) &&
    (allBig || (count >= 2 && scene.words[from]?.shape !== "lower"))
  )
    return true;
  if (setting.attribution && setting.attribution.how === "colon") return false;
  if (setting.whole && count > 12) return false;
  if (allBig && content >= 2 && count <= 16 && !/[,;]$/u.test(shown.trim())) {
    // `"Germany, Italy," he said` is no title; names alone are told by the verb beside them.
    return !(
      setting.attribution &&
      /[,.!?]$/u.test(shown.trim()) &&
      setting.attribution.verb >= 0 &&
      setting.attribution.cue?.force === "strong" &&
      setting.attribution.verb >= to
    );
  }
  return false;
}

/**
 * Tells whether the words of a quotation are said elsewhere in the text without marks: then it was pulled out for show.
 * The runs of words are collected once, and only when somebody asks.
 */
export function repeatFinder(scenes: () => Iterable<Scene>): (setting: Setting) => boolean {
  let known: Set<string> | null = null;
  const collect = (): Set<string> => {
    const runs = new Set<string>();
    for (const scene of scenes()) {
      let run: string[] = [];
      scene.words.forEach((word, i) => {
        run = scene.quoted[i] ? [] : [...run.slice(1 - RUN), word.lower];
        if (run.length === RUN) runs.add(run.join(" "));
      });
    }
    return runs;
  };
  return ({ scene, from, to }) => {
    const words = scene.words.slice(from, to).map((word) => word.lower);
    if (words.length < RUN + 1) return false;
    known ??= collect();
    let found = 0;
    for (let i = 0; i + RUN <= words.length; i += 1)
      if (known.has(words.slice(i, i + RUN).join(" "))) found += 1;
    return found * 2 >= words.length - RUN + 1;
  };
}

const RUN = 6;

/** How two quotations in a row hang together: `A" and "B`, `A," "B`. */
export function onlyLinked(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1)
    if (!/^(?:and|or|but|then|also|that|yet|with)$/u.test(scene.words[i]?.lower ?? "")) return false;
  return to - from <= 2 && !/[.!?]\s/u.test(gapAfter(scene, from - 1).slice(2));
}

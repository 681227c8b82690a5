import { isRoleNoun } from "../names/roles.ts";
import { CUES, type Cue, FOREIGN_CUES, PEOPLE_NOUNS, SOURCE_NOUNS } from "./cues.ts";
import { endsAfter, gapAfter, isOblique, phraseStart, type Scene } from "./scene.ts";
import { authorOf, nameAt, nameBehind, namedAfter, paperOpening, type Speaker } from "./speaker.ts";
import { subjectOf } from "./subject.ts";

/** What brings a quotation in. `verb` is a word of the scene, -1 when the cue has none. */
export type Attribution = {
  readonly speaker: Speaker;
  readonly verb: number;
  readonly cue: Cue | null;
  /** `as` cues and copulas make a predicate of the quotation: `called it "X"`, `was "X"`. */
  readonly how: "cue" | "according" | "colon" | "signature" | "paper";
};

const NOMINATIVE = /^(?:he|she|they|we|i|it)$/u;
const DETERMINER = /^(?:the|a|an|this|that|his|her|their|its|one|another|some|several|many|two|three|most)$/u;
const ADVERB =
  /^(?:also|further|then|later|once|only|just|even|still|again|simply|merely|now|soon|first|had|has|have|would|could|will|did|is|was|went|on|to|never|often|once|himself|herself|[a-z]{3,}ly)$/u;

/** Whether the word is a verb here and not the noun or adjective that is spelt like it (`the report`, `Soviet claims`). */
export function isCueHere(scene: Scene, i: number): Cue | null {
  const word = scene.words[i];
  if (!word || word.possessive || scene.mention[i] !== -1) return null;
  const cue = CUES.get(word.lower);
  if (!cue) return null;
  const before = scene.words[i - 1];
  const tight = before !== undefined && /^['’]?s?\s+$/u.test(gapAfter(scene, i - 1));
  if (
    tight &&
    before &&
    (before.possessive ||
      /^(?:the|a|an|this|these|those|his|its|their|our|my|of|no|any|some|such|every|each)$/u.test(
        before.lower,
      ))
  )
    return null;
  if (cue.form === "base" || cue.form === "present") {
    if (tight && before && scene.names[scene.mention[i - 1] ?? -1]?.form === "adjective") return null;
    // The tagger takes many a `states that` for a noun.
    const opensReport =
      scene.words[i + 1]?.lower === "that" || /^\s?:?,?\s["“„«‘']/u.test(gapAfter(scene, i));
    if (word.pos === "NOUN" && !(opensReport && cue.form === "present")) return null;
    if (cue.form === "base" && before && isPrepositionWord(before.lower)) return null;
  }
  if (word.pos === "ADJ" && tight && cue.force === "weak") return null;
  return cue;
}

/** `as X put it` */
function putIt(scene: Scene, k: number): Cue | null {
  const put = /^puts?$/u.test(scene.words[k]?.lower ?? "") && scene.words[k + 1]?.lower === "it";
  return put ? { lemma: "put", force: "strong", form: "past" } : null;
}

function isPrepositionWord(lower: string): boolean {
  return /^(?:of|in|on|at|for|from|by|with|under|per|about|into)$/u.test(lower);
}

/** Looks left of the quotation whose first word would be `at`, inside its own sentence. */
export function cueBefore(scene: Scene, from: number, at: number): Attribution | null {
  const colon = colonCue(scene, from, at);
  if (colon) return colon;
  let best: Attribution | null = null;
  for (let k = at - 1; k >= Math.max(from, at - 70); k -= 1) {
    if (scene.quoted[k]) continue;
    const according = accordingAt(scene, k, at);
    if (according) return best?.cue?.force === "strong" ? best : according;
    const cue = isCueHere(scene, k) ?? putIt(scene, k);
    if (!cue) continue;
    const distance = at - k;
    if (cue.force === "weak" && (best || distance > 14)) continue;
    if (cue.force === "as" && !namesBy(scene, k, at, cue.lemma)) continue;
    if (cue.force === "as" && !(distance <= 9 && (best === null || distance <= 3))) continue;
    if (best && cue.force !== "strong") continue;
    const speaker = subjectOf(scene, k, from, cue);
    if (!speaker) continue;
    const found: Attribution = { speaker, verb: k, cue, how: "cue" };
    if (cue.force === "strong" || cue.force === "as" || distance <= 4) return found;
    best = found;
  }
  return best ?? paperCue(scene, from, at) ?? documentCue(scene, from, at);
}

/** `called it "X"`, `described it as "X"`; not `defined their "X"`. */
function namesBy(scene: Scene, k: number, at: number, lemma: string): boolean {
  if (/^(?:call|label|dub|brand|term|name|style|deem|consider)$/u.test(lemma)) return true;
  return scene.words.slice(Math.max(k, at - 4), at).some((word) => word.lower === "as");
}

/** `Molotov: "…"`, and `Her answer: "…"`. */
function colonCue(scene: Scene, from: number, at: number): Attribution | null {
  const last = at - 1;
  if (
    last < from ||
    scene.quoted[last] ||
    !/^\s*:/u.test(scene.text.slice(scene.words[last]?.end ?? 0, (scene.words[last]?.end ?? 0) + 3))
  )
    return null;
  const named = nameAt(scene, last);
  if (named && phraseStart(scene, last, from) === from && at - from <= 6)
    return { speaker: named, verb: -1, cue: null, how: "colon" };
  return null;
}

/** `according to X`, `in the words of X`, `as X put it`. */
function accordingAt(scene: Scene, k: number, to: number): Attribution | null {
  const word = scene.words[k];
  const next = scene.words[k + 1];
  if (!word || !next) return null;
  const according = word.lower === "according" && next.lower === "to";
  const words = word.lower === "words" && next.lower === "of";
  if (!according && !words) return null;
  const speaker = phraseFrom(scene, k + 2, to);
  return speaker ? { speaker, verb: -1, cue: null, how: "according" } : null;
}

/** The name, pronoun or noun phrase that begins at word `i`. */
export function phraseFrom(scene: Scene, i: number, to: number): Speaker | null {
  const word = scene.words[i];
  if (!word) return null;
  if (NOMINATIVE.test(word.lower)) {
    return { span: { start: word.start, end: word.end }, kind: "pronoun", mention: -1, at: i };
  }
  for (let k = i; k < Math.min(to, i + 9); k += 1) {
    const here = scene.words[k];
    if (!here || scene.quoted[k]) return null;
    if (k > i && /[,;:.]/u.test(gapAfter(scene, k - 1).replace(/^\.\s/u, ""))) return null;
    const named = nameAt(scene, k);
    if (named && !here.possessive) {
      // `Sky pundit Gary Thorne`: a body before the office is not who speaks.
      const after = scene.words[k + 1];
      const beforeOffice =
        after !== undefined &&
        k + 1 < to &&
        /^\s+$/u.test(gapAfter(scene, k)) &&
        isRoleNoun(after.text) &&
        scene.mention[k + 1] === -1;
      if (!beforeOffice) return named;
    }
    const noun =
      scene.mention[k] === -1 &&
      (isRoleNoun(here.text) || PEOPLE_NOUNS.has(here.lower) || SOURCE_NOUNS.has(here.lower));
    const next = scene.words[k + 1];
    const goesOn =
      next !== undefined &&
      k + 1 < to &&
      /^\s+$/u.test(gapAfter(scene, k)) &&
      (scene.mention[k + 1] !== -1 || isRoleNoun(next.text));
    if (noun && !goesOn && !here.possessive) {
      const paper = SOURCE_NOUNS.has(here.lower) && !isRoleNoun(here.text);
      const author = paper ? authorOf(scene, k, i, to) : namedAfter(scene, k);
      return (
        author ?? {
          span: { start: word.start, end: here.end },
          kind: paper ? "paper" : "role",
          mention: -1,
          at: i,
        }
      );
    }
    const inside =
      DETERMINER.test(here.lower) ||
      here.possessive ||
      // "a very frustrated President"
      (here.pos === "ADV" && next?.pos === "ADJ") ||
      here.pos === "ADJ" ||
      here.pos === "NOUN" ||
      here.pos === "PROPN" ||
      scene.mention[k] !== -1 ||
      noun;
    if (!inside) return null;
  }
  return null;
}

/** `Molotov's reply was "…"`, `the telegram: "…"`. */
function paperCue(scene: Scene, from: number, at: number): Attribution | null {
  for (let k = at - 1; k >= Math.max(from, at - 8); k -= 1) {
    const word = scene.words[k];
    if (!word || scene.quoted[k]) return null;
    if (!SOURCE_NOUNS.has(word.lower) || scene.mention[k] !== -1) continue;
    const speaker = authorOf(scene, k, from, at);
    return speaker ? { speaker, verb: -1, cue: null, how: "paper" } : null;
  }
  return null;
}

const HOLDS =
  /^(?:contain|include|provide|state|define|stipulate|read|say|declare|affirm|require|hold|guarantee)$/u;

/** `The secret agreement contained a protocol …, with a zone "…"`: the paper that the sentence opens with speaks throughout. */
function documentCue(scene: Scene, from: number, at: number): Attribution | null {
  for (let i = from; i < Math.min(at, from + 6); i += 1) {
    const paper = scene.mention[i] === -1 && !scene.quoted[i] ? paperOpening(scene, i + 1, i) : null;
    if (!paper || isOblique(scene, i, from)) continue;
    for (let k = i + 1; k < Math.min(at, i + 9); k += 1) {
      const cue = isCueHere(scene, k);
      if (cue && cue.form !== "participle" && HOLDS.test(cue.lemma)) {
        const speaker = paperOpening(scene, k, from) ?? paper;
        return { speaker, verb: k, cue, how: "cue" };
      }
    }
    return null;
  }
  return null;
}

/**
 * Looks right of a quotation: `…," he said`, `…?" asked the boy`, `…", according to X`, `…" — X`. `at` is the first word
 * after it, `ending` the last character that belongs to it.
 */
export function cueAfter(scene: Scene, at: number, end: number, ending: string): Attribution | null {
  const first = scene.words[at];
  if (!first || scene.quoted[at]) return null;
  const gap = scene.text.slice(end, first.start);
  if (gap.length > 8 || !/^[\s,.;!?—–"'”’)-]*$/u.test(gap)) return null;
  if (/[—–]|\n/u.test(gap) || /^\s-+\s?$/u.test(gap)) {
    const signed = nameAt(scene, at);
    if (signed && signatureEnds(scene, at)) return { speaker: signed, verb: -1, cue: null, how: "signature" };
  }
  if (first.lower === "according" && scene.words[at + 1]?.lower === "to") {
    const speaker = phraseFrom(scene, at + 2, scene.words.length);
    return speaker ? { speaker, verb: -1, cue: null, how: "according" } : null;
  }
  const stopped = /[.]/u.test(ending) || /[.]/u.test(gap);
  const verb = isCueHere(scene, at);
  // Polish and Russian put a dash between what is said and the verb.
  const dashed = verb !== null && FOREIGN_CUES.has(verb.lemma) && /[—–]/u.test(gap);
  const paused = dashed || /[,!?—–…-]/u.test(ending) || /,/u.test(gap);
  if (!stopped && !paused) return null;
  if (verb && first.shape === "lower" && verb.form !== "participle" && verb.form !== "base") {
    let n = at + 1;
    while (ADVERB.test(scene.words[n]?.lower ?? "") && scene.mention[n] === -1) n += 1;
    if (/^\s+$/u.test(gapAfter(scene, at))) {
      const speaker = phraseFrom(scene, n, Math.min(scene.words.length, n + 10));
      if (speaker) return { speaker, verb: at, cue: verb, how: "cue" };
      const named = FOREIGN_CUES.has(verb.lemma) ? nameBehind(scene, n) : null;
      if (named) return { speaker: named, verb: at, cue: verb, how: "cue" };
    }
  }
  return stopped && first.shape !== "lower" && !/[!?]/u.test(ending)
    ? null
    : subjectFirst(scene, at, paused && /,/u.test(ending + gap));
}

/** `Molotov asked`, `Anna Kern, a physicist in Vienna, said`. */
function subjectFirst(scene: Scene, at: number, sure: boolean): Attribution | null {
  const speaker = phraseFrom(scene, at, scene.words.length);
  if (!speaker) return null;
  let k = at;
  while (k < scene.words.length && (scene.words[k]?.start ?? 0) < speaker.span.end) k += 1;
  let inApposition = /,/u.test(gapAfter(scene, k - 1));
  const limit = Math.min(scene.words.length, k + (inApposition ? 26 : 5));
  for (; k < limit; k += 1) {
    const word = scene.words[k];
    if (!word || scene.quoted[k] || endsAfter(scene, k - 1)) return null;
    const cue = isCueHere(scene, k);
    if (cue && cue.form !== "participle" && (!inApposition || /,/u.test(gapAfter(scene, k - 1)))) {
      const next = scene.words[k + 1]?.lower ?? "";
      const gap = gapAfter(scene, k);
      // `…", Molotov stated that …` opens the next statement.
      if (/^(?:that|how|whether)$/u.test(next) && /^\s+$/u.test(gap)) return null;
      if (/^\s*:/u.test(gap)) return null;
      if (
        !sure &&
        /^\s+$/u.test(gap) &&
        !/^(?:him|her|them|me|us|in|at|with|as|when|while|after|quietly|softly|[a-z]+ly|again|on|to|from|before|suddenly|and)$/u.test(
          next,
        )
      )
        return null;
      return { speaker, verb: k, cue, how: "cue" };
    }
    if (!inApposition && !ADVERB.test(word.lower)) return null;
    if (
      inApposition &&
      cue === null &&
      /^(?:was|were|is|are)$/u.test(word.lower) &&
      /,/u.test(gapAfter(scene, k - 1))
    )
      inApposition = true;
  }
  return null;
}

/** A name after a dash that ends the paragraph or is followed by no more than a role. */
function signatureEnds(scene: Scene, at: number): boolean {
  return (
    scene.words.length - at <= 14 &&
    !scene.words
      .slice(at)
      .some((word, i) => CUES.has(word.lower) && scene.mention[at + i] === -1 && word.pos === "VERB")
  );
}

import { CUES, type Cue } from "./cues.ts";
import { gapAfter, isOblique, phraseStart, type Scene } from "./scene.ts";
import { authorOf, nameAt, paperBefore, paperOpening, phraseAt, pronounAt, type Speaker } from "./speaker.ts";

const NOMINATIVE = /^(?:he|she|they|we|i|it)$/u;
const RELATIVE = /^(?:who|which|that)$/u;
const SKIPPED =
  /^(?:has|had|have|having|was|is|were|are|be|been|being|would|could|will|shall|should|might|may|can|cannot|must|did|does|do|to|also|further|then|later|once|never|only|just|even|still|again|simply|merely|now|soon|first|went|go|goes|on|continued|not|both|himself|herself|themselves|often|always|thus|therefore|hence|eventually|already|as|quoted|reported|known|out|back|there|here|recently|yesterday|today|last|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$|^[a-z]{3,}ly$/u;
const BE = /^(?:was|were|been|being|is|are|be)$/u;
const BOUNDARY =
  /^(?:that|when|while|whereas|because|if|whether|but|although|though|where|which|who|so|unless)$/u;

/** The subject of the cue verb at word `k`, looking back no further than word `from`. */
export function subjectOf(scene: Scene, k: number, from: number, cue: Cue): Speaker | null {
  if (cue.form === "participle") {
    const quotedAs = /^(?:as)$/u.test(scene.words[k - 1]?.lower ?? "");
    if (!quotedAs) return subjectOfParticiple(scene, k, from);
  }
  let j = k - 1;
  let passive = false;
  while (j >= from && !scene.quoted[j]) {
    const word = scene.words[j];
    if (!word || scene.mention[j] !== -1 || !SKIPPED.test(word.lower) || /[;:]/u.test(gapAfter(scene, j)))
      break;
    if (BE.test(word.lower) && cue.form === "past" && scene.words[j + 1]?.lower !== "quoted") passive = true;
    j -= 1;
  }
  if (passive) return byAgent(scene, k);
  if (j < from || scene.quoted[j]) return null;
  return subjectEndingAt(scene, j, from, k);
}

function subjectEndingAt(scene: Scene, j: number, from: number, verb: number): Speaker | null {
  const word = scene.words[j];
  if (!word) return null;
  const gap = gapAfter(scene, j);
  // `@somebody said`
  if (scene.text.charAt(word.start - 1) === "@") {
    return { span: { start: word.start - 1, end: word.end }, kind: "role", mention: -1, at: j };
  }
  if (NOMINATIVE.test(word.lower)) return pronounAt(scene, j);
  if (RELATIVE.test(word.lower)) return antecedent(scene, j, from);
  if (/,|\)|—|–/u.test(gap)) return headOfApposition(scene, j, from) ?? clauseSubject(scene, j, from);
  const named = nameAt(scene, j);
  if (named && !word.possessive) {
    if (!isOblique(scene, j, from)) return named;
    return headOfOblique(scene, j, from, verb) ?? clauseSubject(scene, j, from);
  }
  const phrase = phraseAt(scene, j, from);
  if (phrase) {
    if (phrase.kind === "paper") return authorOf(scene, j, from, verb) ?? phrase;
    if (!isOblique(scene, j, from)) return phrase;
  }
  return clauseSubject(scene, j, from);
}

/** The subject of `stating`, `adding`: the main clause's after a comma, else what stands right before it. */
function subjectOfParticiple(scene: Scene, k: number, from: number): Speaker | null {
  const before = scene.words[k - 1];
  if (!before || k - 1 < from) return null;
  if (
    /,/u.test(gapAfter(scene, k - 1)) ||
    /^(?:when|while|after|before|by|in|without|and|then|for|on|of)$/u.test(before.lower)
  ) {
    return mainSubject(scene, k, from);
  }
  let j = k - 1;
  while (j > from && SKIPPED.test(scene.words[j]?.lower ?? "")) j -= 1;
  const paper = paperBefore(scene, j, from);
  if (paper >= 0) return authorOf(scene, paper, from, k) ?? phraseAt(scene, paper, from);
  const named = nameAt(scene, j);
  if (named) return named;
  return phraseAt(scene, j, from) ?? mainSubject(scene, k, from);
}

/** `X was told by Y that`: Y. */
function byAgent(scene: Scene, k: number): Speaker | null {
  for (let i = k + 1; i < Math.min(scene.words.length, k + 9); i += 1) {
    if (scene.quoted[i]) return null;
    if (scene.words[i]?.lower !== "by") continue;
    for (let n = i + 1; n < Math.min(scene.words.length, i + 8); n += 1) {
      const named = nameAt(scene, n) ?? (scene.mention[n] === -1 ? phraseAt(scene, n, i + 1) : null);
      if (named) return named;
    }
  }
  return null;
}

/** `X, who was there, said` and `the minister, who said`. */
function antecedent(scene: Scene, j: number, from: number): Speaker | null {
  const i = j - 1;
  if (i < from) return null;
  const named = nameAt(scene, i);
  if (named) return named;
  const phrase = phraseAt(scene, i, from);
  if (phrase) return phrase.kind === "paper" ? (authorOf(scene, i, from, j) ?? phrase) : phrase;
  return scene.words[j]?.lower === "that" ? null : headOfApposition(scene, i, from);
}

/** `X, the head of Y, said`: the first person of the sentence who is followed by a comma and hangs on nothing. */
function headOfApposition(scene: Scene, j: number, from: number): Speaker | null {
  let found: Speaker | null = null;
  for (let i = j; i >= Math.max(from, j - 45); i -= 1) {
    if (scene.quoted[i]) break;
    if (!/[,(—–]/u.test(gapAfter(scene, i))) continue;
    const cue = CUES.get(scene.words[i]?.lower ?? "");
    if (cue?.force === "strong" && scene.words[i]?.pos === "VERB") break;
    const named = nameAt(scene, i);
    if (named && scene.names[named.mention]?.type === "PER" && !isOblique(scene, i, from)) found = named;
    else if (!found && scene.mention[i] === -1 && !isOblique(scene, i, from)) {
      // `His lawyer, X of the Y project, said`
      const after = nameAt(scene, i + 1);
      found = after && scene.names[after.mention]?.type === "PER" ? after : phraseAt(scene, i, from);
    }
  }
  return found;
}

/** `the president of France said`: the president; `a letter from Molotov said`: Molotov. */
function headOfOblique(scene: Scene, j: number, from: number, verb: number): Speaker | null {
  for (let i = phraseStart(scene, j, from) - 1; i >= Math.max(from, j - 16); i -= 1) {
    const word = scene.words[i];
    if (!word || scene.quoted[i] || /[;:]/u.test(gapAfter(scene, i))) return null;
    if (scene.mention[i] !== -1 || word.possessive) continue;
    const phrase = phraseAt(scene, i, from);
    if (!phrase || isOblique(scene, i, from)) continue;
    if (phrase.kind === "paper") return authorOf(scene, i, from, verb) ?? phrase;
    return { ...phrase, span: { start: phrase.span.start, end: scene.words[j]?.end ?? phrase.span.end } };
  }
  return null;
}

/** The leftmost phrase of the clause that can be its subject. */
export function clauseSubject(scene: Scene, j: number, from: number): Speaker | null {
  let found: Speaker | null = null;
  for (let i = j; i >= Math.max(from, j - 40); i -= 1) {
    const word = scene.words[i];
    if (!word) break;
    if (scene.quoted[i]) continue;
    if (found && (BOUNDARY.test(word.lower) || /;/u.test(gapAfter(scene, i)))) break;
    found = subjectAt(scene, i, from) ?? found;
  }
  return found ?? paperOpening(scene, j, from);
}

/** The first phrase of the sentence that can be its subject. */
export function mainSubject(scene: Scene, before: number, from: number): Speaker | null {
  // `Asked whether she would stay, X laughed`: what is fronted has subjects of its own.
  const opening = scene.words[from];
  let start = from;
  if (opening && (FRONTING.test(opening.lower) || /^[a-z]{3,}(?:ing|ed)$/u.test(opening.lower))) {
    for (let i = from; i < Math.min(before - 1, from + 30); i += 1) {
      if (
        !/,/u.test(gapAfter(scene, i)) ||
        scene.quoted[i] ||
        !subjectAt(scene, lastOfPhrase(scene, i + 1), i + 1)
      )
        continue;
      start = i + 1;
      break;
    }
  }
  for (let i = start; i < before; i += 1) {
    if (scene.quoted[i]) continue;
    const found = subjectAt(scene, i, start);
    if (found) return found;
  }
  return null;
}

const FRONTING =
  /^(?:when|while|after|before|although|though|as|if|once|since|because|asked|in|at|on|during|despite|with|unless|until)$/u;

/** The last word of the name that word `i` begins, or the noun of the phrase that it opens. */
function lastOfPhrase(scene: Scene, i: number): number {
  let k = i;
  if (/^(?:the|a|an|his|her|their)$/u.test(scene.words[k]?.lower ?? "")) k += 1;
  while (scene.mention[k] !== -1 && scene.mention[k] === scene.mention[k + 1]) k += 1;
  return k;
}

/** The phrase that word `i` ends, when it can be a subject. */
export function subjectAt(scene: Scene, i: number, from: number): Speaker | null {
  const word = scene.words[i];
  if (!word || word.possessive) return null;
  if (NOMINATIVE.test(word.lower)) return word.lower === "it" ? null : pronounAt(scene, i);
  if (scene.mention[i] !== -1) {
    if (scene.mention[i] === scene.mention[i + 1]) return null;
    const named = nameAt(scene, i);
    const type = scene.names[scene.mention[i] ?? -1]?.type;
    const acts =
      type === "PER" ||
      type === "ORG" ||
      scene.names[scene.mention[i] ?? -1]?.form === "people" ||
      type === "LOC";
    return named && acts && !isOblique(scene, i, from) ? named : null;
  }
  // A bare plural at the very start (`Diplomats … addressed`) or a noun with its article.
  const phrase = phraseAt(scene, i, from);
  if (!phrase || phrase.kind === "paper" || isOblique(scene, i, from)) return null;
  const next = scene.words[i + 1];
  return next && scene.mention[i + 1] !== -1 && /^\s$/u.test(gapAfter(scene, i)) ? null : phrase;
}

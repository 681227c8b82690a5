import { type Attribution, phraseFrom } from "./attribute.ts";
import { SOURCE_NOUNS } from "./cues.ts";
import { gapAfter, type Scene } from "./scene.ts";
import type { Speaker } from "./speaker.ts";
import { clauseSubject } from "./subject.ts";

// Verbs whose object is the hearer: told H, asked H.
const TAKES_HEARER =
  /^(?:tell|ask|inform|remind|assure|reassure|warn|advise|urge|notify|convince|persuade|promise|beg|implore|command|order|instruct|answer|caution|address|invite|teach|threaten)$/u;
const BE = /^(?:was|were|is|are|been|being)$/u;

/** To whom it was said, when the words around the cue tell. Word `from` opens the cue's sentence. */
export function addresseeOf(scene: Scene, { verb, cue, speaker }: Attribution, from: number): Speaker | null {
  const lemma = cue?.lemma ?? "";
  if (verb < 0) return null;
  if (TAKES_HEARER.test(lemma)) {
    // `H was told by S`
    if (cue?.form === "past" && BE.test(scene.words[verb - 1]?.lower ?? ""))
      return clauseSubject(scene, verb - 2, from);
    const hearer = /^\s+$/u.test(gapAfter(scene, verb)) ? objectFrom(scene, verb + 1) : null;
    if (hearer && hearer.span.start !== speaker.span.start) return hearer;
  }
  for (let i = verb + 1; i < Math.min(scene.words.length, verb + 5); i += 1) {
    if (scene.quoted[i] || /[.;]/u.test(gapAfter(scene, i - 1))) break;
    if (scene.words[i]?.lower === "to") return objectFrom(scene, i + 1);
  }
  // `In a telegram to H, S insisted`
  for (let i = verb - 1; i > Math.max(from, verb - 16); i -= 1) {
    const paper = scene.words[i - 1];
    if (scene.words[i]?.lower === "to" && paper && SOURCE_NOUNS.has(paper.lower) && !scene.quoted[i]) {
      const hearer = objectFrom(scene, i + 1);
      return hearer && hearer.span.start !== speaker.span.start ? hearer : null;
    }
  }
  return null;
}

const OBJECT = /^(?:him|her|them|me|us)$/u;

function objectFrom(scene: Scene, i: number): Speaker | null {
  const word = scene.words[i];
  if (!word || scene.quoted[i]) return null;
  const next = scene.words[i + 1];
  // `told her sponsors`: a determiner, not the one who was told.
  const owns =
    word.lower === "her" && gapAfter(scene, i) === " " && /^(?:NOUN|ADJ|PROPN|NUM)$/u.test(next?.pos ?? "");
  if (OBJECT.test(word.lower) && !owns)
    return { span: { start: word.start, end: word.end }, kind: "pronoun", mention: -1, at: i };
  const found = phraseFrom(scene, i, Math.min(scene.words.length, i + 8));
  return found?.kind === "paper" || found?.kind === "pronoun" ? null : found;
}

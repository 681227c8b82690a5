import { type Span, trimSpan } from "#lib/base/text.ts";
import { type Attribution, cueBefore } from "./attribute.ts";
import { onlyLinked, type Setting } from "./kind.ts";
import type { Marked } from "./marks.ts";
import type { Placed } from "./placed.ts";
import { endsAfter, isOblique, type Scene, sentenceFrom, wordFrom } from "./scene.ts";
import { nameAt, type Speaker } from "./speaker.ts";
import { mainSubject } from "./subject.ts";

export type ParagraphCue = { readonly attribution: Attribution; readonly cue: Span; readonly from: number };

/** The words that introduce a quotation that has a paragraph of its own: `At the outset, X stated,` and a line break. */
export function cueInParagraphBefore(scene: Scene | undefined): ParagraphCue | null {
  if (!scene || scene.words.length === 0) return null;
  const last = scene.words[scene.words.length - 1];
  if (!last || scene.quoted[scene.words.length - 1]) return null;
  const tail = scene.text.slice(last.end, last.end + 4);
  // A finished sentence introduces nothing.
  if (/^["”’)\]]*[.!?…]/u.test(tail)) return null;
  const from = sentenceFrom(scene, scene.words.length);
  const attribution = cueBefore(scene, from, scene.words.length);
  if (!attribution) return null;
  const end = /^\s?[:,—-]/u.test(tail) ? last.end + (/^\s/u.test(tail) ? 2 : 1) : last.end;
  return {
    attribution,
    cue: trimSpan(scene.text, { start: scene.words[from]?.start ?? last.start, end }),
    from,
  };
}

export type Carried = { readonly whole: boolean };

const LONG = 60;

/** Whether the speaker of the quotation before goes on speaking here. */
export function carriedFrom(
  scene: Scene,
  paragraph: Span,
  marked: Marked,
  before: Placed | undefined,
  from: number,
  at: number,
): Carried | null {
  if (!before?.speaker) return null;
  const size = (each: Marked): number => each.inner.end - each.inner.start;
  if (before.marked.paragraph !== marked.paragraph) {
    if (before.marked.paragraph !== marked.paragraph - 1) return null;
    if (marked.continues) return { whole: true };
    // A second block quotation without a cue of its own; short lines in turn are a dialogue.
    const alone = marked.span.start <= paragraph.start && paragraph.end - marked.span.end <= 2;
    return alone && before.how === "paragraph" && size(marked) >= LONG && size(before.marked) >= LONG
      ? { whole: true }
      : null;
  }
  const previousEnd = wordFrom(scene, before.marked.span.end);
  if (onlyLinked(scene, previousEnd, at)) return { whole: false };
  // `"…," he said. "…"`: the attribution ends its sentence and the same speaker goes on.
  if (at === from && previousEnd < at && at - previousEnd <= 30 && endsAfter(scene, at - 1)) {
    const between = sentenceFrom(scene, at - 1);
    const mine = before.speaker.at >= previousEnd && before.speaker.at < at;
    if (mine && between <= previousEnd) return { whole: false };
  }
  return null;
}

/**
 * Whose words they are when no verb says so: a whole sentence belongs to the person the sentence beside it is about
 * (`X was delighted. "We did it."`), a piece inside a sentence to that sentence's subject.
 */
export function subjectNearby(setting: Setting, from: number, at: number, after: number): Speaker | null {
  const { scene } = setting;
  const person = (speaker: Speaker | null): Speaker | null => {
    if (!speaker || speaker.kind === "paper") return null;
    if (speaker.kind !== "name")
      return /^(?:i|we|it|they)$/iu.test(scene.text.slice(speaker.span.start, speaker.span.end))
        ? null
        : speaker;
    return scene.names[speaker.mention]?.type === "PER" ? speaker : null;
  };
  // "The key line was: “…”": of whom the sentence before tells
  if (at > from && isOfSpeech(scene, from, at) && from > 0 && endsAfter(scene, from - 1)) {
    const found = firstPerson(scene, sentenceFrom(scene, from - 1), from);
    if (found) return found;
  }
  if (at > from) {
    const count = setting.to - setting.from;
    return count >= 4 ? person(mainSubject(scene, at, from)) : null;
  }
  if (at > 0 && endsAfter(scene, at - 1) && !scene.quoted[at - 1]) {
    const found = person(mainSubject(scene, at, sentenceFrom(scene, at - 1)));
    if (found) return found;
  }
  if (setting.marked.span.start <= (scene.words[0]?.start ?? 0) && after < scene.words.length) {
    const next = mainSubject(scene, Math.min(scene.words.length, after + 4), after);
    return next && next.at === after ? person(next) : null;
  }
  return null;
}

/** The person that a sentence names first; null where that hangs on a preposition, or is none. */
function firstPerson(scene: Scene, from: number, to: number): Speaker | null {
  for (let k = from; k < to; k += 1) {
    const named = scene.quoted[k] === true ? null : nameAt(scene, k);
    if (named === null) continue;
    const isPerson = scene.names[named.mention]?.type === "PER" && scene.words[k]?.possessive !== true;
    // "On 21 July Lloyd George spoke": the day hangs on the preposition, and not he
    const dated = /\d/u.test(scene.words[k - 2]?.text ?? "") || /^\d/u.test(scene.words[k - 1]?.text ?? "");
    return isPerson && (dated || !isOblique(scene, k, from)) ? named : null;
  }
  return null;
}

const PART_OF_SPEECH =
  /^(?:line|lines|sentence|words|phrase|passage|message|point|remark|answer|reply|verdict)$/u;
const LONGEST_LEAD = 7;

/** `The key line was:`, `His last words were`: a part of what somebody said, and not whose. */
function isOfSpeech({ words }: Scene, from: number, at: number): boolean {
  if (at - from > LONGEST_LEAD || !/^(?:the|one)$/u.test(words[from]?.lower ?? "")) return false;
  let noun = false;
  for (let i = from; i < at; i += 1) if (PART_OF_SPEECH.test(words[i]?.lower ?? "")) noun = true;
  return noun && /^(?:was|were|read|ran|is)$/u.test(words[at - 1]?.lower ?? "");
}

/** Whether the words before a quotation name nobody who could have said it, and hang on what was said before (`That was …`). */
export function staysWith(scene: Scene, from: number, at: number): boolean {
  if (at <= from || !/^(?:that|this|it|these|those|there|such|which)$/u.test(scene.words[from]?.lower ?? ""))
    return false;
  for (let i = from; i < at; i += 1) if (scene.names[scene.mention[i] ?? -1]?.type === "PER") return false;
  return true;
}

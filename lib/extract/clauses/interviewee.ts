import { type Span, slice } from "#lib/base/text.ts";
import type { Entity, NameMention, Sentence } from "../types.ts";

/** So far down a page it says whom it lets speak. */
const NEAR_TOP = 12;
const LONGEST_LINE = 200;
// Interview with Margaret Tulloch | An hour with Anneliese Brandt, interpreter | Interviewee: Jan Holm
const NAMES_SPEAKER =
  /(?:\binterview(?:ed)? (?:with|of)|\binterviewee:?|\b(?:an hour|a (?:talk|conversation)|talking|in conversation|questions) (?:with|for|to)|\bmemories of|\brecollections of) (?:(?:mr|mrs|ms|miss|dr|sir|captain)\.? )?$/iu;
// MT: | M. T.: | Tulloch: | Q:
const LABEL = /^(?<label>\p{Lu}[\p{L}. ]{0,24}):\s/u;

/**
 * Who says `I` in the record of an interview: its page names one person near its top as the one who was asked. Null
 * everywhere else, in questions, and in what another speaker's label stands before.
 */
export function intervieweeOf(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
): (offset: number) => number | null {
  const speaker = namedSpeaker(text, sentences, names, entities);
  if (speaker === null) return () => null;
  const own = labelsOf(entities[speaker]?.name ?? "");
  /** By block: whether the one who is asked speaks there. A label holds until the next. */
  const speaks = new Map<number, boolean>();
  let now = true;
  for (const { block, blockIndex } of sentences) {
    if (speaks.has(blockIndex)) continue;
    const words = slice(text, {
      start: block.span.start,
      end: Math.min(block.span.end, block.span.start + 40),
    });
    const label = LABEL.exec(words)?.groups?.label;
    if (label !== undefined) now = own.has(label.replace(/[. ]/gu, "").toLowerCase());
    const asks = text.charAt(block.span.end - 1) === "?";
    speaks.set(blockIndex, now && !asks && block.zone === "body");
  }
  const starts = sentences.map(({ span }) => span.start);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const sentence = sentences[low - 1];
    return sentence !== undefined && speaks.get(sentence.blockIndex) === true ? speaker : null;
  };
}

function namedSpeaker(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
): number | null {
  const top: Span[] = sentences.slice(0, NEAR_TOP).map(({ block }) => block.span);
  for (const { span, entity } of names) {
    const line = top.find((one) => one.start <= span.start && span.end <= one.end);
    if (line === undefined || line.end - line.start > LONGEST_LINE) continue;
    if (entities[entity]?.type !== "PER") continue;
    if (NAMES_SPEAKER.test(text.slice(Math.max(line.start, span.start - 60), span.start))) return entity;
  }
  return null;
}

/** `mt`, `tulloch`, `margaret`, `margarettulloch`, `a`, `answer`: how transcripts mark somebody's words. */
function labelsOf(name: string): ReadonlySet<string> {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return new Set(
    [words.map((word) => word.charAt(0)).join(""), ...words, words.join(""), "a", "answer"].map((label) =>
      label.toLowerCase(),
    ),
  );
}

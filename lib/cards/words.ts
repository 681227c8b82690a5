import { foldText } from "#lib/base/text.ts";

const STOP = new Set(
  (
    "the a an of to in on at by for from with and or as is was were be been being are it its his her their they he she that this " +
    "these those which who whom whose what when where had has have not no would should could will may might up out into over about " +
    "after before than then so if but also only same both each own between against during under more most such there here us we our " +
    "you your i me my him them do did does how why"
  ).split(" "),
);

/** The words of a text, folded, without possessive endings and marks. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .replace(/'s(?![\p{L}\p{N}])/gu, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** A rough common form of a word: enough to see that `invaded` and `invades` are one word. For comparing only. */
export function stem(word: string): string {
  if (word.length <= 4 || /\d/u.test(word)) return word;
  return word.replace(/ies$/u, "y").replace(/(?:ing|ed|es|s|ly)$/u, "");
}

/** The words that carry meaning, each once, in a common form. */
export function contentWords(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => !STOP.has(word))
        .map(stem),
    ),
  ];
}

/** How much of `part` stands in `whole`, as a share of the content words of `part`; 0 when it has none. */
export function shareIn(part: string, whole: string): number {
  const wanted = contentWords(part);
  if (wanted.length === 0) return 0;
  const there = new Set(contentWords(whole));
  return wanted.filter((word) => there.has(word)).length / wanted.length;
}

/** Likeness of two texts by their content words, each once: shared over all, 0 to 1. */
export function overlap(left: readonly string[], right: readonly string[]): number {
  const there = new Set(right);
  const shared = left.filter((word) => there.has(word)).length;
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Whether the words of `phrase` stand in `text` one after the other. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const wanted = wordsOf(phrase).filter((word) => word !== "the" && word !== "a" && word !== "an");
  if (wanted.length === 0) return false;
  const there = wordsOf(text).filter((word) => word !== "the" && word !== "a" && word !== "an");
  return ` ${there.join(" ")} `.includes(` ${wanted.join(" ")} `);
}

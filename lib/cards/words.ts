import { foldedWords, plainFoldedWords, wordsOfFolded } from "#lib/base/folded-words.ts";
import { foldText } from "#lib/base/text.ts";
import { EVERY_SIGN, signsOf } from "./word-signs.ts";

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
  return foldedWords(text);
}

// "building" · "invaded" · "reaches" · "quickly" · "towns"
const ENDINGS = ["ing", "ed", "es", "ly", "s"];

/** A rough common form of a word: enough to see that `invaded` and `invades` are one word. For comparing only. */
export function stem(word: string): string {
  if (!mayEnd(word) || /\d/u.test(word)) return word;
  const whole = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word;
  for (const ending of ENDINGS) if (whole.endsWith(ending)) return whole.slice(0, -ending.length);
  return whole;
}

/** Whether a word may have one of those endings. */
function mayEnd(word: string): boolean {
  return word.length > 4 && "gdsy".includes(word.charAt(word.length - 1));
}

/** A text with its words, read once for everything that looks at them. */
export type WordedText = {
  readonly text: string;
  readonly words: readonly string[];
  /** The words that carry meaning, each once, in a common form. */
  readonly content: readonly string[];
  /** What its words may mean for a check: bits of `SIGN`. */
  readonly signs: number;
};

/** A question is looked at by one check after the other: so many of the last texts are kept with their words. */
const MOST_RECENT = 4096;
/** Longer texts are sentences, which are seldom asked for twice. */
const LONGEST_RECENT = 240;
const recent = new Map<string, WordedText>();

export function worded(text: string): WordedText {
  const before = recent.get(text);
  if (before !== undefined) return before;
  const plain = plainFoldedWords(text);
  const words = plain ?? wordsOfFolded(foldText(text));
  const made = read(text, words, plain === null ? EVERY_SIGN : 0);
  if (text.length <= LONGEST_RECENT) {
    if (recent.size >= MOST_RECENT) recent.clear();
    recent.set(text, made);
  }
  return made;
}

/** The common form of a word that carries meaning, empty for another, and its signs. */
type Meaning = { readonly form: string; readonly signs: number };

/** Words that long are seldom met again, and a piece of a text would keep all of it. */
const LONG = 13;
const MOST_KNOWN = 20_000;
const known = new Map<string, Meaning>();

/** What a word means. Nearly every word was met before. */
function meaningOf(word: string): Meaning {
  if (word.length >= LONG) return { form: STOP.has(word) ? "" : stem(word), signs: EVERY_SIGN };
  let made = known.get(word);
  if (made === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    made = { form: STOP.has(word) ? "" : stem(word), signs: signsOf(word) };
    known.set(word, made);
  }
  return made;
}

function read(text: string, words: readonly string[], ofText: number): WordedText {
  const stems: string[] = [];
  // A question has so few words that looking through them costs less than a set of them.
  const few = words.length <= FEW;
  let all = ofText;
  for (const word of words) {
    const { form, signs } = meaningOf(word);
    all |= signs;
    if (form !== "" && !(few && stems.includes(form))) stems.push(form);
  }
  return { text, words, content: few ? stems : [...new Set(stems)], signs: all };
}

const FEW = 20;

/** The words that carry meaning, each once, in a common form. */
export function contentWords(text: string): readonly string[] {
  return worded(text).content;
}

/** How much of `part` stands in `whole`, as a share of the content words of `part`; 0 when it has none. */
export function shareIn(part: WordedText, whole: WordedText): number {
  const wanted = part.content;
  if (wanted.length === 0) return 0;
  return sharedBy(wanted, whole.content) / wanted.length;
}

/** The words of two lists, each once, in order. */
export function together(first: readonly string[], second: readonly string[]): string[] {
  const out = [...first];
  for (const word of second) if (!first.includes(word)) out.push(word);
  return out;
}

/** How many of some words are among others: both are so few that a set of them would cost more. */
export function sharedBy(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  for (const word of left) if (right.includes(word)) shared += 1;
  return shared;
}

/** Likeness of two texts by their content words, each once: shared over all, 0 to 1. */
export function overlap(left: readonly string[], right: readonly string[]): number {
  const shared = sharedBy(left, right);
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Whether the words of `phrase` stand in `text` one after the other, articles aside. */
export function holdsPhrase(text: WordedText, phrase: WordedText): boolean {
  const first = phrase.words.find(isNoArticle);
  // Most questions lack the answer's first word already.
  if (first === undefined || !text.words.includes(first)) return false;
  const wanted = phrase.words.filter(isNoArticle);
  return ` ${text.words.filter(isNoArticle).join(" ")} `.includes(` ${wanted.join(" ")} `);
}

export function isNoArticle(word: string): boolean {
  return word !== "the" && word !== "a" && word !== "an";
}

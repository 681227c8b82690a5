import { eld } from "eld/small";
import { lettersOf } from "./letters.ts";

/** What is looked at of a passage; more makes it slower and no surer. */
const SAMPLE = 200;
/** Letters from which a guess may stand against the language of the rest of the document. */
const ENOUGH_ALONE = 60;
const ENOUGH_SURE = 24;

/**
 * The ISO 639-1 code of each passage's language, `und` where nothing tells. Short passages (headings, names, dates)
 * follow the document's main language unless they are surely in another one or in another script.
 */
export function languagesOf(passages: readonly string[]): string[] {
  const guesses = passages.map(guess);
  const weight = new Map<string, number>();
  for (const { code, letters } of guesses) {
    if (letters >= ENOUGH_ALONE) weight.set(code, (weight.get(code) ?? 0) + letters);
  }
  // A document of short lines alone is judged by all of them together.
  const short = weight.size === 0 ? passages.slice(0, 50).join(" ").slice(0, SAMPLE) : "";
  if (/\p{L}{2}/u.test(short)) weight.set(detect(short).code, 1);
  const main = [...weight].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const { script } = lettersOf(sampleOf(passages, (i) => guesses[i]?.code === main));
  return guesses.map(({ code, letters, sure, own }) => {
    if (letters >= ENOUGH_ALONE || main === null) return code;
    if (own !== "" && own !== script) return code;
    return sure && letters >= ENOUGH_SURE ? code : main;
  });
}

/** The first characters of the chosen passages, read one after another. */
function sampleOf(passages: readonly string[], isChosen: (index: number) => boolean): string {
  let sample = "";
  for (let i = 0; i < passages.length && sample.length < SAMPLE; i += 1) {
    if (isChosen(i)) sample += `${sample === "" ? "" : " "}${passages[i] ?? ""}`;
  }
  return sample.slice(0, SAMPLE);
}

type Guess = {
  readonly code: string;
  readonly letters: number;
  readonly sure: boolean;
  readonly own: string;
};

function guess(text: string): Guess {
  const sample = text.slice(0, SAMPLE);
  const { letters, script: own } = lettersOf(sample);
  // Too short to be surer than the rest of the document.
  if (letters < ENOUGH_SURE) return { code: "und", letters, sure: false, own };
  if (letters >= ENOUGH_ALONE && isPlainlyEnglish(sample)) return { code: "en", letters, sure: true, own };
  return { ...detect(sample), letters, own };
}

function detect(sample: string): { readonly code: string; readonly sure: boolean } {
  const result = eld.detect(sample);
  return { code: result.language === "" ? "und" : result.language, sure: result.isReliable() };
}

/** Small words that English alone has, or writes so; `was`, `had`, `is`, `not` and `her` are words of its neighbours too. */
const ENGLISH = new Set(
  (
    "the and of that with which who his its their this these those were has have been would could should from there " +
    "they when while where what because about after before through between against each other into are"
  ).split(" "),
);
const ENGLISH_LONGEST = Math.max(...[...ENGLISH].map((word) => word.length));
/** How many of them settle it, and the part of all words that they must be: a quoted title has some too. */
const ENGLISH_ENOUGH = 4;
const ENGLISH_PART = 0.15;

/** Whether the small words alone tell that a sample is English, which spares looking at its letters. */
function isPlainlyEnglish(sample: string): boolean {
  const lower = sample.toLowerCase();
  let words = 0;
  let found = 0;
  for (let start = 0; start <= lower.length; words += 1) {
    const space = lower.indexOf(" ", start);
    const end = space < 0 ? lower.length : space;
    // Most words are longer than all of these, and need not be cut out.
    if (end - start <= ENGLISH_LONGEST && end > start && ENGLISH.has(lower.slice(start, end))) found += 1;
    start = end + 1;
  }
  return found >= ENGLISH_ENOUGH && found >= words * ENGLISH_PART;
}

import { isSpaceAt } from "#lib/base/text.ts";
import { dataReason } from "./data-rows.ts";
import type { NoiseReason } from "./types.ts";

// What no language writes as prose: bytes that are no text, walls of digits or marks, tokens without end, rows of data.
// Each rule leaves a wide margin to anything that people write; the matter of a passage counts for nothing.

/** Shorter passages may be anything: a name in capitals, a sum, a line of a poem. */
const ENOUGH = 200;
/** Part of a passage that may be marks of no text (`\u0007`, `\ufffd`): a file decoded wrongly has far fewer. */
const MOST_BROKEN = 0.1;
/** Part of what is no white space that must be letters. */
const FEWEST_LETTERS = 0.25;
/** A longer token is no word of any language with spaces, and the part of a passage that such tokens may be. */
const LONGEST_WORD = 60;
const MOST_ENDLESS = 0.8;

/** Why a passage cannot be prose, or null. Linear in the text. */
export function unreadableReason(text: string): NoiseReason | null {
  const { broken, letters, digits, others, endless, shown } = countsOf(text);
  if (broken > shown * MOST_BROKEN && broken > 1) return "unreadable";
  if (text.length >= ENOUGH) {
    const all =
      letters + (others > shown * FEWEST_LETTERS ? (text.match(/\p{L}/gu)?.length ?? 0) - letters : 0);
    if (all < shown * FEWEST_LETTERS) return digits * 2 >= shown ? "table" : "unreadable";
    if (endless > shown * MOST_ENDLESS && !WITHOUT_SPACES.test(text)) return "unreadable";
    if (isProgram(text, shown)) return "code";
  }
  return dataReason(text);
}

// (b){return · ;var · }return: blocks that open right behind a bracket, and ends that no space follows
const OPENED_BLOCK = "){";
const GLUED_END = /[;}][\w$([!]/gu;
/** One such end for so many characters: a statement that is longer is none of a program that lost its lines. */
const LONGEST_STATEMENT = 100;

/** `function a(b){return b.c(d)}var e=1;`: a program without its lines. No sentence goes on behind a semicolon at once. */
function isProgram(text: string, shown: number): boolean {
  const first = text.indexOf(OPENED_BLOCK);
  if (first < 0 || text.indexOf(OPENED_BLOCK, first + 1) < 0) return false;
  return (text.match(GLUED_END)?.length ?? 0) * LONGEST_STATEMENT >= shown;
}

/** Scripts that put no space between words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

type Counts = {
  /** Control characters, and what stands for bytes that could not be read. */
  readonly broken: number;
  /** Of ASCII; letters of other alphabets are among the others. */
  readonly letters: number;
  readonly digits: number;
  readonly others: number;
  /** Characters in tokens longer than any word. */
  readonly endless: number;
  /** All but white space. */
  readonly shown: number;
};

function countsOf(text: string): Counts {
  let [broken, letters, digits, others, endless, shown, token] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const lower = code | 0x20;
    const isLetter = lower >= 0x61 && lower <= 0x7a;
    if (!isLetter && isSpaceAt(text, i)) {
      if (token > LONGEST_WORD) endless += token;
      token = 0;
      continue;
    }
    token += 1;
    shown += 1;
    if (isLetter) letters += 1;
    else if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) broken += 1;
    else if (code >= 0x80) others += 1;
  }
  if (token > LONGEST_WORD) endless += token;
  return { broken, letters, digits, others, endless, shown };
}

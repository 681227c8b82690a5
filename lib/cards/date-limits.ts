import type { Clause } from "#lib/extract/types.ts";
import type { Dated } from "./dated.ts";
import { endingsOf, mayFollow } from "./word-before.ts";

// "lasted until 1902" · "on the night of 8–9 April": the word before a date that says how it is meant
const LED = /\b(?<word>until|till|since|from|before|after|by|(?<night>night) of)\s+(?:the\s+)?$/iu;

const LEADING = endingsOf("until till since from before after by of the");

/** The question words for a date with the word before it: `Until which year`; null where a date is only a limit. */
export function askedFrom({ reading, mention, words }: Dated, { lemma }: Clause): string | null {
  const before = reading.document.text.slice(Math.max(0, mention.span.start - 14), mention.span.start);
  const led = mayFollow(reading.document.text, mention.span.start, LEADING)
    ? LED.exec(before)?.groups
    : undefined;
  if (led === undefined) return words.ask;
  if (led.night !== undefined) return "On which night";
  const word = (led.word ?? "").toLowerCase();
  // "From 1861 to 1870" has two ends
  if (
    word === "from" &&
    /^,? (?:to|until|till|on)\b/u.test(reading.document.text.slice(mention.span.end, mention.span.end + 8))
  )
    return words.ask;
  if (word === "before" || word === "after") return null;
  if (word === "since" && /^(?:start|begin)$/u.test(lemma)) return words.ask;
  if (words.ask === "Roughly when") return `${word === "till" ? "Until" : capital(word)} roughly when`;
  const plain = /^(?:On|In) (?<rest>wh(?:at|ich) \p{L}+)$/u.exec(words.ask)?.groups?.rest;
  if (plain === undefined) return words.ask;
  return `${word === "till" ? "Until" : capital(word)} ${plain}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { contains, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import { clausesOf, perSentence, touching } from "./places.ts";

/** Whether a sentence is of the page and not of the matter: a headline in capitals, or words to the reader. */
export const isPageTalk = perSentence(
  (reading, sentence) => isAddressed(reading, sentence) || isShouted(reading, sentence),
);

const SMALL_LETTERS = /\p{Ll}{2}/u;

/** A headline in capitals states nothing that the text below does not tell better. */
function isShouted({ document }: DocumentReading, { span }: Sentence): boolean {
  return !SMALL_LETTERS.test(slice(document.text, span));
}

const ADDRESS = /^(?:you|your|I|my|me)$/iu;
const LONGEST_ADDRESS = "your".length;

const FIRST_LETTERS = new Set(Array.from("yimYIM", (letter) => letter.charCodeAt(0)));

/** Whether a word is as short as those are and begins as they do. */
function mayAddress(word: string): boolean {
  return word.length <= LONGEST_ADDRESS && FIRST_LETTERS.has(word.charCodeAt(0));
}

/** Whether a sentence speaks to its reader or of its writer: talk about the page, not about the matter. */
function isAddressed(reading: DocumentReading, { index, span, tokens }: Sentence): boolean {
  const { document, quotations } = reading;
  if (!tokens.some(({ text: word }) => mayAddress(word) && ADDRESS.test(word))) return false;
  let text = slice(document.text, span);
  // In an interview `I` is the one who was asked, and what they tell is the matter.
  const told = clausesOf(reading, index).some(
    ({ agent }) => agent?.name != null && slice(document.text, agent.span) === "I",
  );
  if (told) text = text.replace(/(?<![\p{L}'’.-])I(?![\p{L}.-])/gu, " ");
  for (const one of touching(quotations, span)) text = text.replace(slice(document.text, one.inner), " ");
  return /(?<![\p{L}'’-])(?:you|your|my|me)(?![\p{L}-])|(?<![\p{L}'’.-])I(?![\p{L}.-])/iu.test(
    text.replace(/\bI\.|\bi\b/gu, " "),
  );
}

/** Whether a verb stands inside quotation marks: somebody said it, the document does not state it. */
export function isQuoted({ quotations }: DocumentReading, verb: Span): boolean {
  return touching(quotations, verb).some((one) => contains(one.span, verb));
}

import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { SentenceSpan } from "./sentences.ts";
import { joinHyphens, joinLetters } from "./tokens-join.ts";
import { repairTags } from "./tokens-repairs.ts";
import { charactersOf, tagByShape, tagEnglish } from "./tokens-tagger.ts";
import type { Sentence, Token } from "./types.ts";

/**
 * Cuts every sentence into words with lemma and part of speech. `text.slice(start, end) === token.text` for each
 * token; they are in order, inside their sentence, and hold every character that is not white space. Never throws: a
 * language without a tagger gets tags by shape (`NUM`, `PUNCT`, `PROPN` for capitals inside a sentence, else `X`).
 */
export function tagSentences(document: ReadDocument, spans: readonly SentenceSpan[]): Sentence[] {
  return spans.map(({ span, block, blockIndex }, index) => {
    const english = block.language === "en" || block.language === "und";
    const tokens = english ? tagWords(document.text, span) : tagByShape(document.text, span);
    return { span, block, blockIndex, index, tokens };
  });
}

/** The tokens of one English sentence. */
export function tagWords(text: string, span: Span): Token[] {
  const characters = charactersOf(text, span);
  let tokens = tagEnglish(text, span, characters);
  if (characters.foreign) tokens = joinLetters(tokens);
  if (characters.hyphen) tokens = joinHyphens(tokens);
  return repairTags(tokens);
}

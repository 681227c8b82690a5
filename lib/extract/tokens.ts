import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { SentenceSpan } from "./sentences.ts";
import type { Sentence, Token } from "./types.ts";

const nlp = winkNLP(model, ["pos"]);

/** Cuts every sentence into words with lemma and part of speech. */
export function tagSentences(document: ReadDocument, spans: readonly SentenceSpan[]): Sentence[] {
  return spans.map(({ span, block, blockIndex }, index) => {
    const words = nlp.readDoc(document.text.slice(span.start, span.end)).tokens();
    const values = words.out(nlp.its.value);
    const poses = words.out(nlp.its.pos as never);
    const lemmas = words.out(nlp.its.lemma);
    let at = span.start;
    const tokens = values.flatMap((value, i): Token[] => {
      const start = document.text.indexOf(value, at);
      if (start < 0 || start + value.length > span.end) return [];
      at = start + value.length;
      return [{ start, end: at, text: value, lemma: lemmas[i] ?? value, pos: poses[i] ?? "X" }];
    });
    return { span, block, blockIndex, index, tokens };
  });
}

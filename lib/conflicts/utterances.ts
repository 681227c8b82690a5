import { everyMatch } from "#lib/base/every-match.ts";
import { foldText, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Quotation } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { firstWhere } from "./posted.ts";

/** What somebody said, as one document quotes it: `"We have been foes," said Orr, "and we are friends."` is one. */
export type Utterance = {
  readonly passage: Passage;
  readonly span: Span;
  /** The folded words between the marks, and where each stands. */
  readonly words: readonly string[];
  readonly places: readonly Span[];
  /** A name as it stands or is resolved; null for nobody, a pronoun or a role. */
  readonly speaker: string | null;
  readonly speakerSpan: Span | null;
};

/** Between the halves of one utterance stands no more than who says it. */
const CUE = 60;
const WORD = /[\p{L}\d]+(?:['’]\p{L}{1,3})?/gu;

/** All that is quoted in a document, in order; none of it page furniture. */
export function utterancesIn(document: number, dossier: Dossier): Utterance[] {
  const reading = dossier.readings[document];
  const passages = dossier.library.documents[document] ?? [];
  if (!reading) return [];
  const { text } = reading.document;
  const made: Utterance[] = [];
  for (const quotation of [...reading.quotations].sort((a, b) => a.inner.start - b.inner.start)) {
    if (!/^["“”„«‘'>]/u.test(slice(text, quotation.span))) continue;
    const passage = passages[firstWhere(passages, ({ span }) => span.end > quotation.span.start)];
    if (!passage?.trusted || sharedLength(passage.span, quotation.span) === 0) continue;
    const one = utteranceOf(quotation, passage, text);
    const last = made.at(-1);
    const joined = last && isGoingOn(last, one, text);
    if (last && joined) made[made.length - 1] = join(last, one);
    else made.push(one);
  }
  return made;
}

function utteranceOf(quotation: Quotation, passage: Passage, text: string): Utterance {
  const { inner, span } = quotation;
  const found = everyMatch(slice(text, inner), WORD);
  const named = quotation.speakerName ?? (quotation.speaker ? slice(text, quotation.speaker) : null);
  return {
    passage,
    span,
    words: found.map(([word]) => foldText(word)),
    places: found.map(({ 0: word, index }) => ({
      start: inner.start + index,
      end: inner.start + index + word.length,
    })),
    speaker: named !== null && /^\p{Lu}/u.test(named) && !PRONOUN.test(named) ? named : null,
    speakerSpan: quotation.speaker,
  };
}

const PRONOUN = /^(?:he|she|they|i|we|it|his|her|the|who|one)\b/iu;

// ," said Baron Rosen, "
function isGoingOn(a: Utterance, b: Utterance, text: string): boolean {
  const between = text.slice(a.span.end, b.span.start);
  return (
    between.length > 0 &&
    between.length <= CUE &&
    /^[^.!?\n]{0,60},\s?$/u.test(between) &&
    /\p{L}/u.test(between) &&
    /[,–—-]["”’']?$/u.test(text.slice(a.span.start, a.span.end))
  );
}

function join(a: Utterance, b: Utterance): Utterance {
  return {
    ...a,
    span: { start: a.span.start, end: b.span.end },
    words: [...a.words, ...b.words],
    places: [...a.places, ...b.places],
    speaker: a.speaker ?? b.speaker,
    speakerSpan: a.speaker ? a.speakerSpan : (b.speakerSpan ?? a.speakerSpan),
  };
}

import { contains, type Span } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { meantIn } from "./segments.ts";

/** Fewer words than this say too little without those of the sentence before. */
const FEW = 5;

/** What a sentence is about, apart from the words that are being compared; a short one with the sentence before it. */
export function meantAround(passage: Passage, apart: Span, dossier: Dossier): ReadonlySet<string> {
  const own = meantIn(passage, dossier).flatMap(({ span, ids }) => (contains(apart, span) ? [] : ids));
  const before =
    own.length < FEW ? dossier.library.documents[passage.document]?.[passage.index - 1] : undefined;
  const joined =
    before?.sentence && before.sentence.block === passage.sentence?.block
      ? meantIn(before, dossier).flatMap(({ ids }) => ids)
      : [];
  return new Set([...own, ...joined]);
}

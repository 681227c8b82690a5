import { contains, type Span } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { isBare } from "./same-in-story.ts";
import { clauseAt } from "./topics.ts";

type Place = { readonly passage: Passage; readonly focus: Span };

/** What a thing went for is the price of that thing only. */
const TRADES: ReadonlySet<string> = new Set("buy sell purchase acquire rent lease".split(" "));

/** Whether one of two prices is of what it calls by the bare noun, where the other document has two of the kind. */
export function isOfUnclearThing(a: Place, b: Place, dossier: Dossier): boolean {
  return isUnclear(a, b.passage.document, dossier) || isUnclear(b, a.passage.document, dossier);
}

function isUnclear({ passage, focus }: Place, other: number, { terms, stories }: Dossier): boolean {
  const clause = clauseAt(passage, focus);
  const thing = clause?.object;
  if (!clause || !thing || thing.anaphoric || !TRADES.has(clause.lemma) || contains(thing.span, focus))
    return false;
  const phrase = terms.phraseOf(passage.document, thing);
  return isBare(phrase) && stories.hasSeveral(other, phrase);
}
